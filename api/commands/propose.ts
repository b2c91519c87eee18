import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import { openAndStart, openedReply } from './open-refinement.ts';
import type { CommandResult } from './run-command.ts';

/** Opens a refinement and asks for its run, in one transaction. A second request gets the open one. */
export async function propose(
  tx: TenantTx,
  caller: Caller & { accountId: string; person: PersonInJira },
  at: Date,
): Promise<CommandResult> {
  const { issue } = caller.person;
  const opened = await openAndStart(tx, caller, { issueId: issue.id, reason: 'person' }, at);
  return await openedReply(tx, opened, issue.key);
}
