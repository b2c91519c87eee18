import { join } from 'node:path';
import { createForgeStandIn } from '../../dev/forge/stand-in.ts';
import { localApp, localInstallation, localTenant } from '../../dev/world/product.ts';
import { startPostgres } from '../../tools/postgres/start.mjs';
import { reused } from '../refine/ground.ts';
import { person as accountId, type Jira, startJira } from '../refine/jira.ts';
import type { Undo } from '../refine/side.ts';

/** What both sides of the door stand on: no engine of workflows is asked. */
export interface DoorGround {
  directory: string;
  adminUrl: string;
  jira: Jira;
  jwksUrl: string;
  /** The invocation token that calls carry now. */
  invocation: () => Promise<string>;
}

/** PostgreSQL, the Jira simulator with so many issues, and the keys of Forge. */
export async function startDoorGround(
  directory: string,
  issues: number,
  undo: Undo,
): Promise<DoorGround> {
  const postgres = await startPostgres({
    binDir: process.env.READYGATE_POSTGRES_BIN ?? '',
    dataDir: join(directory, 'postgres'),
    logFile: join(directory, 'postgres.log'),
  });
  undo.push(() => postgres.stop());
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
  return { directory, adminUrl: postgres.adminUrl, jira, jwksUrl, invocation };
}
