import { createForgeStandIn } from '../../dev/forge/stand-in.ts';
import { type Engines, startEngines } from '../../dev/world/engines.ts';
import { localApp, localInstallation, localTenant } from '../../dev/world/product.ts';
import { person as accountId, type Jira, startJira } from './jira.ts';
import type { Ground, Undo } from './side.ts';

export interface GroundOptions {
  directory: string;
  /** Issues of the bench's project. */
  issues: number;
  profile: string | null;
  tell: (text: string) => void;
}

/** Seconds that one invocation token is used. Forge's own live 25 s. */
const tokenFor = 15;

/** PostgreSQL, Temporal, the Jira simulator and the keys of Forge: what the sides of a bench stand on. */
export async function startGround(
  { directory, issues, profile, tell }: GroundOptions,
  undo: Undo,
): Promise<{ ground: Ground; engines: Engines; jwksUrl: string }> {
  tell('starting PostgreSQL, Temporal and the Jira simulator');
  const engines = await startEngines({ directory, own: true });
  undo.push(() => engines.stop());
  const { jira, jwksUrl, invocation } = await startAtlassian(directory, issues, undo);
  const { adminUrl, temporalAddress } = engines;
  const ground = { directory, adminUrl, temporalAddress, jira, invocation, profile };
  return { ground, engines, jwksUrl };
}

/** The Jira simulator with so many issues, the keys of Forge, and the token that calls carry now. */
export async function startAtlassian(
  directory: string,
  issues: number,
  undo: Undo,
): Promise<{ jira: Jira; jwksUrl: string; invocation: () => Promise<string> }> {
  const jira = await startJira(directory, issues);
  undo.push(() => jira.process.stop());
  const forge = createForgeStandIn({
    appId: localApp,
    environment: 'DEVELOPMENT',
    jiraOrigin: jira.origin,
  });
  const { jwksUrl } = await forge.listen();
  undo.push(() => forge.close());
  const invocation = reused(() =>
    forge.signInvocationToken({
      cloudId: localTenant,
      accountId,
      installationId: localInstallation,
      moduleKey: 'readygate-issue',
    }),
  );
  return { jira, jwksUrl, invocation };
}

/** Signing costs as much as a call: a token serves for a while, on both sides. */
function reused(sign: () => Promise<string>): () => Promise<string> {
  let token = sign();
  let until = Date.now() + tokenFor * 1000;
  return () => {
    if (Date.now() >= until) {
      token = sign();
      until = Date.now() + tokenFor * 1000;
    }
    return token;
  };
}
