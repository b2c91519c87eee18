import type { Wish } from '../domain/drafts/wish.ts';
import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import type {
  RefinementOutcome,
  RefinementProblem,
  RefinementReason,
  RefinementRef,
  RefinementStep,
} from '../domain/refinement.ts';
import type { ReadinessStatus } from '../domain/report.ts';
import type { UndoConflict } from '../domain/undo/conflict.ts';
import type { TenantTx } from './tenant-tx.ts';

export interface StoredRefinement {
  refinementId: Uuid;
  issueId: string;
  projectId: string;
  reason: RefinementReason;
  generation: number;
  step: RefinementStep;
  stepNumber: number;
  outcome: RefinementOutcome | null;
  problem: RefinementProblem | null;
  planId: Uuid | null;
  /** The plan that this one takes back; null unless it is an undo. */
  undoOf: Uuid | null;
  /** What the undo leaves as it is; null before it was drafted. */
  undoConflicts: UndoConflict[] | null;
  /** What was asked for; null for whatever is proposed to who says nothing. */
  wish: Wish | null;
  requestedBy: string;
  scoreBefore: number | null;
  statusBefore: ReadinessStatus | null;
  scoreAfter: number | null;
  statusAfter: ReadinessStatus | null;
  requestedAt: Date;
  dueAt: Date;
  /** What became of the issue was not looked at: no token of the app was at hand. */
  unseen: boolean;
  changedAt: Date;
  closedAt: Date | null;
}

/** Of `StoredRefinement`. */
export const refinementColumns = `refinement_id as "refinementId", issue_id as "issueId", project_id as "projectId", reason, generation, step,
  step_number as "stepNumber", outcome, problem, plan_id as "planId", undo_of as "undoOf",
  undo_conflicts as "undoConflicts", wish, requested_by as "requestedBy",
  score_before as "scoreBefore", status_before as "statusBefore", score_after as "scoreAfter", status_after as "statusAfter",
  requested_at as "requestedAt", due_at as "dueAt", unseen, changed_at as "changedAt", closed_at as "closedAt"`;

export interface NewRefinement {
  refinementId: Uuid;
  issueId: string;
  projectId: string;
  reason: RefinementReason;
  /** With reason `undo`, and with no other. */
  undoOf?: Uuid;
  wish?: Wish;
  requestedBy: string;
  at: Date;
  /** The projection must move before this time, or `reconcile` looks after it. */
  dueAt: Date;
}

/**
 * Opens a refinement, or answers with the one that is open for the issue. Asked again with an id that
 * is there already, it answers with that one.
 */
export async function openRefinement(
  tx: TenantTx,
  { refinementId, issueId, projectId, reason, undoOf, wish, requestedBy, at, dueAt }: NewRefinement,
): Promise<{ refinement: StoredRefinement; created: boolean }> {
  const made = await tx.query<StoredRefinement>(
    `insert into refinements
       (tenant_id, refinement_id, issue_id, project_id, reason, undo_of, wish, requested_by, requested_at, changed_at, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)
     on conflict do nothing returning ${refinementColumns}`,
    [
      tx.tenantId,
      ...[refinementId, issueId, projectId, reason, undoOf ?? null],
      wish ? JSON.stringify(wish) : null,
      ...[requestedBy, at, dueAt],
    ],
  );
  const [refinement] = made;
  if (refinement) return { refinement, created: true };
  const [known] = await tx.query<StoredRefinement>(
    `select ${refinementColumns} from refinements
      where tenant_id = $1 and (refinement_id = $2 or (issue_id = $3 and outcome is null))
      order by (refinement_id = $2) desc limit 1`,
    [tx.tenantId, refinementId, issueId],
  );
  // It closed between the two statements: the caller may ask again.
  if (!known) throw new ReadygateError('busy');
  return { refinement: known, created: false };
}

/** The open refinement of an issue, else its last one. */
export async function findLatestRefinement(
  tx: TenantTx,
  issueId: string,
): Promise<StoredRefinement | null> {
  const rows = await tx.query<StoredRefinement>(
    `select ${refinementColumns} from refinements where tenant_id = $1 and issue_id = $2
      order by (outcome is null) desc, requested_at desc, refinement_id limit 1`,
    [tx.tenantId, issueId],
  );
  return rows[0] ?? null;
}

export async function findRefinement(
  tx: TenantTx,
  refinementId: Uuid,
): Promise<StoredRefinement | null> {
  const rows = await tx.query<StoredRefinement>(
    `select ${refinementColumns} from refinements where tenant_id = $1 and refinement_id = $2`,
    [tx.tenantId, refinementId],
  );
  return rows[0] ?? null;
}

/** The refinement that a plan belongs to. */
export async function findRefinementOfPlan(
  tx: TenantTx,
  planId: Uuid,
): Promise<StoredRefinement | null> {
  const rows = await tx.query<StoredRefinement>(
    `select ${refinementColumns} from refinements where tenant_id = $1
        and refinement_id = (select refinement_id from plans where tenant_id = $1 and plan_id = $2)`,
    [tx.tenantId, planId],
  );
  return rows[0] ?? null;
}

/** @throws {ReadygateError} refinement_not_found */
export async function getRefinement(tx: TenantTx, refinementId: Uuid): Promise<StoredRefinement> {
  const found = await findRefinement(tx, refinementId);
  if (!found) throw new ReadygateError('refinement_not_found');
  return found;
}

export interface Advance {
  step: Exclude<RefinementStep, 'closed'>;
  at: Date;
  dueAt: Date;
  planId?: Uuid;
  scoreBefore?: number;
  statusBefore?: ReadinessStatus;
  scoreAfter?: number;
  statusAfter?: ReadinessStatus;
  /** As in `StoredRefinement`; left out: as it was. */
  unseen?: boolean;
}

/** Moves the projection. False, and nothing changed, when a newer generation took over or it is closed. */
export async function advance(
  tx: TenantTx,
  { refinementId, generation }: Pick<RefinementRef, 'refinementId' | 'generation'>,
  { step, at, dueAt, planId, scoreBefore, statusBefore, scoreAfter, statusAfter, unseen }: Advance,
): Promise<boolean> {
  const rows = await tx.query(
    `update refinements set step = $4, step_number = step_number + 1, changed_at = $5, due_at = $6,
       plan_id = coalesce($7, plan_id), score_before = coalesce($8, score_before), status_before = coalesce($9, status_before),
       score_after = coalesce($10, score_after), status_after = coalesce($11, status_after),
       unseen = coalesce($12, unseen)
     where tenant_id = $1 and refinement_id = $2 and generation = $3 and outcome is null returning 1`,
    [
      tx.tenantId,
      refinementId,
      generation,
      step,
      at,
      dueAt,
      planId ?? null,
      scoreBefore ?? null,
      statusBefore ?? null,
      scoreAfter ?? null,
      statusAfter ?? null,
      unseen ?? null,
    ],
  );
  return rows.length > 0;
}

/** Ends a refinement. False when a newer generation took over or it ended before. */
export async function closeRefinement(
  tx: TenantTx,
  { refinementId, generation }: Pick<RefinementRef, 'refinementId' | 'generation'>,
  { outcome, problem, at }: { outcome: RefinementOutcome; problem?: RefinementProblem; at: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `update refinements set step = 'closed', step_number = step_number + 1, outcome = $4, problem = $5, unseen = false, changed_at = $6, closed_at = $6
     where tenant_id = $1 and refinement_id = $2 and generation = $3 and outcome is null returning 1`,
    [tx.tenantId, refinementId, generation, outcome, problem ? JSON.stringify(problem) : null, at],
  );
  return rows.length > 0;
}

/**
 * Has `reconcile` look after an open refinement in its next pass: where no run drives it any more another one is
 * started, which ends it or goes on.
 */
export async function bringForward(tx: TenantTx, refinementId: Uuid, at: Date): Promise<void> {
  await tx.query(
    `update refinements set due_at = $3
      where tenant_id = $1 and refinement_id = $2 and outcome is null and due_at > $3`,
    [tx.tenantId, refinementId, at],
  );
}

/**
 * Ends a refinement that has no plan as cancelled, whatever run drives it: that run ends without effect.
 * False when it got a plan or ended before.
 */
export async function closeUnplanned(tx: TenantTx, refinementId: Uuid, at: Date): Promise<boolean> {
  const rows = await tx.query(
    `update refinements set step = 'closed', step_number = step_number + 1, outcome = 'cancelled', changed_at = $3, closed_at = $3
     where tenant_id = $1 and refinement_id = $2 and plan_id is null and outcome is null returning 1`,
    [tx.tenantId, refinementId, at],
  );
  if (rows.length === 0) return false;
  tx.audit({
    at,
    action: 'refinement.closed',
    actor: 'app',
    subject: { kind: 'refinement', id: refinementId },
    data: { outcome: 'cancelled' },
  });
  return true;
}

/** Makes room for a new run: the older generation ends without effect from now on. */
export async function raiseGeneration(
  tx: TenantTx,
  { refinementId, from, at, dueAt }: { refinementId: Uuid; from: number; at: Date; dueAt: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `update refinements set generation = generation + 1, changed_at = $4, due_at = $5
     where tenant_id = $1 and refinement_id = $2 and generation = $3 and outcome is null returning 1`,
    [tx.tenantId, refinementId, from, at, dueAt],
  );
  return rows.length > 0;
}

/** The index by which one refinement of an issue is open at a time. */
const oneOpen = 'refinements_one_open_per_issue';

/**
 * Opens an ended refinement for a new run. False when another one of its issue is open.
 * @throws {ReadygateError} refinement_elsewhere when another one was opened at this very moment
 */
export async function reopenRefinement(
  tx: TenantTx,
  {
    refinementId,
    from,
    step,
    at,
    dueAt,
  }: {
    refinementId: Uuid;
    from: number;
    step: Exclude<RefinementStep, 'closed'>;
    at: Date;
    dueAt: Date;
  },
): Promise<boolean> {
  const rows = await tx
    .query(
      `update refinements r set outcome = null, problem = null, step = $4, step_number = step_number + 1,
       generation = generation + 1, changed_at = $5, due_at = $6, closed_at = null
     where tenant_id = $1 and refinement_id = $2 and generation = $3 and outcome is not null
       and not exists (select from refinements o where o.tenant_id = r.tenant_id and o.issue_id = r.issue_id and o.outcome is null)
     returning 1`,
      [tx.tenantId, refinementId, from, step, at, dueAt],
    )
    .catch((error: unknown) => {
      // What the condition did not see was committed while this waited for the index.
      const isTaken = isReadygateError(error) && error.details?.constraint === oneOpen;
      throw isTaken ? new ReadygateError('refinement_elsewhere') : error;
    });
  if (rows.length === 0) return false;
  tx.audit({
    at,
    action: 'refinement.reopened',
    actor: 'person',
    subject: { kind: 'refinement', id: refinementId },
    data: { generation: from + 1 },
  });
  return true;
}
