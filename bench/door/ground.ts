import { join } from 'node:path';
import { startPostgres } from '../../tools/postgres/start.mjs';
import { startAtlassian } from '../refine/ground.ts';
import type { Jira } from '../refine/jira.ts';
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
  const { jira, jwksUrl, invocation } = await startAtlassian(directory, issues, undo);
  return { directory, adminUrl: postgres.adminUrl, jira, jwksUrl, invocation };
}
