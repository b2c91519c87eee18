import type { QuotaKind } from '../domain/quota/quota.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What a day used of a kind. */
interface DayUsage {
  /** In UTC. */
  day: string;
  kind: QuotaKind;
  used: number;
  /** How many times something was used: of tokens, calls. */
  events: number;
  /** What was not begun for want of a quota. */
  denied: number;
}

/** Events that one statement rolls up. */
const batch = 5000;

/**
 * What the days from one to another used, by day and kind, days and kinds without anything left out. Exact
 * at any moment: rolled up or not, each event is counted once.
 */
export async function usageByDay(
  tx: TenantTx,
  { from, to }: { from: string; to: string },
): Promise<DayUsage[]> {
  return await tx.query<DayUsage>(
    `select day::text, kind, sum(amount)::float8 as used, sum(events)::float8 as events, sum(denied)::float8 as denied from (
       select day, kind, amount, events, 0 as denied from usage_days
        where tenant_id = $1 and day between $2::date and $3::date
       union all
       select day, kind, sum(amount), count(*), 0 from usage_events
        where tenant_id = $1 and not rolled_up and day between $2::date and $3::date group by day, kind
       union all
       select day, kind, 0, 0, denied from quota_denials
        where tenant_id = $1 and day between $2::date and $3::date
       union all
       select day, 'model_tokens', 0, 0, denied from model_denials
        where tenant_id = $1 and reason = 'edition_tokens' and day between $2::date and $3::date) found
     group by day, kind order by day, kind`,
    [tx.tenantId, from, to],
  );
}

/**
 * Rolls up events of days before one, a batch at a time, oldest first. An event is marked in the statement
 * that adds it to its day, so that it is added once, also one that came late.
 * @returns how many; fewer than a batch: there are no more
 */
export async function rollUp(
  tx: TenantTx,
  before: string,
): Promise<{ rolled: number; more: boolean }> {
  const [row] = await tx.query<{ rolled: number }>(
    `with taken as (
       update usage_events set rolled_up = true
        where tenant_id = $1 and not rolled_up and (kind, subject_id) in (
          select kind, subject_id from usage_events where tenant_id = $1 and not rolled_up and day < $2::date
           order by day, kind, subject_id limit $3 for no key update skip locked)
       returning day, kind, amount),
     added as (
       insert into usage_days as d (tenant_id, day, kind, amount, events)
       select $1, day, kind, sum(amount), count(*) from taken group by day, kind order by day, kind
       on conflict (tenant_id, day, kind) do update
         set amount = d.amount + excluded.amount, events = d.events + excluded.events)
     select count(*)::integer as rolled from taken`,
    [tx.tenantId, before, batch],
  );
  const rolled = row?.rolled ?? 0;
  return { rolled, more: rolled === batch };
}
