import type { Uuid } from '../domain/json.ts';
import type { OutboxMessage } from '../domain/outbox.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import { doubtMessages } from './notifications.ts';
import { enqueue } from './outbox.ts';
import { doubtPublished } from './published-scores.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A time of which a restored database may know nothing. */
export interface LostTime {
  since: Date;
  /** No request of a lost run reaches Jira after it. */
  until: Date;
}

/**
 * How far a generation is raised: beyond every one that the lost time may have used, because a run of
 * that id would be found in Temporal, and another one could not be started.
 */
const generations = 1000;

/**
 * Holds all writes of the tenant until `endRecovery`, whatever its own write stop says. Waits for
 * permits that are being minted. Messages that were due may have gone out: they are not sent again.
 * False, and no entry, when writes are held already.
 */
export async function beginRecovery(tx: TenantTx, { since }: LostTime, at: Date): Promise<boolean> {
  const held = await switchRecovery(tx, at, {
    text: `update tenants set recovering_since = $2 where tenant_id = $1 and recovering_since is null returning 1`,
    values: [tx.tenantId, at],
    action: 'tenant.recovery_began',
    data: { since: since.toISOString() },
  });
  if (!held) return false;
  await doubtMessages(tx, at);
  await doubtPublished(tx, at);
  // Runs that wait for answers only look and record: new ones are started by `reconcile`. What had not begun may
  // have begun in the lost time, with a run of its first generation.
  await tx.query(
    `update clarifications set generation = generation + $2, due_at = case when begun_at is not null then $3::timestamptz end
      where tenant_id = $1 and outcome is null`,
    [tx.tenantId, generations, at],
  );
  return true;
}

/** Lets the tenant write again, unless its own write stop says no. False when nothing was held. */
export async function endRecovery(tx: TenantTx, at: Date): Promise<boolean> {
  return await switchRecovery(tx, at, {
    text: `update tenants set recovering_since = null where tenant_id = $1 and recovering_since is not null returning 1`,
    values: [tx.tenantId],
    action: 'tenant.recovery_ended',
    data: {},
  });
}

async function switchRecovery(
  tx: TenantTx,
  at: Date,
  {
    text,
    values,
    action,
    data,
  }: {
    text: string;
    values: unknown[];
    action: 'tenant.recovery_began' | 'tenant.recovery_ended';
    data: Record<string, string>;
  },
): Promise<boolean> {
  const changed = await tx.query(text, values);
  if (changed.length === 0) return false;
  tx.audit({ at, action, actor: 'operator', subject: { kind: 'tenant', id: tx.tenantId }, data });
  return true;
}

export interface RecoverOptions {
  lost: LostTime;
  at: Date;
  /** When `reconcile` looks after the runs that are started. */
  dueAt: Date;
  /** Refinements taken at once. */
  limit: number;
  start(ref: RefinementRef): OutboxMessage;
}

/** What one turn of `recoverRefinements` did. */
export interface Recovered {
  refinements: number;
  /** Runs that are started anew. */
  started: number;
  /** Rows that had been released or sent, and are looked up before anything else. */
  rows: number;
}

/**
 * Takes the next refinements that could write or be decided on in the lost time: rows that were on
 * their way get an `ambiguous` ledger entry, what is sent later is looked up before (`planWrite`), and
 * every open one gets a new run. Nothing is left when `refinements` is 0; a lost time that lies within
 * one of before is taken account of already, and another one makes it longer.
 */
export async function recoverRefinements(
  tx: TenantTx,
  { lost, at, dueAt, limit, start }: RecoverOptions,
): Promise<Recovered> {
  // A recovery that ran after the lost time had begun took account of it.
  const covered = new Date(lost.since.getTime() + lost.until.getTime() - at.getTime());
  const next = await tx.query<{ refinementId: Uuid }>(
    `select refinement_id as "refinementId" from refinements f
      where tenant_id = $1 and (lost_since is null or lost_since > $2 or lost_until < $4) and (outcome is null or exists (
        select from plans p where p.tenant_id = f.tenant_id and p.refinement_id = f.refinement_id
          and (p.expires_at > $2 or p.dispatch_by > $2 or p.state <> 'final')))
      order by refinement_id limit $3`,
    [tx.tenantId, lost.since, limit, covered],
  );
  const ids = next.map(({ refinementId }) => refinementId);
  if (ids.length === 0) return { refinements: 0, started: 0, rows: 0 };
  // The plans first, as everywhere.
  await tx.query(
    `select 1 from plans where tenant_id = $1 and refinement_id = any($2) order by plan_id for no key update`,
    [tx.tenantId, ids],
  );
  const rows = await doubtRows(tx, ids, lost, at);
  const open = await raiseGenerations(tx, ids, { lost, at, dueAt });
  await Promise.all(open.map((ref) => enqueue(tx, start(ref), at)));
  return { refinements: ids.length, started: open.length, rows };
}

/**
 * Rows that were released or sent may have been written in the lost time, by whomever of those who
 * approved. The plan's state does not change: a released row is as unsettled as one on its way.
 */
async function doubtRows(
  tx: TenantTx,
  refinementIds: readonly Uuid[],
  { since, until }: LostTime,
  at: Date,
): Promise<number> {
  const doubted = await tx.query<{ rowId: Uuid; operationId: Uuid }>(
    `with sent as (
       select row_id, plan_id, operation_id from plan_rows join plans p using (tenant_id, plan_id)
        where tenant_id = $1 and p.refinement_id = any($2) and plan_rows.state in ('released', 'sending')),
     doubted as (
       insert into writes as w (tenant_id, operation_id, plan_id, row_id, state, attempt_id, sent_at, deadline_at, changed_at)
       select $1, operation_id, plan_id, row_id, 'ambiguous', gen_random_uuid(), $3, $4, $5 from sent
       on conflict (tenant_id, operation_id) do update set state = 'ambiguous', attempt_id = excluded.attempt_id,
         sent_at = least(w.sent_at, excluded.sent_at), deadline_at = greatest(w.deadline_at, excluded.deadline_at),
         negative_lookups = 0, last_lookup_at = null, changed_at = excluded.changed_at
        where w.state in ('planned', 'sending', 'ambiguous')
       returning operation_id, row_id, attempt_id, sent_at, deadline_at),
     attempts as (
       insert into write_attempts (tenant_id, attempt_id, operation_id, account_id, started_at, deadline_at)
       select $1, attempt_id, operation_id, null, sent_at, deadline_at from doubted)
     update plan_rows r set state = 'sending', problem = null from doubted d
      where r.tenant_id = $1 and r.row_id = d.row_id returning r.row_id as "rowId", r.operation_id as "operationId"`,
    [tx.tenantId, refinementIds, since, until, at],
  );
  for (const { rowId, operationId } of doubted) {
    tx.audit({
      at,
      action: 'write.ambiguous',
      outcome: 'lost',
      actor: 'operator',
      subject: { kind: 'operation', id: operationId },
      data: { row: rowId, by: 'recovery' },
    });
  }
  return doubted.length;
}

/** The open ones among them, which are to be started. */
async function raiseGenerations(
  tx: TenantTx,
  refinementIds: readonly Uuid[],
  { lost: { since, until }, at, dueAt }: Pick<RecoverOptions, 'lost' | 'at' | 'dueAt'>,
): Promise<RefinementRef[]> {
  const raised = await tx.query<{ refinementId: Uuid; generation: number; open: boolean }>(
    `update refinements set generation = generation + $3, changed_at = $6,
       lost_since = least(lost_since, $4), lost_until = greatest(lost_until, $5),
       due_at = case when outcome is null then $7 else due_at end
      where tenant_id = $1 and refinement_id = any($2)
      returning refinement_id as "refinementId", generation, outcome is null as open`,
    [tx.tenantId, refinementIds, generations, since, until, at, dueAt],
  );
  for (const { refinementId, generation } of raised) {
    tx.audit({
      at,
      action: 'refinement.recovered',
      actor: 'operator',
      subject: { kind: 'refinement', id: refinementId },
      data: { generation, since: since.toISOString() },
    });
  }
  return raised
    .filter(({ open }) => open)
    .map(({ refinementId, generation }) => ({ tenantId: tx.tenantId, refinementId, generation }));
}
