import type { Uuid } from '../domain/json.ts';
import type { TenantTx } from './tenant-tx.ts';

export type LedgerState =
  | 'planned'
  | 'sending'
  | 'confirmed'
  | 'failed'
  | 'ambiguous'
  | 'conflict'
  | 'uncertain';
type AttemptOutcome = 'confirmed' | 'failed' | 'not_executed' | 'ambiguous';

/** Our record of one Jira write. */
export interface StoredWrite {
  operationId: Uuid;
  planId: Uuid;
  rowId: Uuid;
  state: LedgerState;
  attempts: number;
  negativeLookups: number;
  lastLookupAt: Date | null;
  sentAt: Date | null;
  deadlineAt: Date | null;
  jiraId: string | null;
  jiraKey: string | null;
}

export interface StoredAttempt {
  attemptId: Uuid;
  /**
   * Null: the attempt, if there was one, was lost with a database, and whoever made it is not known; or
   * the app made it, by a standing permit.
   */
  accountId: string | null;
  startedAt: Date;
  deadlineAt: Date;
  outcome: AttemptOutcome | null;
  jiraId: string | null;
}

const columns = `operation_id as "operationId", plan_id as "planId", row_id as "rowId", state, attempts,
  negative_lookups as "negativeLookups", last_lookup_at as "lastLookupAt", sent_at as "sentAt", deadline_at as "deadlineAt",
  jira_id as "jiraId", jira_key as "jiraKey"`;

/**
 * Makes sure that the operation has its ledger row. Where the database lost time of the refinement,
 * the operation may have been sent in it: it begins as `ambiguous`, and a look-up decides. So does one
 * that was planned before: sent and refused, then taken back, it is known from before the lost time only.
 */
export async function planWrite(
  tx: TenantTx,
  { operationId, planId, rowId, at }: { operationId: Uuid; planId: Uuid; rowId: Uuid; at: Date },
): Promise<void> {
  await tx.query(
    `with lost as (
       select lost_since, lost_until from plans join refinements using (tenant_id, refinement_id)
        where tenant_id = $1 and plans.plan_id = $3 and lost_since is not null),
     made as (
       insert into writes as w (tenant_id, operation_id, plan_id, row_id, state, changed_at, attempt_id, sent_at, deadline_at)
       select $1, $2, $3, $4, case when lost_since is null then 'planned' else 'ambiguous' end, $5,
         case when lost_since is null then null else gen_random_uuid() end, lost_since, lost_until
       from (select) one left join lost on true
       on conflict (tenant_id, operation_id) do update set state = 'ambiguous', attempt_id = excluded.attempt_id,
         sent_at = least(w.sent_at, excluded.sent_at), deadline_at = excluded.deadline_at,
         negative_lookups = 0, last_lookup_at = null, changed_at = excluded.changed_at
        where w.state = 'planned' and excluded.attempt_id is not null
          and (w.deadline_at is null or w.deadline_at < excluded.deadline_at)
       returning attempt_id, operation_id, sent_at, deadline_at)
     insert into write_attempts (tenant_id, attempt_id, operation_id, account_id, started_at, deadline_at)
     select $1, attempt_id, operation_id, null, sent_at, deadline_at from made where attempt_id is not null`,
    [tx.tenantId, operationId, planId, rowId, at],
  );
}

export async function findWrite(tx: TenantTx, operationId: Uuid): Promise<StoredWrite | null> {
  const rows = await tx.query<StoredWrite>(
    `select ${columns} from writes where tenant_id = $1 and operation_id = $2`,
    [tx.tenantId, operationId],
  );
  return rows[0] ?? null;
}

export async function listWrites(tx: TenantTx, planId: Uuid): Promise<StoredWrite[]> {
  return await tx.query<StoredWrite>(
    `select ${columns} from writes where tenant_id = $1 and plan_id = $2 order by operation_id`,
    [tx.tenantId, planId],
  );
}

export interface NewAttempt {
  operationId: Uuid;
  attemptId: Uuid;
  /** Null: the app. */
  accountId: string | null;
  at: Date;
  deadlineAt: Date;
}

/**
 * Begins an attempt: only a `planned` operation may be sent, and its look-ups start anew. False when it
 * was not planned.
 */
export async function beginAttempt(
  tx: TenantTx,
  { operationId, attemptId, accountId, at, deadlineAt }: NewAttempt,
): Promise<boolean> {
  const rows = await tx.query(
    `with moved as (
       update writes set state = 'sending', attempt_id = $3, attempts = attempts + 1, sent_at = $5,
         deadline_at = $6, changed_at = $5, negative_lookups = 0, last_lookup_at = null
       where tenant_id = $1 and operation_id = $2 and state = 'planned' returning 1)
     insert into write_attempts (tenant_id, attempt_id, operation_id, account_id, started_at, deadline_at)
     select $1, $3, $2, $4, $5, $6 from moved returning 1`,
    [tx.tenantId, operationId, attemptId, accountId, at, deadlineAt],
  );
  return rows.length > 0;
}

export interface AttemptResult {
  operationId: Uuid;
  attemptId: Uuid;
  outcome: AttemptOutcome;
  httpStatus?: number | undefined;
  jiraId?: string | undefined;
  jiraKey?: string | undefined;
  to: LedgerState;
  at: Date;
}

/**
 * Records the reply to an attempt, whichever it is. The ledger follows the current attempt only; but
 * a success counts whenever it is heard of, because the thing then stands in Jira.
 * @returns whether the ledger moved
 */
export async function settleAttempt(
  tx: TenantTx,
  { operationId, attemptId, outcome, httpStatus, jiraId, jiraKey, to, at }: AttemptResult,
): Promise<boolean> {
  const rows = await tx.query(
    `with attempt as (
       update write_attempts set outcome = $4, http_status = $5, jira_id = coalesce($6, jira_id)
        where tenant_id = $1 and attempt_id = $3)
     update writes set state = $8, jira_id = coalesce($6, jira_id), jira_key = coalesce($7, jira_key), changed_at = $9
      where tenant_id = $1 and operation_id = $2
        and ((state = 'sending' and attempt_id = $3) or (state <> 'confirmed' and $8 = 'confirmed')) returning 1`,
    [
      tx.tenantId,
      operationId,
      attemptId,
      outcome,
      httpStatus ?? null,
      jiraId ?? null,
      jiraKey ?? null,
      to,
      at,
    ],
  );
  return rows.length > 0;
}

/** Moves the ledger on what a look-up or a person found. */
export async function setWriteState(
  tx: TenantTx,
  {
    operationId,
    from,
    to,
    at,
    jiraId,
    jiraKey,
  }: {
    operationId: Uuid;
    from: LedgerState[];
    to: LedgerState;
    at: Date;
    jiraId?: string;
    jiraKey?: string | undefined;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `update writes set state = $4, changed_at = $5, jira_id = coalesce($6, jira_id), jira_key = coalesce($7, jira_key)
     where tenant_id = $1 and operation_id = $2 and state = any($3) returning 1`,
    [tx.tenantId, operationId, from, to, at, jiraId ?? null, jiraKey ?? null],
  );
  return rows.length > 0;
}

export interface NegativeLookup {
  operationId: Uuid;
  /** The attempt that was looked for. */
  attemptId: Uuid;
  /** When its first read began and its last one ended. */
  from: Date;
  to: Date;
  gapSeconds: number;
}

/**
 * Notes a look-up that found nothing, and answers how many there were. It counts for the current
 * attempt only, and only if it began a gap after the one before had ended: both may else have read
 * the same state of Jira's index.
 */
export async function recordNegativeLookup(
  tx: TenantTx,
  { operationId, attemptId, from, to, gapSeconds }: NegativeLookup,
): Promise<number> {
  await tx.query(
    `update writes set negative_lookups = negative_lookups + 1, last_lookup_at = $5, changed_at = $5
      where tenant_id = $1 and operation_id = $2 and attempt_id = $3 and state = 'ambiguous'
        and (last_lookup_at is null or last_lookup_at <= $4)`,
    [tx.tenantId, operationId, attemptId, new Date(from.getTime() - gapSeconds * 1000), to],
  );
  return (await findWrite(tx, operationId))?.negativeLookups ?? 0;
}

/** The current attempt of an operation. */
export async function findLastAttempt(
  tx: TenantTx,
  operationId: Uuid,
): Promise<StoredAttempt | null> {
  const rows = await tx.query<StoredAttempt>(
    `select a.attempt_id as "attemptId", a.account_id as "accountId", a.started_at as "startedAt",
       a.deadline_at as "deadlineAt", a.outcome, a.jira_id as "jiraId"
     from writes w join write_attempts a using (tenant_id, attempt_id)
     where tenant_id = $1 and w.operation_id = $2`,
    [tx.tenantId, operationId],
  );
  return rows[0] ?? null;
}

/** Everything that replies and look-ups said a row made in Jira. More than one id is a duplicate. */
export async function writtenIds(tx: TenantTx, rowId: Uuid): Promise<string[]> {
  const rows = await tx.query<{ jiraId: string }>(
    `select jira_id as "jiraId" from writes where tenant_id = $1 and row_id = $2 and jira_id is not null
     union
     select a.jira_id from write_attempts a join writes w using (tenant_id, operation_id)
      where tenant_id = $1 and w.row_id = $2 and a.jira_id is not null
     order by 1`,
    [tx.tenantId, rowId],
  );
  return rows.map(({ jiraId }) => jiraId);
}

/**
 * The rows that are on their way to Jira, or of which nobody knows yet whether they arrived: of the tenant, or of one of
 * its projects. They are settled whatever was stopped since.
 */
export async function listSent(tx: TenantTx, projectId: string | null = null): Promise<Uuid[]> {
  const rows = await tx.query<{ rowId: Uuid }>(
    `select w.row_id as "rowId" from writes w join plans p using (tenant_id, plan_id)
      where tenant_id = $1 and w.state in ('sending', 'ambiguous') and ($2::text is null or p.project_id = $2)
      order by 1`,
    [tx.tenantId, projectId],
  );
  return rows.map(({ rowId }) => rowId);
}

/** How many writes of other plans on this issue have no known outcome. */
export async function countUnsettledElsewhere(
  tx: TenantTx,
  issueId: string,
  planId: Uuid,
): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `select count(*)::integer as count from writes w join plans p using (tenant_id, plan_id)
     where tenant_id = $1 and p.issue_id = $2 and w.plan_id <> $3 and w.state in ('sending', 'ambiguous')`,
    [tx.tenantId, issueId, planId],
  );
  return rows[0]?.count ?? 0;
}
