import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import type { ProposeRequest } from '../schemas/common.ts';
import { openAndStart, openedReply } from './open-refinement.ts';
import type { CommandResult } from './run-command.ts';

/**
 * Opens a refinement and asks for its run, in one transaction. A second request gets the open one,
 * whatever it asks for.
 */
export async function propose(
  tx: TenantTx,
  caller: Caller & { accountId: string; person: PersonInJira },
  { propose: kinds }: ProposeRequest,
  at: Date,
): Promise<CommandResult> {
  const { issue } = caller.person;
  const wish = kinds ? { wish: { format: 1 as const, propose: kinds } } : {};
  const asked = { issueId: issue.id, reason: 'person' as const, ...wish };
  const opened = await openAndStart(tx, caller, asked, at);
  return await openedReply(tx, opened, issue.key);
}
