import { findWaiting, isOwnComment, noteAnswer } from '../../db/clarifications.ts';
import { enqueue } from '../../db/outbox.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { heardMessage } from '../../workflows/clarify-messages.ts';

/** Questions that wait on an issue are looked at again: it changed, or what people say of it. */
export async function hearChange(tx: TenantTx, issueId: string, at: Date): Promise<void> {
  const waiting = await findWaiting(tx, issueId);
  if (waiting) await enqueue(tx, heardMessage(waiting), at);
}

/**
 * A comment that is not one of ours answers the questions that wait on an issue. Only that one came is
 * kept; whether it settles anything, the fields of the issue tell.
 */
export async function hearComment(
  tx: TenantTx,
  { issueId, commentId }: { issueId: string; commentId: string },
  at: Date,
): Promise<void> {
  const waiting = await findWaiting(tx, issueId);
  if (!waiting || (await isOwnComment(tx, commentId))) return;
  const { refinementId } = waiting;
  await enqueue(tx, heardMessage(waiting), at);
  if (!(await noteAnswer(tx, refinementId, at))) return;
  tx.audit({
    at,
    action: 'clarification.answered',
    actor: 'app',
    subject: { kind: 'refinement', id: refinementId },
    data: { comment: commentId },
  });
}
