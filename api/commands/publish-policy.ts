import { listDecisions } from '../../db/decisions.ts';
import { listWaitingPlans, lockPlan, saveRows } from '../../db/plans.ts';
import { currentPolicy, insertPolicy } from '../../db/policies.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { lockTenant } from '../../db/tenants.ts';
import { countingApprovers } from '../../domain/approvals.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { PolicyDraft } from '../../domain/parse-policy.ts';
import type { Policy } from '../../domain/policy.ts';
import { planSeal } from '../../domain/seal.ts';
import type { CommandResult } from './run-command.ts';

export interface Publication {
  projectId: string;
  accountId: string;
  /** The version that its author saw. */
  seen: number;
  draft: PolicyDraft;
}

/**
 * Publishes the next version of a project's policy. Plans that wait are sealed under it and lose the
 * approvals of what was not released; what was released keeps them. The tenant's lock holds back plans
 * that are being made and writes that are about to begin, so each of them is before or after it.
 * @throws {ReadygateError} policy_changed when somebody published after what the author saw
 */
export async function publishPolicy(
  tx: TenantTx,
  { projectId, accountId, seen, draft }: Publication,
  at: Date,
): Promise<CommandResult> {
  await lockTenant(tx);
  const { policy: before } = await currentPolicy(tx, projectId);
  if (before.version !== seen) throw new ReadygateError('policy_changed', { path: '/version' });
  const policy: Policy = { ...draft, version: seen + 1 };
  if (!(await insertPolicy(tx, { projectId, policy, by: accountId, at })))
    throw new ReadygateError('policy_changed', { path: '/version' });
  let voided = 0;
  const plans = await listWaitingPlans(tx, projectId);
  for (const planId of plans) voided += await sealUnder(tx, planId, policy);
  tx.audit({
    at,
    action: 'policy.published',
    actor: 'person',
    subject: { kind: 'project', id: projectId },
    data: { policy: policy.id, version: policy.version, plans: plans.length, voided },
    personal: { accountId },
  });
  return {
    status: 200,
    body: { policy, publishedBy: accountId, publishedAt: at.toISOString() },
  };
}

/** How many rows lost approvals by it. */
async function sealUnder(tx: TenantTx, planId: string, { id, version }: Policy): Promise<number> {
  const plan = await lockPlan(tx, planId);
  const decisions = await listDecisions(tx, planId);
  const undecided = plan.rows.filter(({ state }) => state === 'open' || state === 'approved');
  const approved = undecided.filter((row) => countingApprovers(decisions, plan, row).length > 0);
  const rows = undecided
    .filter(({ state }) => state === 'approved')
    .map((row) => ({ id: row.id, state: 'open' as const }));
  const policy = { id, version };
  const seal = planSeal(tx.tenantId, { ...plan, policy });
  await saveRows(tx, plan, { rows, seal, policy });
  return approved.length;
}
