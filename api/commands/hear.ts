import { findWaiting } from '../../db/clarifications.ts';
import {
  isCommentOnItsWay,
  isOwnComment,
  keepComment,
  noteAnswer,
} from '../../db/heard-comments.ts';
import { enqueueOnce } from '../../db/outbox.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { heardMessage } from '../../workflows/clarify-messages.ts';

/** Questions that wait on an issue are looked at again: it changed, or what people say of it. */
export async function hearChange(tx: TenantTx, issueId: string, at: Date): Promise<void> {
  const waiting = await findWaiting(tx, issueId);
  if (waiting) await enqueueOnce(tx, heardMessage(waiting), at);
}

/**
 * A comment that is not one of ours answers the questions that wait on an issue. Only that one came is
 * kept; whether it settles anything, the fields of the issue tell. One that came before it was waited for,
 * or while one of ours is on its way, is looked at once it is known whose it is.
 */
export async function hearComment(
  tx: TenantTx,
  { issueId, commentId }: { issueId: string; commentId: string },
  at: Date,
): Promise<void> {
  const comment = { id: commentId, at };
  const waiting = await findWaiting(tx, issueId);
  if (!waiting || (await isCommentOnItsWay(tx, issueId))) {
    const begun = await keepComment(tx, issueId, comment);
    if (begun) await enqueueOnce(tx, heardMessage(begun), at);
    return;
  }
  if (await isOwnComment(tx, commentId)) return;
  await enqueueOnce(tx, heardMessage(waiting), at);
  await noteAnswer(tx, waiting.refinementId, comment);
}
