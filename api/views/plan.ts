import type { StoredPlan } from '../../db/plans.ts';
import type { StoredReceipt } from '../../db/receipts.ts';
import type { StoredRefinement } from '../../db/refinements.ts';
import { reaches } from '../../domain/app-roles.ts';
import { countingApprovers, type Verdict } from '../../domain/approvals.ts';
import { type Difference, differenceFrom } from '../../domain/difference.ts';
import { operationEffects } from '../../domain/operations/effects.ts';
import { operationLabel } from '../../domain/operations/label.ts';
import { mayChange } from '../../domain/operations/permissions.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import { doubtOf, policyObjection } from '../../domain/review.ts';
import { approvalSentence } from '../../domain/sentence.ts';
import { canMove } from '../../domain/states.ts';
import type { DifferenceView, PlanView, RowView } from '../../domain/views.ts';
import type { PersonInJira } from '../caller.ts';
import type { UndoSide } from '../undo-side.ts';
import type { Former } from './former.ts';
import { mayCancel } from './may-cancel.ts';
import { whyOf } from './why.ts';

/** In whose eyes a plan is shown, with what was said of its rows and what its policy asks. */
export interface Eyes {
  accountId: string;
  decisions: readonly Verdict[];
  policy: Policy;
  decidedBy: PlanView['decidedBy'];
  side: UndoSide;
  receipts: ReadonlyMap<string, StoredReceipt>;
  /** The plan of the round before. */
  former: Former | null;
}

/**
 * A plan as the person who asks sees it: literal operations, the one sentence, and whom it waits for. Of
 * subtasks, which Jira may hide, it shows no digest.
 */
export function planView(
  plan: StoredPlan,
  refinement: StoredRefinement,
  person: PersonInJira,
  eyes: Eyes,
): PlanView {
  const {
    projectId: _project,
    createdAt: _created,
    remindAt: _remind,
    remindedAt: _reminded,
    base: { subtasks: _hidden, ...base },
    ...shown
  } = plan;
  const open = plan.rows.filter(({ state }) => state === 'open');
  const issueKey = person.issue.key;
  const operations = open.map(({ operation }) => operation);
  const { former, accountId } = eyes;
  const difference = former && differenceFrom(former.plan, former.decisions, plan);
  const added = new Map(difference?.added.map(({ id, instead }) => [id, instead]));
  const lacksToken = refinement.step === 'waiting_for_token';
  const rows = plan.rows.map((row) => ({
    ...rowView(plan, row, person, eyes),
    waitsFor:
      lacksToken && row.state === 'released' ? countingApprovers(eyes.decisions, plan, row) : [],
    added: added.has(row.id),
    instead: added.get(row.id)?.operation ?? null,
    write: writeOf(row, eyes),
  }));
  // Whoever approved all there is to approve, or may not, waits for somebody else.
  const isAsked = rows.some(
    ({ state, approvals, objection }) => state === 'open' && !approvals.yours && !objection,
  );
  const canDecide = isAsked && open.every((row) => mayWrite(row, person));
  const { refinementId: id, step, outcome } = refinement;
  return {
    ...shown,
    base,
    issue: { id: plan.issue.id, key: issueKey },
    rows,
    sentence: approvalSentence({ issueKey, name: person.displayName, operations }),
    viewer: { name: person.displayName, role: person.role },
    decidedBy: eyes.decidedBy,
    canDecide,
    canCancel:
      outcome === null &&
      plan.rows.some(({ state }) => canMove(state, 'cancelled')) &&
      mayCancel({ accountId, person }, refinement, plan, eyes.decisions),
    waitingFor: waitingFor(plan, step, canDecide),
    difference: difference && differenceView(difference, accountId),
    refinement: { id, step, outcome },
    undo: eyes.side.undo,
    undoing: eyes.side.undoing,
    undoable: eyes.side.undoable,
  };
}

function differenceView(
  { replaces, fields, added, gone, lookAgain: accounts }: Difference,
  accountId: string,
): DifferenceView {
  return {
    replaces,
    fields,
    gone: gone
      .filter((row) => !added.some(({ instead }) => instead?.id === row.id))
      .map(({ operation }) => ({ label: operationLabel(operation), operation })),
    lookAgain: { accounts, you: accounts.includes(accountId) },
  };
}

/** Who decided last, in the eyes of an account. Putting a row off and editing it decide nothing. */
export function lastDecider(
  decisions: readonly Pick<Verdict, 'accountId' | 'verdict'>[],
  accountId: string,
): PlanView['decidedBy'] {
  const last = decisions.findLast(({ verdict }) => verdict !== 'later' && verdict !== 'edit');
  if (!last) return null;
  return last.accountId === accountId ? 'you' : 'other';
}

/** The rows that were on their way to Jira, or there, and could not be held. */
export function sentRows({ rows }: Pick<StoredPlan, 'rows'>): string[] {
  return rows
    .filter(({ state }) => state === 'sending' || state === 'uncertain' || state === 'done')
    .map(({ id }) => id);
}

/** Whether the person could make a row's change by hand, and has the role to approve it. */
export function mayWrite(
  { operation }: PlanRow,
  { permissions, role }: Pick<PersonInJira, 'permissions' | 'role'>,
): boolean {
  return reaches(role, 'member') && mayChange(operation, permissions);
}

function writeOf({ id }: PlanRow, { receipts, accountId }: Eyes): RowView['write'] {
  const receipt = receipts.get(id);
  if (!receipt) return null;
  const { at, accountId: by, audit } = receipt;
  return { at: at.toISOString(), by, you: by === accountId, audit };
}

function rowView(
  plan: StoredPlan,
  row: PlanRow,
  { membership }: PersonInJira,
  { accountId, decisions, policy, side }: Eyes,
): Omit<RowView, 'added' | 'instead' | 'waitsFor' | 'write'> {
  const approvers = countingApprovers(decisions, plan, row);
  const { reviewers: needed, approvers: asked = null } = policy.tiers[row.tier];
  const { proposedBy } = plan;
  const review = { accountId, policy, verdicts: decisions, proposedBy, membership };
  return {
    ...row,
    label: operationLabel(row.operation),
    effects: operationEffects(row.operation),
    ...whyOf(row, side),
    approvals: {
      given: approvers.length,
      needed,
      yours: approvers.includes(accountId),
      by: approvers,
    },
    ownDecision: doubtOf(row) !== null,
    objection: policyObjection(row, review),
    asked,
  };
}

function waitingFor(
  { state, rows }: StoredPlan,
  step: StoredRefinement['step'],
  canDecide: boolean,
): PlanView['waitingFor'] {
  // What is to go out next says why it does not.
  const next = rows.find((row) => row.state === 'released');
  if (next?.problem && !rows.some((row) => row.state === 'sending')) return 'stop';
  if (step === 'waiting_for_token') return 'token';
  if (state === 'waiting') return canDecide ? 'you' : 'approver';
  return state === 'writing' ? 'jira' : null;
}
