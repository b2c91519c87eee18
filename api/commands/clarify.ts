import {
  findWaiting,
  lockClarification,
  moveClarification,
  type StoredClarification,
} from '../../db/clarifications.ts';
import { enqueue } from '../../db/outbox.ts';
import { getRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { reaches } from '../../domain/app-roles.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { mayChange } from '../../domain/operations/permissions.ts';
import { endedMessage } from '../../workflows/clarify-messages.ts';
import { clarificationView } from '../views/clarification.ts';
import type { Decider } from './change-plan.ts';
import { openAndStart, openedReply } from './open-refinement.ts';
import type { CommandResult } from './run-command.ts';

/**
 * Opens a refinement whose plan asks questions in one comment, and asks for its run. A second request
 * gets the open one.
 * @throws {ReadygateError} clarification_waiting while answers are waited for; refinement_elsewhere where
 *   the issue has another open refinement
 */
export async function clarify(tx: TenantTx, caller: Decider, at: Date): Promise<CommandResult> {
  const { issue } = caller.person;
  if (await findWaiting(tx, issue.id)) throw new ReadygateError('clarification_waiting');
  const wish = { issueId: issue.id, reason: 'clarification' } as const;
  const opened = await openAndStart(tx, caller, wish, at);
  if (opened.refinement.reason !== 'clarification')
    throw new ReadygateError('refinement_elsewhere');
  // The one that was open may have begun to wait and closed meanwhile: opening waited for that.
  if (await findWaiting(tx, issue.id)) throw new ReadygateError('clarification_waiting');
  return await openedReply(tx, opened, issue.key);
}

/**
 * Ends waiting for answers; the comment stays. For who asked, an admin of the project, and any member
 * who could comment.
 * @throws {ReadygateError} clarification_not_found, jira_permission_missing, clarification_closed
 */
export async function cancelClarification(
  tx: TenantTx,
  caller: Decider,
  refinementId: string,
  at: Date,
): Promise<CommandResult> {
  const { accountId, person } = caller;
  const [{ requestedBy }, found] = await Promise.all([
    getRefinement(tx, refinementId),
    lockClarification(tx, refinementId),
  ]);
  const may =
    accountId === requestedBy ||
    person.role === 'admin' ||
    (reaches(person.role, 'member') && mayChange({ kind: 'addComment' }, person.permissions));
  if (!may) throw new ReadygateError('jira_permission_missing');
  const { outcome, generation } = found;
  if (outcome !== null) throw new ReadygateError('clarification_closed', { outcome });
  await moveClarification(tx, refinementId, { at, outcome: 'cancelled' });
  await enqueue(tx, endedMessage({ tenantId: tx.tenantId, refinementId, generation }), at);
  tx.audit({
    at,
    action: 'clarification.cancelled',
    actor: 'person',
    subject: { kind: 'refinement', id: refinementId },
    personal: { accountId },
  });
  const ended: StoredClarification = { ...found, outcome: 'cancelled', closedAt: at };
  return { status: 200, body: clarificationView(ended) };
}
