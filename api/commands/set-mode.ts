import { findVersionedMode, setMode } from '../../db/project-modes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { ProjectMode } from '../../domain/views.ts';
import type { CommandResult } from './run-command.ts';

/**
 * Turns a project on or off: after the reply nothing more of it is written where it does not propose.
 * @throws {ReadygateError} settings_changed
 */
export async function changeMode(
  tx: TenantTx,
  accountId: string,
  change: { projectId: string; version: number; mode: ProjectMode },
  at: Date,
): Promise<CommandResult> {
  await setMode(tx, { ...change, at, author: { accountId } });
  return { status: 200, body: await findVersionedMode(tx, change.projectId) };
}
