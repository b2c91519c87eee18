import { findModelDrafts } from '../db/model-drafts.ts';
import { getPlan } from '../db/plans.ts';
import { listRejectedIdeas } from '../db/rejections.ts';
import { draftSubtasks, type SubtaskDraft } from '../domain/drafts/draft-subtasks.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { BaseField } from '../domain/issue.ts';
import { createSubtaskOperation } from '../domain/operations/create-subtask.ts';
import type { PlanRow } from '../domain/plan.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import { operationIdOf, rowDigest, rowIdOf } from '../domain/seal.ts';
import type { NextStep } from './activities.ts';
import { waitForAppToken } from './analysing.ts';
import type { ActivityDeps } from './deps.ts';
import { insertNewPlan, type PlanContext } from './new-plan.ts';
import { type SubtaskMeta, subtaskMeta } from './preflight/subtask-type.ts';
import { claim, close, planNext } from './projection.ts';
import { appAccess, readIssue } from './reading.ts';
import { planUndo } from './undo/plan-undo.ts';

export interface RowContext extends PlanContext {
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
        lane: draft.lane,
        ...(draft.rule === undefined ? {} : { rule: draft.rule }),
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

export function createDrafting(deps: ActivityDeps) {
  const { withTenant } = deps;
  return {
    /** Idempotent: a plan that is there already is gone on from, whatever the issue says by now. */
    async draftPlan(ref: RefinementRef): Promise<NextStep> {
      const at = deps.clock();
      const {
        refinement,
        rejected,
        proposed,
        plan: known,
      } = await withTenant(ref.tenantId, async (tx) => {
        const [found, ideas, drafts] = await Promise.all([
          claim(tx, ref),
          listRejectedIdeas(tx, ref.refinementId),
          findModelDrafts(tx, ref.refinementId),
        ]);
        const plan = found.planId && (await getPlan(tx, found.planId));
        return { refinement: found, rejected: ideas, proposed: drafts ?? [], plan };
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
        const made = { proposedBy: refinement.requestedBy, at };
        if (refinement.undoOf !== null)
          return await planUndo(deps, ref, { issue, access, undoOf: refinement.undoOf, ...made });
        const { drafts, rejectedBefore } = draftSubtasks(issue, { rejected, proposed });
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
        const wanted = { ...made, rejectedBefore };
        return await withTenant(ref.tenantId, (tx) =>
          insertNewPlan(deps, tx, ref, { context, rows, made: wanted }),
        );
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
}
