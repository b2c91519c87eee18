import type pg from 'pg';
import type { Json, Uuid } from '../domain/json.ts';
import type { OutboxMessage } from '../domain/outbox.ts';
import type { startPublishScores } from '../domain/publishing/message.ts';
import { databaseError } from './errors.ts';
import type { TenantTx } from './tenant-tx.ts';

/** The channel on which an insert into the outbox is announced. */
export const outboxChannel = 'readygate_outbox';

/**
 * Of these a workflow has one undelivered message. One that is being delivered just now may come too early for who
 * asks again: its claim is taken away, so that it counts as undelivered and goes once more.
 */
const oneOfEach = `on conflict (tenant_id, workflow_id) where delivered_at is null and name in ('issueChanged', 'judgeIssue')
  do update set claimed_until = null where outbox.claimed_until is not null`;

/**
 * Asks for a start or a signal, delivered after the commit. Where the same workflow already waits for
 * an `issueChanged` or a judgement, a second one adds nothing.
 */
export async function enqueue(
  tx: TenantTx,
  { workflowId, kind, name, args }: OutboxMessage,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into outbox (tenant_id, workflow_id, kind, name, args, available_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $6) ${oneOfEach}`,
    [tx.tenantId, workflowId, kind, name, JSON.stringify(args), at],
  );
}

/** Asks as `enqueue` does, unless the same message to the same workflow waits that nobody has taken up yet. */
export async function enqueueOnce(
  tx: TenantTx,
  { workflowId, kind, name, args }: OutboxMessage,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into outbox (tenant_id, workflow_id, kind, name, args, available_at, created_at)
     select $1, $2, $3, $4, $5, $6, $6
      where not exists (select from outbox where tenant_id = $1 and workflow_id = $2 and name = $4
        and delivered_at is null and claimed_until is null)`,
    [tx.tenantId, workflowId, kind, name, JSON.stringify(args), at],
  );
}

/**
 * Asks for scores to be published at a time. A wish that waits for longer is brought forward, as far as it may be; one
 * that is being delivered goes once more.
 */
export async function enqueueSooner(
  tx: TenantTx,
  { workflowId, kind, name, args }: ReturnType<typeof startPublishScores>,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into outbox (tenant_id, workflow_id, kind, name, args, available_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $6)
     on conflict (tenant_id, workflow_id) where delivered_at is null and name = 'publishScores'
     do update set available_at = greatest(excluded.available_at, (outbox.args->0->>'notBefore')::timestamptz),
       claimed_until = null
     where outbox.available_at > excluded.available_at or outbox.claimed_until is not null`,
    [tx.tenantId, workflowId, kind, name, JSON.stringify(args), at],
  );
}

/**
 * Asks as `enqueue` does, unless the same workflow was asked for at or after a time.
 * @returns whether it asked
 */
export async function enqueueUnlessAsked(
  tx: TenantTx,
  { workflowId, kind, name, args }: OutboxMessage,
  { at, since }: { at: Date; since: Date },
): Promise<boolean> {
  const asked = await tx.query(
    `insert into outbox (tenant_id, workflow_id, kind, name, args, available_at, created_at)
     select $1, $2, $3, $4, $5, $6, $6
      where not exists (select from outbox where tenant_id = $1 and workflow_id = $2 and created_at >= $7)
     ${oneOfEach} returning 1`,
    [tx.tenantId, workflowId, kind, name, JSON.stringify(args), at, since],
  );
  return asked.length > 0;
}

/** Takes back what was asked to start and did not: the tenant leaves. */
export async function dropStarts(tx: TenantTx, at: Date): Promise<void> {
  await tx.query(
    `update outbox set delivered_at = $2, delivery = 'dropped', claimed_until = null
      where tenant_id = $1 and kind = 'start' and delivered_at is null`,
    [tx.tenantId, at],
  );
}

export interface ClaimedRow extends OutboxMessage {
  outboxId: string;
  tenantId: Uuid;
  attempts: number;
}

export interface ClaimOptions {
  at: Date;
  /** Seconds until another dispatcher may take the row. */
  leaseSeconds: number;
  limit: number;
}

/** Claims the oldest undelivered row of each workflow that may go now. Nothing is held afterwards. */
export async function claimOutbox(
  pool: pg.Pool,
  { at, leaseSeconds, limit }: ClaimOptions,
): Promise<ClaimedRow[]> {
  const until = new Date(at.getTime() + leaseSeconds * 1000);
  return await run<ClaimedRow>(
    pool,
    `update outbox o set claimed_until = $2, attempts = attempts + 1
     from (
       select tenant_id, outbox_id from outbox c
        where delivered_at is null and available_at <= $1 and (claimed_until is null or claimed_until <= $1)
          and not exists (select from outbox older where older.workflow_id = c.workflow_id and older.delivered_at is null
            and older.outbox_id < c.outbox_id)
        order by outbox_id limit $3 for update skip locked) due
     where o.tenant_id = due.tenant_id and o.outbox_id = due.outbox_id
     returning o.outbox_id as "outboxId", o.tenant_id as "tenantId", o.workflow_id as "workflowId", o.kind, o.name, o.args, o.attempts`,
    [at, until, limit],
  );
}

/** Notes that a row reached Temporal, or that it will never have to; not where the claim was lost meanwhile. */
export async function markDelivered(
  pool: pg.Pool,
  { outboxId, tenantId, attempts }: ClaimedRow,
  { at, delivery }: { at: Date; delivery: 'delivered' | 'already_started' | 'not_found' },
): Promise<void> {
  await run(
    pool,
    `update outbox set delivered_at = $3, delivery = $4, claimed_until = null, last_error = null
      where tenant_id = $1 and outbox_id = $2 and claimed_until is not null and attempts = $5`,
    [tenantId, outboxId, at, delivery, attempts],
  );
}

/** Puts a row off, unless somebody else has claimed it since. `error` is a code. */
export async function deferRow(
  pool: pg.Pool,
  { outboxId, tenantId, attempts }: ClaimedRow,
  { availableAt, error }: { availableAt: Date; error: string },
): Promise<void> {
  await run(
    pool,
    `update outbox set available_at = $3, last_error = $4, claimed_until = null
      where tenant_id = $1 and outbox_id = $2 and attempts = $5`,
    [tenantId, outboxId, availableAt, error, attempts],
  );
}

/** Seconds that the oldest undelivered row has waited; 0 for none. */
export async function outboxAge(pool: pg.Pool, at: Date): Promise<number> {
  const rows = await run<{ oldest: Date | null }>(
    pool,
    'select min(created_at) as oldest from outbox where delivered_at is null',
    [],
  );
  const oldest = rows[0]?.oldest;
  return oldest ? Math.max(0, (at.getTime() - oldest.getTime()) / 1000) : 0;
}

async function run<Row>(pool: pg.Pool, text: string, values: Json[] | unknown[]): Promise<Row[]> {
  try {
    const { rows } = await pool.query(text, values);
    return rows as Row[];
  } catch (error) {
    throw databaseError(error);
  }
}
