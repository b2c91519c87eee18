import { type Digest, digestOf } from '../domain/canonical.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import type { SweepAmounts, SweepSource, SweepState, SweptProject } from '../domain/sweep.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Where the JQL of a sweep is encrypted for. */
export const place = (sweepId: Uuid) => ({ table: 'sweeps', column: 'query', rowId: sweepId });

/** The parts of a sweep, in their order: its issues; what changed meanwhile; what is not there any more. */
type SweepPass = 'main' | 'late' | 'left';

/** What is asked of a sweep. */
interface SweepWish {
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
  /** What it took so far; what dead attempts had reserved counts. */
  used: SweepAmounts;
  pass: SweepPass;
  /** Of `projects`. */
  projectAt: number;
  /** Null: from the first one. */
  afterKey: string | null;
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
  jsonb_build_object('issues', issues, 'points', points, 'seconds', ceil(milliseconds / 1000.0), 'tokens', tokens,
    'micros', micros) as used,
  pass, project_at as "projectAt", after_key as "afterKey", previous_id as "previousId", estimated_at as "estimatedAt",
  started_at as "startedAt", changed_at as "changedAt", ended_at as "endedAt"`;

export interface NewSweep extends SweepWish {
  sweepId: Uuid;
  origin: StoredSweep['origin'];
  requestedBy: string;
  estimate: SweepAmounts;
  at: Date;
}

/** Keeps an estimate, which becomes a sweep when somebody approves a budget for it. Its JQL is encrypted. */
export async function insertEstimate(
  tx: TenantTx,
  { sweepId, source, projects, jql, origin, requestedBy, estimate, at }: NewSweep,
): Promise<void> {
  const sealed = jql === null ? null : await tx.seal(place(sweepId), jql);
  await tx.query(
    `insert into sweeps (tenant_id, sweep_id, source, projects, key_version, query, query_digest, state, origin,
       requested_by, estimate, estimated_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'estimated', $8, $9, $10, $11, $11)`,
    [
      tx.tenantId,
      ...[sweepId, source, JSON.stringify(projects)],
      ...[sealed?.keyVersion ?? null, sealed?.bytes ?? null],
      digestOf({ source, projects: projects.map(({ id }) => id), jql }),
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

/** The JQL that narrows a sweep; null where none does. @throws {ReadygateError} not_found, erased */
export async function readSweepJql(tx: TenantTx, sweepId: Uuid): Promise<string | null> {
  const [row] = await tx.query<{ query: Buffer | null }>(
    'select query from sweeps where tenant_id = $1 and sweep_id = $2',
    [tx.tenantId, sweepId],
  );
  if (!row) throw new ReadygateError('not_found');
  return row.query && (await tx.open<string>(place(sweepId), row.query));
}
