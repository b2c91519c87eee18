import type { CreateField } from '../clients/jira/schemas.ts';
import { getPlan, insertPlan, type NewPlan } from '../db/plans.ts';
import { currentPolicy } from '../db/policies.ts';
import { listRejectedIdeas } from '../db/rejections.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { lockTenantForShare } from '../db/tenants.ts';
import { draftSubtasks, type SubtaskDraft } from '../domain/drafts/draft-subtasks.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { BaseField, NormalIssue } from '../domain/issue.ts';
import { baseOf } from '../domain/normalise/base.ts';
import { createSubtaskOperation } from '../domain/operations/create-subtask.ts';
import type { Plan, PlanRow } from '../domain/plan.ts';
import { type Policy, planDeadlines } from '../domain/policy.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import { operationIdOf, planIdOf, planSeal, rowDigest, rowIdOf } from '../domain/seal.ts';
import type { NextStep } from './activities.ts';
import { waitForAppToken } from './analysing.ts';
import type { ActivityDeps } from './deps.ts';
import { waitDue } from './due.ts';
import { ownEntry } from './entry.ts';
import { claim, close, move, planNext, waitState } from './projection.ts';
import { type Access, appAccess, readIssue } from './reading.ts';

/** How subtasks can be made in a project, or why they cannot. */
export type SubtaskMeta =
  | { ok: true; issueTypeId: string; hasDescription: boolean }
  | { ok: false; problem: 'no_subtask_type' | 'required_field' };

/** Fields that a create body always carries or that Jira fills in. */
const given = new Set(['summary', 'issuetype', 'project', 'parent', 'reporter']);

/** Looks up by flag and id, never by name: names differ by project and language. */
export async function subtaskMeta(
  { jira }: ActivityDeps,
  { auth }: Access,
  projectId: string,
): Promise<SubtaskMeta> {
  const [type] = await jira.listSubtaskTypes(auth, projectId);
  if (!type) return { ok: false, problem: 'no_subtask_type' };
  const fields = await jira.listCreateFields(auth, projectId, type.id);
  if (fields.some(isObstacle)) return { ok: false, problem: 'required_field' };
  return {
    ok: true,
    issueTypeId: type.id,
    hasDescription: fields.some(({ fieldId }) => fieldId === 'description'),
  };
}

function isObstacle({ fieldId, required, hasDefaultValue }: CreateField): boolean {
  return required && hasDefaultValue !== true && !given.has(fieldId);
}

export interface RowContext {
  refinementId: string;
  round: number;
  issue: NormalIssue;
  meta: Extract<SubtaskMeta, { ok: true }>;
  origin: string;
}

/** A row per draft. Ids come from refinement, round and position: drafting twice gives the same rows. */
export function rowsOf(
  drafts: readonly SubtaskDraft[],
  { refinementId, round, issue, meta, origin }: RowContext,
): PlanRow[] {
  return drafts.map((draft, position) => {
    const operation = createSubtaskOperation({
      issueId: issue.id,
      projectId: issue.projectId,
      issueTypeId: meta.issueTypeId,
      summary: draft.summary,
      lines: meta.hasDescription ? draft.lines : [],
      origin: meta.hasDescription ? origin : '',
    });
    const id = rowIdOf(refinementId, round, position);
    const fields = new Set<BaseField>([
      'type',
      'subtasks',
      ...draft.spans.map(({ field }) => field),
    ]);
    return {
      id,
      position,
      operation,
      digest: rowDigest(operation, []),
      fields: [...fields].sort(),
      after: [],
      provenance: {
        lane: 'rules',
        rule: draft.rule,
        spans: draft.spans,
        idea: draft.idea,
        ...(draft.assumption ? { assumption: true } : {}),
      },
      tier: draft.tier,
      confidence: draft.confidence,
      state: 'open',
      operationId: operationIdOf(id, 1),
    };
  });
}

/** A sealed plan of these rows. */
export function planOf(
  tenantId: string,
  { refinementId, round, issue }: Pick<RowContext, 'refinementId' | 'round' | 'issue'>,
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

export function createDrafting(deps: ActivityDeps) {
  const { withTenant } = deps;
  return {
    /** Idempotent: a plan that is there already is gone on from, whatever the issue says by now. */
    async draftPlan(ref: RefinementRef): Promise<NextStep> {
      const at = deps.clock();
      const {
        refinement,
        rejected,
        plan: known,
      } = await withTenant(ref.tenantId, async (tx) => {
        const [found, ideas] = await Promise.all([
          claim(tx, ref),
          listRejectedIdeas(tx, ref.refinementId),
        ]);
        const plan = found.planId && (await getPlan(tx, found.planId));
        return { refinement: found, rejected: ideas, plan };
      });
      if (refinement.outcome !== null) return { next: 'closed', outcome: refinement.outcome };
      if (known) return planNext(known);
      const access = await appAccess(deps, ref.tenantId);
      if (!access) return await waitForAppToken(deps, ref, 'draft', at);
      const nothing = (problem?: string) =>
        withTenant(ref.tenantId, (tx) =>
          close(tx, ref, { outcome: 'nothing_to_propose', problem, at }),
        );
      try {
        const issue = await readIssue(deps, ref.tenantId, refinement.issueId, access);
        const { drafts, rejectedBefore } = draftSubtasks(issue, { rejected });
        if (drafts.length === 0)
          return await nothing(rejectedBefore > 0 ? 'rejected_before' : undefined);
        const meta = await subtaskMeta(deps, access, issue.projectId);
        if (!meta.ok) return await nothing(meta.problem);
        const context = {
          refinementId: ref.refinementId,
          round: 1,
          issue,
          meta,
          origin: deps.writing.origin,
        };
        const rows = rowsOf(drafts, context);
        const { requestedBy: proposedBy } = refinement;
        return await store(ref, context, rows, { proposedBy, rejectedBefore, at });
      } catch (error) {
        if (isReadygateError(error, 'waiting_for_token'))
          return await waitForAppToken(deps, ref, 'draft', at);
        if (!isReadygateError(error, 'issue_unreadable')) throw error;
        return await withTenant(ref.tenantId, (tx) =>
          close(tx, ref, { outcome: 'failed', problem: 'issue_unreadable', at }),
        );
      }
    },
  };

  async function store(
    ref: RefinementRef,
    context: RowContext,
    rows: PlanRow[],
    { proposedBy, rejectedBefore, at }: Required<Omit<NewPlan, 'projectId' | 'remindAt'>>,
  ): Promise<NextStep> {
    const { projectId } = context.issue;
    return await withTenant(ref.tenantId, async (tx) => {
      const policy = await policyForNewPlan(tx, projectId);
      const plan = planOf(ref.tenantId, context, rows, { policy, at });
      const { remindAt } = planDeadlines(policy, at);
      const made: NewPlan = { projectId, proposedBy, at, remindAt, rejectedBefore };
      await move(tx, ref, { step: 'waiting', at, dueAt: waitDue(plan.expiresAt), planId: plan.id });
      await insertPlan(tx, plan, made);
      tx.audit(
        ownEntry({
          at,
          action: 'plan.proposed',
          subject: { kind: 'plan', id: plan.id },
          data: { rows: plan.rows.length, seal: plan.seal, round: plan.round },
        }),
      );
      return { next: 'wait', wait: waitState({ ...plan, remindAt, remindedAt: null }) };
    });
  }
}

/**
 * The policy of a project, held until the transaction ends: a policy published in this moment waits,
 * and then finds the plan.
 */
export async function policyForNewPlan(tx: TenantTx, projectId: string): Promise<Policy> {
  const [, { policy }] = await Promise.all([lockTenantForShare(tx), currentPolicy(tx, projectId)]);
  return policy;
}
