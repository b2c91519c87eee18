import { createForgeStandIn } from '../../dev/forge/stand-in.ts';
import { startEngines } from '../../dev/world/engines.ts';
import { localApp, localInstallation, localTenant } from '../../dev/world/product.ts';
import { startBareSide } from './bare-side.ts';
import { person as accountId, type Jira, startJira } from './jira.ts';
import { startProductSide } from './product-side.ts';
import type { Side, Undo } from './side.ts';

export interface StageOptions {
  directory: string;
  /** Issues to refine, on both sides together. */
  issues: number;
  profile: string | null;
  tell: (text: string) => void;
}

/** Everything that runs while something is measured. */
export interface Stage {
  jira: Jira;
  product: Side;
  bare: Side;
  /** Issues that are left. */
  issues: string[];
  /** Process ids of what both sides share. */
  shared: Record<'Temporal' | 'PostgreSQL' | 'simulator', number>;
}

/** Seconds that one invocation token is used. Forge's own live 25 s. */
const tokenFor = 15;

/** One Temporal, one PostgreSQL and one simulator for both sides, which take turns. */
export async function startStage(options: StageOptions, undo: Undo): Promise<Stage> {
  const { directory, profile, tell } = options;
  tell('starting PostgreSQL, Temporal and the Jira simulator');
  const engines = await startEngines({ directory, own: true });
  undo.push(() => engines.stop());
  const jira = await startJira(directory, options.issues + 2);
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
  const { adminUrl, temporalAddress } = engines;
  const ground = { directory, adminUrl, temporalAddress, jira, invocation, profile };
  const [first = '', second = '', ...issues] = jira.issues;
  tell('starting API and worker of the product');
  const product = await startProductSide({ ...ground, jwksUrl }, undo);
  tell('recording one refinement, and starting the bare API and worker from it');
  const bare = await startBareSide(ground, [first, second], undo);
  return {
    jira,
    product,
    bare,
    issues,
    shared: {
      Temporal: engines.temporal?.pid ?? 0,
      PostgreSQL: engines.postgres?.pid ?? 0,
      simulator: jira.process.pid,
    },
  };
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
