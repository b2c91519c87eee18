import { type Digest, digestOf } from '../domain/canonical.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import type { SweepAmounts, SweepSource, SweepState, SweptProject } from '../domain/sweep.ts';
import type { SweepPlace } from '../domain/sweep-place.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Where the JQL of a sweep is encrypted for. */
export const place = (sweepId: Uuid) => ({ table: 'sweeps', column: 'query', rowId: sweepId });

/** What is asked of a sweep. */
export interface SweepWish {
  source: SweepSource;
  /** In the order in which they are swept. */
  projects: readonly SweptProject[];
  /** JQL that narrows them; null: all that their settings let be judged. */
  jql: string | null;
}

export interface StoredSweep extends Omit<SweepWish, 'jql'> {
  sweepId: Uuid;
  /** Of source, projects and JQL. */
  queryDigest: Digest;
  /** Whether JQL narrows it; `readSweepJql` reads it. */
  hasJql: boolean;
  state: SweepState;
  /** What it waits for, or what stopped it. */
  problem: string | null;
  waitsUntil: Date | null;
  generation: number;
  origin: 'person' | 'operator' | 'schedule';
  /** An account id; empty where no person asked. */
  requestedBy: string;
  estimate: SweepAmounts;
  /** Null until somebody approved one. */
  budget: SweepAmounts | null;
  /** What it took so far; what is reserved counts, also that of an attempt that died. */
  used: SweepAmounts;
  place: SweepPlace;
  /** The sweep of the same query that was completed last before this one was started. */
  previousId: Uuid | null;
  estimatedAt: Date;
  startedAt: Date | null;
  changedAt: Date;
  endedAt: Date | null;
}

/** Of `StoredSweep`. */
const sweepColumns = `sweep_id as "sweepId", source, projects, query_digest as "queryDigest", query is not null as "hasJql",
  state, problem, waits_until as "waitsUntil", generation, origin, requested_by as "requestedBy", estimate, budget,
  jsonb_build_object('issues', issues, 'points', points + held, 'seconds', ceil(milliseconds / 1000.0), 'tokens', tokens,
    'micros', micros) as used,
  jsonb_build_object('pass', pass, 'projectAt', project_at, 'after', place_after) as place,
  previous_id as "previousId", estimated_at as "estimatedAt", started_at as "startedAt", changed_at as "changedAt", ended_at as "endedAt"`;

export interface NewSweep extends SweepWish {
  sweepId: Uuid;
  origin: StoredSweep['origin'];
  requestedBy: string;
  estimate: SweepAmounts;
  at: Date;
}

/** The same for the same source, projects and JQL. */
export function queryDigestOf({ source, projects, jql }: SweepWish): Digest {
  return digestOf({ source, projects: projects.map(({ id }) => id), jql });
}

/** The newest sweep of a query that is not over, which somebody approved; null where there is none. */
export async function findOpenSweep(
  tx: TenantTx,
  queryDigest: Digest,
  origin: StoredSweep['origin'],
): Promise<StoredSweep | null> {
  const [found] = await tx.query<StoredSweep>(
    `select ${sweepColumns} from sweeps where tenant_id = $1 and query_digest = $2 and origin = $3
        and state in ('running', 'paused', 'stopped_at_budget')
      order by started_at desc, sweep_id limit 1`,
    [tx.tenantId, queryDigest, origin],
  );
  return found ?? null;
}

/** Days for which an estimate is kept that nobody approves. */
const estimateDays = 7;

/**
 * Keeps an estimate, which becomes a sweep when somebody approves a budget for it. Its JQL is encrypted. Estimates
 * that nobody approved for a week are deleted.
 */
export async function insertEstimate(
  tx: TenantTx,
  { sweepId, source, projects, jql, origin, requestedBy, estimate, at }: NewSweep,
): Promise<void> {
  await tx.query(
    `delete from sweeps where tenant_id = $1 and state = 'estimated' and estimated_at < $2::timestamptz - $3 * interval '1 day'`,
    [tx.tenantId, at, estimateDays],
  );
  const sealed = jql === null ? null : await tx.seal(place(sweepId), jql);
  await tx.query(
    `insert into sweeps (tenant_id, sweep_id, source, projects, key_version, query, query_digest, state, origin,
       requested_by, estimate, estimated_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'estimated', $8, $9, $10, $11, $11)`,
    [
      tx.tenantId,
      ...[sweepId, source, JSON.stringify(projects)],
      ...[sealed?.keyVersion ?? null, sealed?.bytes ?? null],
      queryDigestOf({ source, projects, jql }),
      ...[origin, requestedBy, JSON.stringify(estimate), at],
    ],
  );
}

export async function findSweep(tx: TenantTx, sweepId: Uuid): Promise<StoredSweep | null> {
  const [found] = await tx.query<StoredSweep>(
    `select ${sweepColumns} from sweeps where tenant_id = $1 and sweep_id = $2`,
    [tx.tenantId, sweepId],
  );
  return found ?? null;
}

/** The same, held until the transaction ends. */
export async function lockSweep(tx: TenantTx, sweepId: Uuid): Promise<StoredSweep | null> {
  const [found] = await tx.query<StoredSweep>(
    `select ${sweepColumns} from sweeps where tenant_id = $1 and sweep_id = $2 for update`,
    [tx.tenantId, sweepId],
  );
  return found ?? null;
}

/** Sweeps of a project alone that somebody approved, the newest first, those that were estimated before a time. */
export async function listProjectSweeps(
  tx: TenantTx,
  projectId: string,
  { before, limit }: { before: Date | null; limit: number },
): Promise<StoredSweep[]> {
  return await tx.query<StoredSweep>(
    `select ${sweepColumns} from sweeps
      where tenant_id = $1 and projects->0->>'id' = $2 and jsonb_array_length(projects) = 1 and state <> 'estimated'
        and ($3::timestamptz is null or estimated_at < $3)
      order by estimated_at desc, sweep_id limit $4`,
    [tx.tenantId, projectId, before, limit],
  );
}

export interface SweepMove {
  /** States from which it moves. */
  from: readonly SweepState[];
  to: SweepState;
  /** Only where this run drives it. */
  generation?: number;
  problem?: string | null;
  /** A new one takes the place of the one before. */
  budget?: SweepAmounts;
  at: Date;
  /** When it must have moved on; null where it does not run. */
  dueAt: Date | null;
}

/**
 * Moves a sweep to another state; one that begins to run gets a new generation, so that older runs end without
 * effect, and with its first start the sweep it is compared with.
 * @returns the sweep; null, and nothing changed, where it is in no state of `from` or another run drives it
 */
export async function moveSweep(
  tx: TenantTx,
  sweepId: Uuid,
  { from, to, generation, problem = null, budget, at, dueAt }: SweepMove,
): Promise<StoredSweep | null> {
  const [moved] = await tx.query<StoredSweep>(
    `update sweeps s set state = $4, problem = $5, budget = coalesce($6::jsonb, budget), changed_at = $7, due_at = $8,
       waits_until = null, generation = generation + ($4 = 'running')::integer,
       started_at = coalesce(started_at, $7),
       previous_id = case when started_at is not null then previous_id else (
         select p.sweep_id from sweeps p where p.tenant_id = s.tenant_id and p.query_digest = s.query_digest
            and p.state = 'completed' order by p.ended_at desc limit 1) end,
       ended_at = case when $4 in ('completed', 'cancelled', 'failed') then $7 end
     where tenant_id = $1 and sweep_id = $2 and state = any($3::text[]) and ($9::integer is null or generation = $9)
     returning ${sweepColumns}`,
    [
      ...[tx.tenantId, sweepId, from, to, problem],
      ...[budget ? JSON.stringify(budget) : null, at, dueAt, generation ?? null],
    ],
  );
  return moved ?? null;
}

/** An attempt at a page, and when the sweep must have moved on. */
export interface PageAttempt {
  /** What names the attempt. */
  by: string;
  at: Date;
  dueAt: Date;
}

/** Reserves points for an attempt at a page. What an attempt before it had reserved, and died with, is used. */
export async function holdPoints(
  tx: TenantTx,
  sweepId: Uuid,
  points: number,
  { by, at, dueAt }: PageAttempt,
): Promise<void> {
  await tx.query(
    `update sweeps set points = points + held, held = $3, held_by = $4, problem = null, waits_until = null,
       changed_at = $5, due_at = $6
      where tenant_id = $1 and sweep_id = $2`,
    [tx.tenantId, sweepId, points, by, at, dueAt],
  );
}

export interface PageUse {
  issues: number;
  points: number;
  milliseconds: number;
  place: SweepPlace;
}

/** Notes what a page took and where the sweep goes on. */
export async function settlePage(
  tx: TenantTx,
  sweepId: Uuid,
  { issues, points, milliseconds, place: { pass, projectAt, after } }: PageUse,
  { by, at, dueAt }: PageAttempt,
): Promise<void> {
  await tx.query(
    `update sweeps set issues = issues + $3, points = points + $4, milliseconds = milliseconds + $5,
       pass = $6, project_at = $7, place_after = $8, changed_at = $9, due_at = $10,
       held = case when held_by = $11 then 0 else held end
      where tenant_id = $1 and sweep_id = $2`,
    [
      ...[tx.tenantId, sweepId, issues, points, milliseconds],
      ...[pass, projectAt, after, at, dueAt, by],
    ],
  );
}

/** Gives back what an attempt reserved and did not use. With a wait, what is waited for and until when. */
export async function givePointsBack(
  tx: TenantTx,
  sweepId: Uuid,
  wait: { problem: string; until: Date } | null,
  { by, at, dueAt }: PageAttempt,
): Promise<void> {
  await tx.query(
    `update sweeps set held = 0, problem = coalesce($3, problem), waits_until = coalesce($4, waits_until),
       changed_at = $5, due_at = $6
      where tenant_id = $1 and sweep_id = $2 and held_by = $7`,
    [tx.tenantId, sweepId, wait?.problem ?? null, wait?.until ?? null, at, dueAt, by],
  );
}

/** The JQL that narrows a sweep; null where none does. @throws {ReadygateError} not_found, erased */
export async function readSweepJql(tx: TenantTx, sweepId: Uuid): Promise<string | null> {
  const [row] = await tx.query<{ query: Buffer | null }>(
    'select query from sweeps where tenant_id = $1 and sweep_id = $2',
    [tx.tenantId, sweepId],
  );
  if (!row) throw new ReadygateError('not_found');
  return row.query && (await tx.open<string>(place(sweepId), row.query));
}
