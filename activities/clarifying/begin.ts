import { beginClarification } from '../../db/clarifications.ts';
import { enqueue } from '../../db/outbox.ts';
import type { StoredPlan } from '../../db/plans.ts';
import { currentPolicy } from '../../db/policies.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { planDeadlines } from '../../domain/policy.ts';
import type { ActivityDeps } from '../deps.ts';
import { waitDue } from '../due.ts';

/**
 * Where a plan asked questions and their comment stands in Jira, their answers are waited for from now
 * on, as long as a plan of the project waits for a decision. Begun once, however often it is called.
 */
export async function waitForAnswers(
  { runs }: Pick<ActivityDeps, 'runs'>,
  tx: TenantTx,
  { refinementId, projectId, rows }: StoredPlan,
  at: Date,
): Promise<void> {
  const [row] = rows;
  if (row?.operation.kind !== 'addComment' || row.state !== 'done' || !row.result) return;
  const { policy } = await currentPolicy(tx, projectId);
  const { expiresAt, remindAt } = planDeadlines(policy, at);
  const dueAt = waitDue(expiresAt.toISOString());
  const begin = { commentId: row.result.id, at, expiresAt, remindAt, dueAt };
  const ref = await beginClarification(tx, refinementId, begin);
  if (!ref) return;
  await enqueue(tx, runs.answers.start(ref), at);
  tx.audit({
    at,
    action: 'clarification.asked',
    actor: 'app',
    subject: { kind: 'refinement', id: refinementId },
    data: { row: row.id, expires: expiresAt.toISOString() },
  });
}
