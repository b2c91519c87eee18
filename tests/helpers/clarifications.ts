import {
  beginClarification,
  type NewClarification,
  saveQuestions,
} from '../../db/clarifications.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { ClarificationRef } from '../../domain/clarification/clarification.ts';
import type { Question } from '../../domain/clarification/questions.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import type { Plan, RowState } from '../../domain/plan.ts';
import { planSeal, rowDigest } from '../../domain/seal.ts';
import { testNow } from './database.ts';
import { makePlan, tenantA } from './plans.ts';

const day = 24 * 3_600_000;
const after = (days: number) => new Date(testNow.getTime() + days * day);

/** Questions about two rules. */
export const twoQuestions: readonly Question[] = [
  { rules: ['criteria.present'], outcome: 'fail', text: 'What must be true for this to be done?' },
  { rules: ['placeholders.open'], outcome: 'fail', text: 'What belongs in place of “TBD”?' },
];

/** What the plan of a refinement asks. */
export function askedBy({ refinementId, issue }: Plan): NewClarification {
  const head = { refinementId, issueId: issue.id, projectId: '10000' };
  return { ...head, questions: twoQuestions, score: 40, status: 'needs_work' };
}

/** Questions of a plan that stand in a comment, and wait for a week. */
export async function plantWaiting(
  tx: TenantTx,
  plan: Plan,
  commentId = '90001',
): Promise<ClarificationRef> {
  await saveQuestions(tx, askedBy(plan), testNow);
  const times = { at: testNow, expiresAt: after(7), remindAt: after(2), dueAt: after(7) };
  const ref = await beginClarification(tx, plan.refinementId, { commentId, ...times });
  if (!ref) throw new Error('others wait on this issue');
  return ref;
}

/** A plan of SHOP-12 whose only row asks the two questions. */
export function askingPlan(state: RowState, overrides: Partial<Plan> = {}): Plan {
  const made = makePlan([state], overrides);
  const operation = addCommentOperation({
    issueId: made.issue.id,
    lines: twoQuestions.map(({ text }) => text),
    audience: 'everyone',
    origin: 'Ours.',
  });
  const rows = made.rows.map((row) => ({ ...row, operation, digest: rowDigest(operation, []) }));
  const plan = { ...made, rows };
  return { ...plan, seal: planSeal(tenantA, plan) };
}
