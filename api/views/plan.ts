import type { HeldPermissions } from '../../clients/jira/client.ts';
import type { StoredDecisionRow } from '../../db/decisions.ts';
import type { StoredPlan } from '../../db/plans.ts';
import type { StoredRefinement } from '../../db/refinements.ts';
import { operationEffects, operationLabel } from '../../domain/operations/label.ts';
import type { PlanRow } from '../../domain/plan.ts';
import { approvalSentence } from '../../domain/sentence.ts';
import type { PlanView, RowView } from '../../domain/views.ts';
import type { PersonInJira } from '../caller.ts';

/** A plan as the person who asks sees it: literal operations, the one sentence, and whom it waits for. */
export function planView(
  plan: StoredPlan,
  refinement: StoredRefinement,
  person: PersonInJira,
  decidedBy: PlanView['decidedBy'],
): PlanView {
  const {
    projectId: _project,
    proposedBy: _proposer,
    createdAt: _created,
    remindedAt: _reminded,
    ...shown
  } = plan;
  const open = plan.rows.filter(({ state }) => state === 'open');
  const issueKey = person.issue.key;
  const operations = open.map(({ operation }) => operation);
  const canDecide = open.length > 0 && open.every((row) => mayWrite(row, person.permissions));
  const { refinementId: id, step, outcome } = refinement;
  return {
    ...shown,
    issue: { id: plan.issue.id, key: issueKey },
    rows: plan.rows.map(rowView),
    sentence: approvalSentence({ issueKey, name: person.displayName, operations }),
    viewer: { name: person.displayName },
    decidedBy,
    canDecide,
    waitingFor: waitingFor(plan, step, canDecide),
    refinement: { id, step, outcome },
  };
}

/** Who decided last, in the eyes of an account. Putting a row off decides nothing. */
export function lastDecider(
  decisions: readonly StoredDecisionRow[],
  accountId: string,
): PlanView['decidedBy'] {
  const last = decisions.findLast(({ verdict }) => verdict !== 'later');
  if (!last) return null;
  return last.accountId === accountId ? 'you' : 'other';
}

/** The rows that were on their way to Jira, or there, and could not be held. */
export function sentRows({ rows }: Pick<StoredPlan, 'rows'>): string[] {
  return rows
    .filter(({ state }) => state === 'sending' || state === 'uncertain' || state === 'done')
    .map(({ id }) => id);
}

/** Whether the person could make a row's change by hand. */
export function mayWrite({ operation }: PlanRow, permissions: HeldPermissions): boolean {
  const held =
    operation.kind === 'createSubtask' ? permissions.CREATE_ISSUES : permissions.ADD_COMMENTS;
  return held === true;
}

function rowView(row: PlanRow): RowView {
  return {
    ...row,
    label: operationLabel(row.operation),
    effects: operationEffects(row.operation),
    why: whyOf(row),
  };
}

/** Why a row is proposed, from where it came: never words of a model. */
function whyOf({ provenance: { spans, lane } }: PlanRow): string {
  const [span] = spans;
  if (lane === 'person') return 'Edited by a person.';
  return span
    ? `The work item asks for it: “${span.text.replaceAll(/\s+/g, ' ').trim()}”`
    : 'Asked for by a rule.';
}

function waitingFor(
  { state }: StoredPlan,
  step: StoredRefinement['step'],
  canDecide: boolean,
): PlanView['waitingFor'] {
  if (step === 'waiting_for_token') return 'token';
  if (state === 'waiting') return canDecide ? 'you' : 'approver';
  return state === 'writing' ? 'jira' : null;
}
