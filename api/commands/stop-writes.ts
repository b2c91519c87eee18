import type { TenantTx } from '../../db/tenant-tx.ts';
import { findWritesSwitch, setWritesStopped, type WritesSwitch } from '../../db/write-stops.ts';
import { listSent } from '../../db/writes.ts';
import type { CommandResult } from './run-command.ts';

/**
 * Stops all writes to Jira of the site, or lets them go on: after the reply to a stop no new write begins, and it names
 * the rows that were sent before.
 * @throws {ReadygateError} settings_changed
 */
export async function stopWrites(
  tx: TenantTx,
  accountId: string,
  change: { stopped: boolean; version?: number | undefined },
  at: Date,
): Promise<CommandResult> {
  await setWritesStopped(tx, { ...change, at, author: { accountId } });
  const body = { ...writesView(await findWritesSwitch(tx)), sent: await listSent(tx) };
  return { status: 200, body };
}

export function writesView({
  changedAt,
  deploymentSince,
  recoveringSince,
  ...writes
}: WritesSwitch) {
  const text = (time: Date | null) => time?.toISOString() ?? null;
  return {
    ...writes,
    changedAt: text(changedAt),
    deploymentSince: text(deploymentSince),
    recoveringSince: text(recoveringSince),
  };
}
