import { type NewClarification, saveQuestions } from '../../db/clarifications.ts';
import { questionsFor } from '../../domain/clarification/questions.ts';
import { askingRow } from '../../domain/clarification/row.ts';
import type { ProposedQuestion } from '../../domain/model/questions.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { RefinementRef } from '../../domain/refinement.ts';
import type { Report } from '../../domain/report.ts';
import type { NextStep } from '../activities.ts';
import type { ActivityDeps } from '../deps.ts';
import { judgeIssueAt } from '../judging.ts';
import { insertNewPlan, type Made, type PlanContext } from '../new-plan.ts';
import { hasRoomForComment } from '../preflight/room.ts';
import { close } from '../projection.ts';
import type { Access, WholeIssue } from '../reading.ts';

/** What a plan that asks is made from. */
interface Asking {
  /** None where nothing that counts fails, and no model asks anything. */
  rows: PlanRow[];
  clarification: NewClarification;
}

/** What questions are drafted from. */
interface AskingGround extends Pick<WholeIssue, 'audience'> {
  report: Report;
  /** What a model asked, where one was asked. */
  proposed: readonly ProposedQuestion[];
  origin: string;
}

/** The questions of an issue by its report, and those of a model, as one row. */
export function draftQuestions(
  { refinementId, round, issue }: PlanContext,
  { report, proposed, audience, origin }: AskingGround,
): Asking {
  const { score, status } = report;
  const questions = questionsFor(issue, report, proposed);
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
  whole: WholeIssue & Pick<AskingGround, 'proposed'> & { access: Access },
  made: Made,
): Promise<NextStep> {
  const { issue, audience, proposed, access } = whole;
  const { at } = made;
  const { report } = await judgeIssueAt(deps, ref.tenantId, whole, at);
  const context = { refinementId: ref.refinementId, round: 1, issue };
  const { origin } = deps.writing;
  const ground = { report, proposed, audience, origin };
  const { rows, clarification } = draftQuestions(context, ground);
  const fits = rows.length === 0 || (await hasRoomForComment(deps.jira, access.auth, issue.id));
  return await deps.withTenant(ref.tenantId, async (tx) => {
    const nothing = { outcome: 'nothing_to_propose' as const, at };
    if (rows.length === 0) return await close(tx, ref, nothing);
    if (!fits) return await close(tx, ref, { ...nothing, problem: 'issue_full' });
    const step = await insertNewPlan(deps, tx, ref, { context, rows, made });
    await saveQuestions(tx, clarification, at);
    return step;
  });
}
