import { listDecisions } from '../../db/decisions.ts';
import { addNotifications } from '../../db/notifications.ts';
import { findChannels } from '../../db/notify-settings.ts';
import { enqueue } from '../../db/outbox.ts';
import { listWaitingPlans, lockPlan, saveRows } from '../../db/plans.ts';
import { currentPolicy, insertPolicy } from '../../db/policies.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { lockTenant } from '../../db/tenants.ts';
import { listSent } from '../../db/writes.ts';
import { countingApprovers } from '../../domain/approvals.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { PolicyDraft } from '../../domain/parse-policy.ts';
import type { Policy } from '../../domain/policy.ts';
import { type Message, messagesAt } from '../../domain/recipients.ts';
import { planSeal } from '../../domain/seal.ts';
import { startNotifyPeople } from '../../workflows/notify-people.ts';
import { policyView } from '../views/policy.ts';
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
 * approvals of what was not released; what was released keeps them. Whom it names now is told of them. The tenant's lock holds back plans
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
  const channels = await findChannels(tx);
  for (const planId of plans) {
    const { plan, decisions, approved } = await sealUnder(tx, planId, policy);
    voided += approved;
    const asking = { policy, verdicts: decisions, proposedBy: plan.proposedBy };
    await tellNamed(tx, messagesAt('proposed', plan, asking, channels), planId, at);
  }
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
    body: {
      ...policyView({ policy, publishedBy: accountId, publishedAt: at.toISOString() }),
      sent: await listSent(tx, projectId),
    },
  };
}

/** Whom the policy before did not name hears of the plan at once; who heard of it before does not. */
async function tellNamed(
  tx: TenantTx,
  messages: readonly Message[],
  planId: string,
  at: Date,
): Promise<void> {
  if ((await addNotifications(tx, messages, at)) === 0) return;
  const { tenantId } = tx;
  await enqueue(tx, startNotifyPeople({ tenantId, planId, stage: 'proposed' }), at);
}

/** The plan as it is then, what was said of it, and how many rows lost approvals by it. */
async function sealUnder(tx: TenantTx, planId: string, { id, version }: Policy) {
  const locked = await lockPlan(tx, planId);
  const decisions = await listDecisions(tx, planId);
  const undecided = locked.rows.filter(({ state }) => state === 'open' || state === 'approved');
  const approved = undecided.filter((row) => countingApprovers(decisions, locked, row).length > 0);
  const rows = undecided
    .filter(({ state }) => state === 'approved')
    .map((row) => ({ id: row.id, state: 'open' as const }));
  const policy = { id, version };
  const seal = planSeal(tx.tenantId, { ...locked, policy });
  const plan = await saveRows(tx, locked, { rows, seal, policy });
  return { plan, decisions, approved: approved.length };
}
