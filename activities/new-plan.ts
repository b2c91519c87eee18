import { insertPlan, type NewPlan } from '../db/plans.ts';
import { currentPolicy } from '../db/policies.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { lockTenantForShare } from '../db/tenants.ts';
import type { NormalIssue } from '../domain/issue.ts';
import { baseOf } from '../domain/normalise/base.ts';
import type { Plan, PlanRow } from '../domain/plan.ts';
import { type Policy, planDeadlines } from '../domain/policy.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import { planIdOf, planSeal } from '../domain/seal.ts';
import type { NextStep } from './activities.ts';
import { announcePlan } from './announcing.ts';
import type { ActivityDeps } from './deps.ts';
import { planDue } from './due.ts';
import { ownEntry } from './entry.ts';
import { move, waitState } from './projection.ts';

/** Which plan it is, and what it is made from. */
export interface PlanContext {
  refinementId: string;
  round: number;
  issue: NormalIssue;
}

/** A sealed plan of these rows. */
export function planOf(
  tenantId: string,
  { refinementId, round, issue }: PlanContext,
  rows: PlanRow[],
  { policy, at }: { policy: Policy; at: Date },
): Plan {
  const { expiresAt } = planDeadlines(policy, at);
  const plan = {
    format: 1 as const,
    id: planIdOf(refinementId, round),
    refinementId,
    round,
    issue: { id: issue.id, key: issue.key },
    base: baseOf(issue),
    policy: { id: policy.id, version: policy.version },
    expiresAt: expiresAt.toISOString(),
    state: 'waiting' as const,
    rows,
  };
  return { ...plan, seal: planSeal(tenantId, plan) };
}

/** Who asked for a plan, and when it is made. */
export interface Made {
  proposedBy: string;
  at: Date;
  /** As in `NewPlan`. */
  rejectedBefore?: number;
}

/** What becomes a plan. */
interface NewRows {
  context: PlanContext;
  rows: PlanRow[];
  made: Made;
}

/**
 * Stores a plan and moves its refinement on, to where people decide; the caller says in the audit why
 * there is one.
 */
export async function storePlan(
  deps: Pick<ActivityDeps, 'runs'>,
  tx: TenantTx,
  ref: RefinementRef,
  plan: Plan,
  { policy, ...made }: Omit<NewPlan, 'remindAt'> & { policy: Policy },
): Promise<NextStep> {
  const { at, proposedBy } = made;
  const { remindAt } = planDeadlines(policy, at);
  const waiting = { ...plan, remindAt, remindedAt: null };
  const dueAt = planDue(waiting);
  await move(tx, ref, { step: 'waiting', at, dueAt, planId: plan.id, unseen: false });
  await Promise.all([
    insertPlan(tx, plan, { ...made, remindAt }),
    announcePlan(deps, tx, plan, { policy, proposedBy, at }),
  ]);
  return { next: 'wait', wait: waitState(waiting, { unseen: false }) };
}

/** Stores the first plan of a refinement, under the policy of its project. */
export async function insertNewPlan(
  deps: Pick<ActivityDeps, 'runs'>,
  tx: TenantTx,
  ref: RefinementRef,
  { context, rows, made }: NewRows,
): Promise<NextStep> {
  const { at } = made;
  const { projectId } = context.issue;
  const policy = await policyForNewPlan(tx, projectId);
  const plan = planOf(ref.tenantId, context, rows, { policy, at });
  tx.audit(
    ownEntry({
      at,
      action: 'plan.proposed',
      subject: { kind: 'plan', id: plan.id },
      data: { rows: plan.rows.length, seal: plan.seal, round: plan.round },
    }),
  );
  return await storePlan(deps, tx, ref, plan, { ...made, projectId, policy });
}

/**
 * The policy of a project, held until the transaction ends: a policy published in this moment waits,
 * and then finds the plan.
 */
export async function policyForNewPlan(tx: TenantTx, projectId: string): Promise<Policy> {
  const [, { policy }] = await Promise.all([lockTenantForShare(tx), currentPolicy(tx, projectId)]);
  return policy;
}
