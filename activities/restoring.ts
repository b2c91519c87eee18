import type { StoredPlan } from '../db/plans.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { deletePlanTokens } from '../db/tokens.ts';
import { findLastAttempt } from '../db/writes.ts';
import type { NormalIssue } from '../domain/issue.ts';
import type { InsertSections, Operation, RemoveSections } from '../domain/operation.ts';
import { operationFields } from '../domain/operations/depends.ts';
import {
  isMadeBy,
  restoringAgain,
  restoringOperations,
  restoringRule,
} from '../domain/operations/restore-description.ts';
import type { PlanRow } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import { operationIdOf, rowDigest, rowIdOf } from '../domain/seal.ts';
import type { NextStep, PlanStepInput } from './activities.ts';
import type { ActivityDeps } from './deps.ts';
import { ownEntry } from './entry.ts';
import { planOf, storePlan } from './new-plan.ts';
import type { Access } from './reading.ts';
import { replacement } from './writing/replaced.ts';

/**
 * Rows that put back what a change of a plan replaced in the description, as the next round of its
 * refinement. Empty where no row did, or where nothing is left to put back.
 */
export async function restoringRows(
  { jira, withTenant }: ActivityDeps,
  tenantId: string,
  { auth }: Access,
  { refinementId, round, issue, rows }: StoredPlan,
): Promise<PlanRow[]> {
  const row = rows.find(({ problem }) => problem?.code === 'overwrote_in_jira');
  const change = row?.operation;
  if (!change || !isChange(change)) return [];
  const attempt = await withTenant(tenantId, (tx) => findLastAttempt(tx, row?.operationId ?? ''));
  if (!attempt) return [];
  const { accountId, startedAt: sentAt } = attempt;
  const [changes, { fields }] = await Promise.all([
    jira.listChanges(auth, issue.id),
    jira.getIssue(auth, issue.id, ['description']),
  ]);
  const replaced = replacement(changes, { accountId, sentAt }, (one) => isMadeBy(change, one));
  if (!replaced) return [];
  const operations = restoringOperations(change, fields?.description, replaced);
  const { fromText: text } = replaced;
  const span = { field: 'description' as const, start: 0, end: text.length, text };
  const provenance = { lane: 'rules' as const, rule: restoringRule, spans: [span] };
  return rowsOf({ refinementId, round: round + 1, provenance }, operations);
}

/** Whether a plan waits to put a description back. */
export function isRestoring({ rows }: Pick<StoredPlan, 'rows'>): boolean {
  return rows.every(({ provenance }) => provenance.rule === restoringRule);
}

/**
 * The rows of such a plan that nobody decided on, made anew for the description as it is now. Empty where
 * nothing is left to put back.
 */
export async function restoringRowsAgain(
  { jira }: ActivityDeps,
  { auth }: Access,
  { refinementId, round, issue, rows }: StoredPlan,
): Promise<PlanRow[]> {
  const unsent = rows.filter(({ state }) => state === 'open' || state === 'approved');
  const [first] = unsent;
  if (!first) return [];
  const { fields } = await jira.getIssue(auth, issue.id, ['description']);
  const operations = unsent.flatMap(({ operation }) => (isChange(operation) ? [operation] : []));
  const again = restoringAgain(operations, fields?.description);
  return rowsOf({ refinementId, round: round + 1, provenance: first.provenance }, again);
}

function isChange(operation: Operation): operation is InsertSections | RemoveSections {
  return operation.kind === 'insertSections' || operation.kind === 'removeSections';
}

function rowsOf(
  {
    refinementId,
    round,
    provenance,
  }: Pick<StoredPlan, 'refinementId' | 'round'> & Pick<PlanRow, 'provenance'>,
  operations: readonly Operation[],
): PlanRow[] {
  const made: PlanRow[] = [];
  for (const [position, operation] of operations.entries()) {
    const id = rowIdOf(refinementId, round, position);
    // Each is made for the description as the one before leaves it.
    const after = made.map((other) => other.id);
    made.push({
      id,
      position,
      operation,
      digest: rowDigest(operation, after),
      fields: operationFields(operation),
      after,
      provenance,
      tier: 'medium',
      confidence: 'high',
      state: 'open',
      operationId: operationIdOf(id, 1),
    });
  }
  return made;
}

export interface Restoring {
  /** The issue as it is now. */
  issue: NormalIssue;
  rows: PlanRow[];
  policy: Policy;
  at: Date;
}

/** Proposes these rows as the next round of a plan of which nothing is left to be done. */
export async function proposeRestoring(
  deps: Pick<ActivityDeps, 'runs'>,
  tx: TenantTx,
  input: PlanStepInput,
  { id: planId, refinementId, round, proposedBy }: StoredPlan,
  { issue, rows, policy, at }: Restoring,
): Promise<NextStep> {
  const plan = planOf(tx.tenantId, { refinementId, round: round + 1, issue }, rows, { policy, at });
  tx.audit(
    ownEntry({
      at,
      action: 'plan.proposed',
      subject: { kind: 'plan', id: plan.id },
      data: { rows: rows.length, seal: plan.seal, round: plan.round, restores: planId },
    }),
  );
  const made = { projectId: issue.projectId, proposedBy, at, policy };
  const [step] = await Promise.all([
    storePlan(deps, tx, input, plan, made),
    deletePlanTokens(tx, planId, at),
  ]);
  return step;
}
