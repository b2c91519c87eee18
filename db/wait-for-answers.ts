import type { ClarificationRef } from '../domain/clarification/clarification.ts';
import type { OutboxMessage } from '../domain/outbox.ts';
import { planDeadlines } from '../domain/policy.ts';
import { beginClarification } from './clarifications.ts';
import { enqueue } from './outbox.ts';
import type { StoredPlan } from './plans.ts';
import { currentPolicy } from './policies.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Milliseconds after its end from which on `reconcile` looks after a wait. */
const grace = 10 * 60_000;

/**
 * Where a plan asked questions and their comment stands in Jira, whoever found that out and however it is
 * worded, their answers are waited for from now on, as long as a plan of the project waits for a decision.
 * Begun once, however often it is called.
 * @param start the message that starts the run which waits
 */
export async function waitForAnswers(
  tx: TenantTx,
  { refinementId, projectId, rows }: Pick<StoredPlan, 'refinementId' | 'projectId' | 'rows'>,
  start: (ref: ClarificationRef) => OutboxMessage,
  at: Date,
): Promise<void> {
  const [row] = rows;
  if (row?.operation.kind !== 'addComment' || row.state !== 'done' || !row.result) return;
  const { policy } = await currentPolicy(tx, projectId);
  const { expiresAt, remindAt } = planDeadlines(policy, at);
  const dueAt = new Date(expiresAt.getTime() + grace);
  const begin = { commentId: row.result.id, at, expiresAt, remindAt, dueAt };
  const ref = await beginClarification(tx, refinementId, begin);
  if (!ref) return;
  await enqueue(tx, start(ref), at);
  tx.audit({
    at,
    action: 'clarification.asked',
    actor: 'app',
    subject: { kind: 'refinement', id: refinementId },
    data: { row: row.id, expires: expiresAt.toISOString() },
  });
}
