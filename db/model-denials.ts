import { isCeilingName } from '../domain/model/ceilings.ts';
import { type Denial, type Denials, oneMore, reasonOf } from '../domain/model/denial.ts';
import { dayOf } from './model-days.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A call that was not begun. */
export interface DeniedCall {
  denial: Denial;
  /** When its reason came to be, where that is known: the first denial after it is noted at once. */
  since: Date | null;
  /** Null where no issue was to be sent. */
  issueId: string | null;
  at: Date;
}

/**
 * Counts a denial and audits it: the first of a reason at once, then one entry a minute with its number,
 * so that nobody fills the chain by asking again and again.
 */
export async function noteDenial(
  tx: TenantTx,
  { denial, since, issueId, at }: DeniedCall,
): Promise<void> {
  const key = [tx.tenantId, dayOf(at), reasonOf(denial)];
  const before = await lockDenials(tx, key, at);
  const { after, noted } = oneMore(before, { at, since });
  await tx.query(
    `update model_denials set denied = denied + 1, held = $4, noted_at = $5
      where tenant_id = $1 and day = $2 and reason = $3`,
    [...key, after.held, after.notedAt],
  );
  if (noted === null) return;
  const { code, ...reached } = denial;
  tx.audit({
    at,
    action: 'model.denied',
    outcome: 'denied',
    actor: 'app',
    subject:
      issueId === null ? { kind: 'tenant', id: tx.tenantId } : { kind: 'issue', id: issueId },
    data: {
      code,
      count: noted,
      ...('ceiling' in reached ? { ceiling: reached.ceiling } : {}),
      ...('freeAt' in reached && reached.freeAt !== null ? { freeAt: reached.freeAt } : {}),
    },
  });
}

/** Denials of one reason on one day. */
export interface HeldDenials {
  day: string;
  reason: string;
}

/**
 * Audits the denials of a reason that were held for a next one which did not come. Once, whoever asks.
 * @param before those whose last entry is not older are left to the next denial
 */
export async function noteHeldDenials(
  tx: TenantTx,
  { day, reason }: HeldDenials,
  { at, before }: { at: Date; before: Date },
): Promise<void> {
  const [found] = await tx.query<{ count: number }>(
    `with held as (select held from model_denials
        where tenant_id = $1 and day = $2 and reason = $3 and held > 0 and noted_at <= $5 for update)
     update model_denials d set held = 0, noted_at = $4 from held
      where d.tenant_id = $1 and d.day = $2 and d.reason = $3 returning held.held::float8 as count`,
    [tx.tenantId, day, reason, at, before],
  );
  if (!found) return;
  const denial = isCeilingName(reason)
    ? { code: 'model_ceiling_reached', ceiling: reason }
    : { code: reason };
  tx.audit({
    at,
    action: 'model.denied',
    outcome: 'denied',
    actor: 'app',
    subject: { kind: 'tenant', id: tx.tenantId },
    data: { ...denial, count: found.count },
  });
}

/** What is remembered of a reason, held until the transaction ends; null where there is nothing yet. */
async function lockDenials(
  tx: TenantTx,
  key: readonly string[],
  at: Date,
): Promise<Denials | null> {
  const [, rows] = await Promise.all([
    tx.query(
      `insert into model_denials (tenant_id, day, reason, denied, held, noted_at)
       values ($1, $2, $3, 0, 0, $4) on conflict do nothing`,
      [...key, at],
    ),
    tx.query<{ denied: string; held: string; notedAt: Date }>(
      `select denied, held, noted_at as "notedAt" from model_denials
        where tenant_id = $1 and day = $2 and reason = $3 for update`,
      key,
    ),
  ]);
  const [row] = rows;
  return row && Number(row.denied) > 0 ? { held: Number(row.held), notedAt: row.notedAt } : null;
}

/** How often each reason denied a call of the tenant on a day, by reason. */
export async function denialsOn(
  tx: TenantTx,
  at: Date,
): Promise<{ reason: string; count: number }[]> {
  return await tx.query(
    `select reason, denied::float8 as count from model_denials
      where tenant_id = $1 and day = $2 order by reason`,
    [tx.tenantId, dayOf(at)],
  );
}
