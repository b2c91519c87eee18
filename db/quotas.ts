import { ReadygateError } from '../domain/errors.ts';
import {
  type Ceilings,
  dayOf,
  type QuotaKind,
  type ReachedQuota,
  reachedQuota,
  type Taken,
} from '../domain/quota/quota.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What is reserved, used and given back: by kind and an id of ours, each once. */
export interface Subject {
  kind: QuotaKind;
  id: string;
}

interface Wish extends Subject {
  /** Above 0. */
  amount: number;
  /** When the clock ends it, if nobody did. */
  releaseAt: Date;
}

/** What the tenant's edition allows; an edition that is not there any more is the standard one. */
const ceilingOf = (kind: string) =>
  `select e.day_limit, e.month_limit from editions e join tenants t on e.edition in (t.edition, 'standard')
    where t.tenant_id = $1 and e.kind = ${kind} order by e.edition = t.edition desc limit 1`;

/** Takes what is `gone` from what is reserved and adds what is `used`, where the row is of its day and month. */
const count = `update quotas q set
    day_reserved = q.day_reserved - ${sumOf('gone', 'gone.day = q.day')},
    month_reserved = q.month_reserved - ${sumOf('gone', sameMonth('gone.day'))},
    day_used = q.day_used + ${sumOf('used', 'used.day = q.day')},
    month_used = q.month_used + ${sumOf('used', sameMonth('used.day'))}
  where q.tenant_id = $1 and q.kind = $2 and (exists (select from gone) or exists (select from used))`;

function sumOf(rows: string, condition: string): string {
  return `coalesce((select sum(amount) from ${rows} where ${condition}), 0)`;
}

/**
 * Reserves an amount for a subject, or says which ceiling leaves no room; then nothing is reserved. What
 * was reserved or used for the subject before stands, so that repeating reserves nothing more. Exact under
 * concurrency: the tenant's row of the kind is locked until the transaction ends. One round trip.
 */
export async function reserve(
  tx: TenantTx,
  { kind, id, amount, releaseAt }: Wish,
  at: Date,
): Promise<ReachedQuota | null> {
  const [, rows] = await Promise.all([
    lock(tx, kind, at),
    tx.query<{ wanted: boolean; made: boolean }>(
      `with wanted as (
         select where not exists (select from reservations where tenant_id = $1 and kind = $2 and subject_id = $3)
           and not exists (select from usage_events where tenant_id = $1 and kind = $2 and subject_id = $3)),
       ceiling as (${ceilingOf('$2')}),
       counted as (
         update quotas q set day_reserved = day_reserved + $4, month_reserved = month_reserved + $4
          where tenant_id = $1 and kind = $2 and exists (select from wanted)
            and not exists (select from ceiling c where q.day_used + q.day_reserved + $4 > c.day_limit
              or q.month_used + q.month_reserved + $4 > c.month_limit)
         returning day),
       made as (
         insert into reservations (tenant_id, kind, subject_id, amount, day, reserved_at, release_at)
         select $1, $2, $3, $4, day, $5::timestamptz, $6::timestamptz from counted returning 1)
       select exists (select from wanted) as wanted, exists (select from made) as made`,
      [tx.tenantId, kind, id, amount, at, releaseAt],
    ),
  ]);
  const [row] = rows;
  if (!row?.wanted || row.made) return null;
  const reached = await reachedBy(tx, kind, { amount, at });
  // Another edition was set between the two statements.
  if (!reached) throw new ReadygateError('busy');
  return reached;
}

/**
 * Settles a subject once: what it took is used, what was reserved is not held any more. `amount` left out:
 * as much as was reserved. What was not reserved, or whose reservation the clock ended, is counted as well:
 * it was used. One round trip.
 */
export async function settle(
  tx: TenantTx,
  { kind, id }: Subject,
  { amount, at }: { amount?: number; at: Date },
): Promise<void> {
  await Promise.all([
    lock(tx, kind, at),
    tx.query(
      `with gone as (
         delete from reservations where tenant_id = $1 and kind = $2 and subject_id = $3 returning amount, day),
       took as (select coalesce($4, (select amount from gone)) as amount, coalesce((select day from gone), $5::date) as day),
       used as (
         insert into usage_events (tenant_id, kind, subject_id, amount, day, used_at)
         select $1, $2, $3, amount, day, $6::timestamptz from took where amount > 0
         on conflict do nothing returning amount, day)
       ${count}`,
      [tx.tenantId, kind, id, amount ?? null, dayOf(at), at],
    ),
  ]);
}

/** Gives back what was reserved for a subject and came to nothing. */
export async function release(tx: TenantTx, subject: Subject, at: Date): Promise<void> {
  await settle(tx, subject, { amount: 0, at });
}

/** Kinds of which nobody can say that nothing was used: what is over counts in full. */
const usedWhenOver: ReadonlySet<QuotaKind> = new Set(['model_tokens']);

/** The kinds of which reservations are over, in their order. */
export async function overdueKinds(tx: TenantTx, at: Date): Promise<QuotaKind[]> {
  const rows = await tx.query<{ kind: QuotaKind }>(
    'select distinct kind from reservations where tenant_id = $1 and release_at <= $2 order by kind',
    [tx.tenantId, at],
  );
  return rows.map(({ kind }) => kind);
}

/** Holds for another day what open refinements reserved: they wait, and will use it or give it back. */
async function renewOpen(tx: TenantTx, at: Date): Promise<void> {
  await tx.query(
    `update reservations v set release_at = $2::timestamptz + interval '1 day'
      where tenant_id = $1 and kind = 'refinements' and release_at <= $2 and exists (
        select from refinements r
         where r.tenant_id = v.tenant_id and r.refinement_id::text = v.subject_id and r.outcome is null)`,
    [tx.tenantId, at],
  );
}

/**
 * Ends the reservations of a kind whose time is over: their process died.
 * @returns how many
 */
export async function lapse(tx: TenantTx, kind: QuotaKind, at: Date): Promise<number> {
  const [, , rows] = await Promise.all([
    lock(tx, kind, at),
    kind === 'refinements' ? renewOpen(tx, at) : null,
    tx.query<{ ended: number }>(
      `with gone as (
         delete from reservations where tenant_id = $1 and kind = $2 and release_at <= $3::timestamptz returning subject_id, amount, day),
       used as (
         insert into usage_events (tenant_id, kind, subject_id, amount, day, used_at)
         select $1, $2, subject_id, amount, day, $3 from gone where $4::boolean
         on conflict do nothing returning amount, day),
       counted as (${count} returning 1)
       select count(*)::integer as ended from gone`,
      [tx.tenantId, kind, at, usedWhenOver.has(kind)],
    ),
  ]);
  return rows[0]?.ended ?? 0;
}

/** How a kind of the tenant's edition stands. */
export interface QuotaStand {
  kind: QuotaKind;
  ceilings: Ceilings;
  taken: Taken;
}

/** How kinds stand at a time, in their order. */
export async function findQuotas(
  tx: TenantTx,
  kinds: readonly QuotaKind[],
  at: Date,
): Promise<QuotaStand[]> {
  const rows = await tx.query<QuotaRow>(
    `select k.kind, c.day_limit::float8 as "dayLimit", c.month_limit::float8 as "monthLimit", q.day::text,
       q.day_used::float8 as "dayUsed", q.day_reserved::float8 as "dayReserved",
       q.month_used::float8 as "monthUsed", q.month_reserved::float8 as "monthReserved"
     from unnest($2::text[]) with ordinality k (kind, position)
     left join lateral (${ceilingOf('k.kind')}) c on true
     left join quotas q on q.tenant_id = $1 and q.kind = k.kind
     order by k.position`,
    [tx.tenantId, kinds],
  );
  return rows.map((row) => ({
    kind: row.kind,
    ceilings: { day: row.dayLimit, month: row.monthLimit },
    taken: takenAt(row, dayOf(at)),
  }));
}

/** The ceiling that leaves no room for an amount now; nothing is reserved. */
export async function reachedBy(
  tx: TenantTx,
  kind: QuotaKind,
  { amount, at }: { amount: number; at: Date },
): Promise<ReachedQuota | null> {
  const [stand] = await findQuotas(tx, [kind], at);
  return stand ? reachedQuota(kind, stand.ceilings, stand.taken, amount) : null;
}

interface QuotaRow {
  kind: QuotaKind;
  dayLimit: number | null;
  monthLimit: number | null;
  /** Null, with the rest, where nothing was ever reserved. */
  day: string | null;
  dayUsed: number;
  dayReserved: number;
  monthUsed: number;
  monthReserved: number;
}

/** What a row says of a day: nothing, where the row is of an earlier one. */
function takenAt(row: QuotaRow, today: string): Taken {
  const day = row.day !== null && row.day > today ? row.day : today;
  const isOfDay = row.day === day;
  const isOfMonth = row.day?.slice(0, 7) === day.slice(0, 7);
  return {
    day,
    dayUsed: isOfDay ? row.dayUsed : 0,
    dayReserved: isOfDay ? row.dayReserved : 0,
    monthUsed: isOfMonth ? row.monthUsed : 0,
    monthReserved: isOfMonth ? row.monthReserved : 0,
  };
}

/**
 * Locks the tenant's row of a kind, and moves it to the day. Always the first of what is locked here, so
 * that nobody waits for another in a circle.
 */
async function lock(tx: TenantTx, kind: QuotaKind, at: Date): Promise<void> {
  await tx.query(
    `insert into quotas as q (tenant_id, kind, day) values ($1, $2, $3)
     on conflict (tenant_id, kind) do update set day = excluded.day, day_used = 0, day_reserved = 0,
       month_used = case when ${sameMonth('excluded.day')} then q.month_used else 0 end,
       month_reserved = case when ${sameMonth('excluded.day')} then q.month_reserved else 0 end
     where q.day < excluded.day`,
    [tx.tenantId, kind, dayOf(at)],
  );
}

function sameMonth(day: string): string {
  return `date_trunc('month', ${day}) = date_trunc('month', q.day)`;
}
