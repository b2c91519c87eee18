import { type NewClarification, saveQuestions } from '../../db/clarifications.ts';
import { questionsOf } from '../../domain/clarification/questions.ts';
import { askingRow } from '../../domain/clarification/row.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { RefinementRef } from '../../domain/refinement.ts';
import type { Report } from '../../domain/report.ts';
import type { NextStep } from '../activities.ts';
import type { ActivityDeps } from '../deps.ts';
import { judgeIssueAt } from '../judging.ts';
import { insertNewPlan, type Made, type PlanContext } from '../new-plan.ts';
import { close } from '../projection.ts';
import type { WholeIssue } from '../reading.ts';

/** What a plan that asks is made from. */
interface Asking {
  /** None where nothing that counts fails. */
  rows: PlanRow[];
  clarification: NewClarification;
}

/** The questions of an issue by its report, as one row. */
export function draftQuestions(
  { refinementId, round, issue }: PlanContext,
  { report, audience, origin }: Pick<WholeIssue, 'audience'> & { report: Report; origin: string },
): Asking {
  const { score, status } = report;
  const questions = questionsOf(report, issue.language);
  const { id: issueId, projectId } = issue;
  const clarification = { refinementId, issueId, projectId, questions, score, status };
  const asking = { refinementId, round, issue, questions, audience, origin };
  return { rows: questions.length === 0 ? [] : [askingRow(asking)], clarification };
}

/**
 * Drafts the first plan of a clarification and stores it with its questions; ends where there is nothing
 * to ask.
 */
export async function planQuestions(
  deps: ActivityDeps,
  ref: RefinementRef,
  whole: WholeIssue,
  made: Made,
): Promise<NextStep> {
  const { issue, audience } = whole;
  const { at } = made;
  const { report } = await judgeIssueAt(deps, ref.tenantId, whole, at);
  const context = { refinementId: ref.refinementId, round: 1, issue };
  const { origin } = deps.writing;
  const { rows, clarification } = draftQuestions(context, { report, audience, origin });
  return await deps.withTenant(ref.tenantId, async (tx) => {
    if (rows.length === 0) return await close(tx, ref, { outcome: 'nothing_to_propose', at });
    const step = await insertNewPlan(deps, tx, ref, { context, rows, made });
    await saveQuestions(tx, clarification, at);
    return step;
  });
}
