import type {
  ClarificationOutcome,
  ClarificationRef,
} from '../domain/clarification/clarification.ts';
import type { Question } from '../domain/clarification/questions.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Time, Uuid } from '../domain/json.ts';
import type { ReadinessStatus } from '../domain/report.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A comment that came. */
export interface HeardComment {
  id: string;
  at: Time;
}

/** Questions whose comment is written. */
export interface StoredClarification {
  /** Its id, too. */
  refinementId: Uuid;
  issueId: string;
  projectId: string;
  generation: number;
  questions: Question[];
  /** Positions of questions. */
  settled: number[];
  /** When the comment that asks was written. */
  begunAt: Date;
  expiresAt: Date;
  remindAt: Date | null;
  remindedAt: Date | null;
  answeredAt: Date | null;
  /** Comments of which it is not known yet whether they are answers. */
  heard: HeardComment[];
  scoreBefore: number;
  statusBefore: ReadinessStatus;
  scoreAfter: number | null;
  statusAfter: ReadinessStatus | null;
  outcome: ClarificationOutcome | null;
  closedAt: Date | null;
}

type Row = Omit<StoredClarification, 'questions'> & { questions: Buffer };

const columns = `refinement_id as "refinementId", issue_id as "issueId", project_id as "projectId", generation, questions,
  settled, begun_at as "begunAt", expires_at as "expiresAt", remind_at as "remindAt", reminded_at as "remindedAt",
  answered_at as "answeredAt", heard, score_before as "scoreBefore", status_before as "statusBefore", score_after as "scoreAfter",
  status_after as "statusAfter", outcome, closed_at as "closedAt"`;

/** Where it is encrypted for. */
export const place = (refinementId: Uuid) => ({
  table: 'clarifications',
  column: 'questions',
  rowId: refinementId,
});

export interface NewClarification {
  refinementId: Uuid;
  issueId: string;
  projectId: string;
  questions: readonly Question[];
  score: number;
  status: ReadinessStatus;
}

/** Keeps the questions of a plan, encrypted; those of its next round replace them while nobody was asked. */
export async function saveQuestions(
  tx: TenantTx,
  { refinementId, issueId, projectId, questions, score, status }: NewClarification,
  at: Date,
): Promise<void> {
  const { keyVersion, bytes } = await tx.seal(place(refinementId), questions);
  await tx.query(
    `insert into clarifications as c (tenant_id, refinement_id, issue_id, project_id, key_version, questions, score_before,
       status_before, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, refinement_id) do update set key_version = excluded.key_version, questions = excluded.questions,
       score_before = excluded.score_before, status_before = excluded.status_before, changed_at = excluded.changed_at
      where c.begun_at is null`,
    [tx.tenantId, refinementId, issueId, projectId, keyVersion, bytes, score, status, at],
  );
}

export interface Begin {
  commentId: string;
  at: Date;
  expiresAt: Date;
  remindAt: Date | null;
  dueAt: Date;
}

/**
 * Notes that the questions of a refinement stand in Jira. Null, and nothing changed, where it has none,
 * was begun before, or others of the issue are waited for.
 */
export async function beginClarification(
  tx: TenantTx,
  refinementId: Uuid,
  { commentId, at, expiresAt, remindAt, dueAt }: Begin,
): Promise<ClarificationRef | null> {
  const [begun] = await tx.query<{ generation: number }>(
    `update clarifications c set comment_id = $3, begun_at = $4, expires_at = $5, remind_at = $6, due_at = $7, changed_at = $4
      where tenant_id = $1 and refinement_id = $2 and begun_at is null and not exists (
        select from clarifications o where o.tenant_id = c.tenant_id and o.issue_id = c.issue_id
          and o.begun_at is not null and o.outcome is null)
      returning generation`,
    [tx.tenantId, refinementId, commentId, at, expiresAt, remindAt, dueAt],
  );
  return begun ? { tenantId: tx.tenantId, refinementId, generation: begun.generation } : null;
}

/** What is waited for on an issue; null where nothing is. */
export async function findWaiting(tx: TenantTx, issueId: string): Promise<ClarificationRef | null> {
  const [found] = await tx.query<Omit<ClarificationRef, 'tenantId'>>(
    `select refinement_id as "refinementId", generation from clarifications
      where tenant_id = $1 and issue_id = $2 and begun_at is not null and outcome is null`,
    [tx.tenantId, issueId],
  );
  return found ? { tenantId: tx.tenantId, ...found } : null;
}

/** Of an issue what is waited for, else what was last. */
export async function findLatestClarification(
  tx: TenantTx,
  issueId: string,
): Promise<StoredClarification | null> {
  const rows = await tx.query<Row>(
    `select ${columns} from clarifications where tenant_id = $1 and issue_id = $2 and begun_at is not null
      order by (outcome is null) desc, begun_at desc, refinement_id limit 1`,
    [tx.tenantId, issueId],
  );
  return await opened(tx, rows);
}

/** @throws {ReadygateError} clarification_not_found where the refinement asked nothing yet */
export async function lockClarification(
  tx: TenantTx,
  refinementId: Uuid,
): Promise<StoredClarification> {
  const rows = await tx.query<Row>(
    `select ${columns} from clarifications where tenant_id = $1 and refinement_id = $2 and begun_at is not null for update`,
    [tx.tenantId, refinementId],
  );
  const found = await opened(tx, rows);
  if (!found) throw new ReadygateError('clarification_not_found');
  return found;
}

async function opened(tx: TenantTx, [row]: readonly Row[]): Promise<StoredClarification | null> {
  if (!row) return null;
  return { ...row, questions: await tx.open<Question[]>(place(row.refinementId), row.questions) };
}

/** What changes of a clarification that `lockClarification` answered with in this transaction. */
export interface Moved {
  at: Date;
  dueAt?: Date;
  settled?: readonly number[];
  scoreAfter?: number;
  statusAfter?: ReadinessStatus;
  remindedAt?: Date;
  outcome?: ClarificationOutcome;
}

/** Moves a clarification on. */
export async function moveClarification(
  tx: TenantTx,
  refinementId: Uuid,
  { at, dueAt, settled, scoreAfter, statusAfter, remindedAt, outcome }: Moved,
): Promise<void> {
  await tx.query(
    `update clarifications set changed_at = $3::timestamptz, due_at = coalesce($4, due_at), settled = coalesce($5, settled),
       score_after = coalesce($6, score_after), status_after = coalesce($7, status_after),
       reminded_at = coalesce($8, reminded_at), outcome = $9::text, closed_at = case when $9::text is not null then $3::timestamptz end
      where tenant_id = $1 and refinement_id = $2 and outcome is null`,
    [
      tx.tenantId,
      refinementId,
      at,
      dueAt ?? null,
      settled ?? null,
      scoreAfter ?? null,
      statusAfter ?? null,
      remindedAt ?? null,
      outcome ?? null,
    ],
  );
}

/** Makes room for a new run: the older generation ends without effect from now on. */
export async function raiseClarification(
  tx: TenantTx,
  { refinementId, from, at, dueAt }: { refinementId: Uuid; from: number; at: Date; dueAt: Date },
): Promise<boolean> {
  const raised = await tx.query(
    `update clarifications set generation = generation + 1, changed_at = $4, due_at = $5
      where tenant_id = $1 and refinement_id = $2 and generation = $3 and begun_at is not null and outcome is null returning 1`,
    [tx.tenantId, refinementId, from, at, dueAt],
  );
  return raised.length > 0;
}
