import { randomUUID } from 'node:crypto';
import { insertDecision, listDecisions } from '../../db/decisions.ts';
import { enqueue } from '../../db/outbox.ts';
import { lockPlan, type StoredPlan, saveRows } from '../../db/plans.ts';
import { policyOfPlan } from '../../db/policies.ts';
import { findMode } from '../../db/project-modes.ts';
import {
  advance,
  findRefinementOfPlan,
  reopenRefinement,
  type StoredRefinement,
} from '../../db/refinements.ts';
import { reviseOutcome } from '../../db/revise-outcome.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { deletePlanTokens, listUserTokens } from '../../db/tokens.ts';
import { waitForAnswers } from '../../db/wait-for-answers.ts';
import { findLastAttempt, setWriteState } from '../../db/writes.ts';
import { countingApprovers } from '../../domain/approvals.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { mayChange } from '../../domain/operations/permissions.ts';
import type { PlanRow } from '../../domain/plan.ts';
import { dispatchDeadline } from '../../domain/policy.ts';
import { type Choice, nextOperationId, resolvedState } from '../../domain/resolve.ts';
import { meetsPolicy, policyObjection } from '../../domain/review.ts';
import { planSeal } from '../../domain/seal.ts';
import { startClarifyIssue } from '../../workflows/clarify-messages.ts';
import {
  decidedMessage,
  mayWaitForToken,
  startRefineIssue,
  wokenMessage,
} from '../../workflows/refine-messages.ts';
import type { PersonInJira } from '../caller.ts';
import type { Written } from '../plugins/jira-written.ts';
import { mayWrite } from '../views/plan.ts';
import { type Decider, heldUnder } from './change-plan.ts';
import type { CommandResult } from './run-command.ts';
import { keepUserToken } from './user-token.ts';

/** Milliseconds until `reconcile` looks after what goes on. */
const goesOnWithin = 10 * 60_000;

export interface Resolution {
  rowId: string;
  choice: Choice;
  /** What the person named, as it was found in Jira; only with `it_is`. */
  written: Written | null;
}

/**
 * A person answers for a row that no machine goes on with. Writing it again is an approval of whoever
 * says so; opening it again voids the approvals there were. What can be looked up is looked up
 * before it is written again. Where the refinement had ended, a new run takes it up.
 * @throws {ReadygateError} row_unknown, row_not_answerable, jira_permission_missing, project_off,
 *   observe_only, not_a_reviewer, proposer_excluded, approvals_missing, plan_expired,
 *   refinement_elsewhere
 */
export async function resolveRow(
  tx: TenantTx,
  caller: Decider,
  planId: string,
  { rowId, choice, written }: Resolution,
  at: Date,
): Promise<CommandResult> {
  const locked = await lockPlan(tx, planId);
  const refinement = await findRefinementOfPlan(tx, planId);
  const row = locked.rows.find(({ id }) => id === rowId);
  if (!refinement) throw new ReadygateError('refinement_not_found');
  if (!row) throw new ReadygateError('row_unknown');
  const resolved = resolvedState(row, choice);
  const goesOn = choice === 'write_again' || choice === 'reopen';
  if (goesOn) await requireGoingOn(tx, caller, { plan: locked, refinement, row, choice }, at);
  else await requireAnswerer(tx, caller, locked, row);
  if (goesOn) await decideAgain(tx, caller, locked, row, choice, at);
  // On its way still: it is looked for before anything is sent a second time.
  const looks = choice === 'write_again' && (await canLookUp(tx, planId, row, at));
  const state = looks ? 'sending' : resolved;
  const operationId = choice === 'reopen' ? nextOperationId(row) : row.operationId;
  const problem = choice === 'give_up' ? { code: 'given_up' } : null;
  const change = {
    id: rowId,
    state,
    operationId,
    problem,
    ...(written ? { result: written } : {}),
  };
  const rows = locked.rows.map((other) => (other.id === rowId ? { ...other, state } : other));
  await moveLedger(tx, row, { choice, looks, written }, at);
  const plan = await saveRows(tx, locked, {
    rows: [change],
    seal: planSeal(tx.tenantId, { ...locked, rows }),
    ...(choice === 'write_again' ? { dispatchBy: dispatchDeadline(at).toISOString() } : {}),
  });
  tx.audit({
    at,
    action: 'write.resolved',
    actor: 'person',
    subject: { kind: 'operation', id: row.operationId },
    data: { row: rowId, choice, state, ...(written ? { jiraId: written.id } : {}) },
    personal: { accountId: caller.accountId },
  });
  // Questions whose comment a person found: the run that would have waited for their answers has ended.
  if (choice === 'it_is') await waitForAnswers(tx, plan, startClarifyIssue, at);
  const after = await goOn(tx, plan, refinement, goesOn, at);
  return {
    status: 200,
    body: { planId, rowId, state, operationId, seal: plan.seal, refinement: after },
  };
}

interface GoingOn {
  plan: StoredPlan;
  refinement: StoredRefinement;
  row: PlanRow;
  choice: Choice;
}

/** What leads to a write is for whoever could make the change by hand, on the plan that is current. */
async function requireGoingOn(
  tx: TenantTx,
  { accountId, person }: Decider,
  { plan, refinement, row, choice }: GoingOn,
  at: Date,
): Promise<void> {
  if (!mayWrite(row, person)) throw refusalOf(row, person);
  const mode = await findMode(tx, plan.projectId);
  if (mode !== 'propose') throw new ReadygateError(mode === 'off' ? 'project_off' : 'observe_only');
  if (refinement.planId !== plan.id)
    throw new ReadygateError('row_not_answerable', { hint: 'the plan was replaced' });
  if (choice === 'reopen' && at.getTime() >= Date.parse(plan.expiresAt))
    throw new ReadygateError('plan_expired');
  if (choice === 'write_again') await requirePolicy(tx, { accountId, person }, plan, row);
}

/** Writing again is an approval: the policy says whose counts, and how many there must be with it. */
async function requirePolicy(
  tx: TenantTx,
  { accountId, person: { membership } }: Pick<Decider, 'accountId' | 'person'>,
  plan: StoredPlan,
  row: PlanRow,
): Promise<void> {
  const policy = await policyOfPlan(tx, plan.id);
  const verdicts = await listDecisions(tx, plan.id);
  const { proposedBy } = plan;
  const review = { accountId, policy, verdicts, proposedBy, membership };
  const objection = policyObjection(row, review);
  if (objection) throw new ReadygateError(objection);
  // What was approved under another version does not count together with an approval under this one.
  const current = verdicts.filter(({ policyVersion }) => policyVersion === plan.policy.version);
  if (!meetsPolicy(plan, row, { ...review, verdicts: current }))
    throw new ReadygateError('approvals_missing');
}

/** What only says how it ended is for whoever approved it, too. */
async function requireAnswerer(
  tx: TenantTx,
  { accountId, person }: Decider,
  plan: StoredPlan,
  row: PlanRow,
): Promise<void> {
  if (mayWrite(row, person)) return;
  const approvers = countingApprovers(await listDecisions(tx, plan.id), plan, row);
  if (!approvers.includes(accountId)) throw refusalOf(row, person);
}

/** What keeps the person from making the change of a row: Jira, or the role they were given. */
function refusalOf({ operation }: PlanRow, { permissions }: PersonInJira): ReadygateError {
  const byHand = mayChange(operation, permissions);
  return new ReadygateError(byHand ? 'role_missing' : 'jira_permission_missing');
}

/**
 * Whether it can be looked up what became of a row: with a live token of who sent it, or with anybody's
 * where that is not known. Not where they looked and saw nothing: then a person's word is all there is.
 */
async function canLookUp(
  tx: TenantTx,
  planId: string,
  { operationId, problem }: PlanRow,
  at: Date,
): Promise<boolean> {
  const attempt = await findLastAttempt(tx, operationId);
  if (!attempt || problem?.code === 'not_visible') return false;
  const { accountId: sender } = attempt;
  const tokens = await listUserTokens(tx, planId, at);
  return tokens.some(({ accountId }) => sender === null || accountId === sender);
}

/** A row that is opened again leaves its old ledger entry as it is. */
async function moveLedger(
  tx: TenantTx,
  { operationId }: PlanRow,
  { choice, looks, written }: Pick<Resolution, 'choice' | 'written'> & { looks: boolean },
  at: Date,
): Promise<void> {
  if (choice === 'reopen') return;
  const again = looks ? ('ambiguous' as const) : ('planned' as const);
  const to = ({ it_is: 'confirmed', write_again: again, give_up: 'failed' } as const)[choice];
  const ids = written ? { jiraId: written.id, jiraKey: written.key } : {};
  if (!(await setWriteState(tx, { operationId, from: ['uncertain'], to, at, ...ids })))
    throw new ReadygateError('busy');
}

async function decideAgain(
  tx: TenantTx,
  caller: Decider,
  plan: StoredPlan,
  row: PlanRow,
  choice: Choice,
  at: Date,
): Promise<void> {
  const again = choice === 'write_again';
  const { accountId } = caller;
  const fields = row.fields.flatMap((field) => {
    const digest = plan.base[field];
    return digest ? [[field, digest] as const] : [];
  });
  await insertDecision(tx, {
    decisionId: randomUUID(),
    planId: plan.id,
    kind: again ? 'decision' : 'revocation',
    accountId,
    seal: plan.seal,
    policyVersion: plan.policy.version,
    membership: again ? heldUnder(await policyOfPlan(tx, plan.id), caller.person.membership) : null,
    at,
    rows: [
      {
        rowId: row.id,
        rowDigest: row.digest,
        verdict: again ? 'approve' : 'revoke',
        fields: Object.fromEntries(fields),
      },
    ],
  });
  if (again) await keepUserToken(tx, caller, plan.id, at);
}

/** The run that goes on, or a new one; where nothing goes on, the outcome as it is now. */
async function goOn(
  tx: TenantTx,
  plan: StoredPlan,
  { refinementId, planId, generation, outcome, step }: StoredRefinement,
  goesOn: boolean,
  at: Date,
): Promise<{ id: string; step: string; outcome: string | null }> {
  const ref = { tenantId: tx.tenantId, refinementId, generation };
  const count = (...states: string[]) =>
    plan.rows.filter(({ state }) => states.includes(state)).length;
  const released = count('released', 'sending');
  const next = released > 0 ? 'writing' : 'waiting';
  const due = { at, dueAt: new Date(at.getTime() + goesOnWithin) };
  if (outcome === null) {
    if (goesOn) {
      await advance(tx, ref, { step: next, ...due });
      if (released > 0 && mayWaitForToken(step)) await enqueue(tx, wokenMessage(ref), at);
      await enqueue(tx, decidedMessage(ref, { open: count('open', 'approved'), released }), at);
    }
    return { id: refinementId, step: goesOn ? next : step, outcome };
  }
  if (!goesOn) {
    // The plan that is current may be a later round of the same refinement.
    const final = await reviseOutcome(tx, { refinementId, planId: planId ?? plan.id }, at);
    if (count('uncertain') === 0) await deletePlanTokens(tx, plan.id, at);
    return { id: refinementId, step, outcome: final };
  }
  if (!(await reopenRefinement(tx, { refinementId, from: generation, step: next, ...due })))
    throw new ReadygateError('refinement_elsewhere');
  await enqueue(tx, startRefineIssue({ ...ref, generation: generation + 1 }), at);
  return { id: refinementId, step: next, outcome: null };
}
