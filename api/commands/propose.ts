import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Wish } from '../../domain/drafts/wish.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import type { ProposeRequest } from '../schemas/common.ts';
import { findProfile } from '../work-order.ts';
import { openAndStart, openedReply } from './open-refinement.ts';
import type { CommandResult } from './run-command.ts';

/**
 * What a person asks for; nothing where it is left to us.
 * @throws {ReadygateError} invalid_request for drafts and a work order at once, and an unknown profile
 */
export function wishOf(
  deps: Pick<ApiDeps, 'profiles'>,
  { propose, workOrder, profile }: ProposeRequest,
): Wish | undefined {
  if (propose && (workOrder || profile))
    throw new ReadygateError('invalid_request', {
      path: '/propose',
      expected: 'drafts or a work order, not both',
    });
  if (workOrder) return { format: 1, workOrder, profile: findProfile(deps, '/profile', profile) };
  if (profile)
    throw new ReadygateError('invalid_request', {
      path: '/workOrder',
      expected: 'comment or section',
    });
  return propose ? { format: 1, propose } : undefined;
}

/**
 * Opens a refinement and asks for its run, in one transaction. A second request gets the open one,
 * whatever it asks for.
 */
export async function propose(
  tx: TenantTx,
  caller: Caller & { accountId: string; person: PersonInJira },
  wish: Wish | undefined,
  at: Date,
): Promise<CommandResult> {
  const { issue } = caller.person;
  const asked = { issueId: issue.id, reason: 'person' as const, ...(wish ? { wish } : {}) };
  const opened = await openAndStart(tx, caller, asked, at);
  return await openedReply(tx, opened, issue.key);
}
