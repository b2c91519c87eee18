import {
  type Ceiling,
  type ReachedCeiling,
  reachedCeiling,
  type Wish,
} from '../domain/model/ceilings.ts';
import type { Spending } from '../domain/model/spending.ts';
import { dayOf } from '../domain/quota/quota.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What a call may take at most, of which ceilings. */
export interface Reservation {
  /** By the prices that the tenant set. */
  reserve: Spending;
  /** What the tenant lets be taken in a day. */
  ceiling: Ceiling;
  /** The same by the operator's prices, for a call with the operator's key; null for any other. */
  operators: { reserve: Spending; tenant: Ceiling; deployment: Ceiling } | null;
}

/** Of what a call reserved or took: by the tenant's prices and, where it was the operator's, by those. */
export interface Taken {
  tokens: number;
  micros: number;
  operatorMicros: number;
}

/**
 * Takes a reservation from the day, or says which ceiling it does not fit under. Exact under concurrency:
 * the rows are held until the transaction ends, the tenant's first and that of all tenants last.
 */
export async function reserveDay(
  tx: TenantTx,
  { reserve, ceiling, operators }: Reservation,
  at: Date,
): Promise<ReachedCeiling | null> {
  const day = dayOf(at);
  const { own, operator } = await lockDay(tx, day);
  const wishes: Wish[] = [{ of: 'own', taken: own, wanted: reserve, ceiling }];
  if (operators) {
    const { reserve: wanted, tenant, deployment } = operators;
    wishes.push({ of: 'operator', taken: operator, wanted, ceiling: tenant });
    const taken = await lockOperatorDay(tx, day);
    wishes.push({ of: 'deployment', taken, wanted, ceiling: deployment });
  }
  const reached = reachedCeiling(wishes, at);
  if (reached) return reached;
  await changeDay(
    tx,
    day,
    { ...reserve, operatorMicros: operators?.reserve.micros ?? 0 },
    {
      operators: operators !== null,
    },
  );
  return null;
}

/** Adds to a day, or takes from it where numbers are negative. */
export async function changeDay(
  tx: TenantTx,
  day: string,
  { tokens, micros, operatorMicros }: Taken,
  { operators }: { operators: boolean },
): Promise<void> {
  await tx.query(
    `update model_days set tokens = tokens + $3, micros = micros + $4,
       operator_tokens = operator_tokens + $5, operator_micros = operator_micros + $6
     where tenant_id = $1 and day = $2`,
    [tx.tenantId, day, tokens, micros, operators ? tokens : 0, operators ? operatorMicros : 0],
  );
  if (operators)
    await tx.query(
      'update model_operator_days set tokens = tokens + $2, micros = micros + $3 where day = $1',
      [day, tokens, operatorMicros],
    );
}

interface DayRow {
  tokens: string;
  micros: string;
  operatorTokens: string;
  operatorMicros: string;
}

const columns = `tokens, micros, operator_tokens as "operatorTokens", operator_micros as "operatorMicros"`;

const daysOf = (row: DayRow | undefined) => ({
  own: { tokens: Number(row?.tokens ?? 0), micros: Number(row?.micros ?? 0) },
  operator: {
    tokens: Number(row?.operatorTokens ?? 0),
    micros: Number(row?.operatorMicros ?? 0),
  },
});

async function lockDay(tx: TenantTx, day: string): Promise<{ own: Spending; operator: Spending }> {
  const [, rows] = await Promise.all([
    tx.query(
      'insert into model_days (tenant_id, day, tokens, micros) values ($1, $2, 0, 0) on conflict do nothing',
      [tx.tenantId, day],
    ),
    tx.query<DayRow>(
      `select ${columns} from model_days where tenant_id = $1 and day = $2 for update`,
      [tx.tenantId, day],
    ),
  ]);
  return daysOf(rows[0]);
}

async function lockOperatorDay(tx: TenantTx, day: string): Promise<Spending> {
  const [, rows] = await Promise.all([
    tx.query(
      'insert into model_operator_days (day, tokens, micros) values ($1, 0, 0) on conflict do nothing',
      [day],
    ),
    tx.query<{ tokens: string; micros: string }>(
      'select tokens, micros from model_operator_days where day = $1 for update',
      [day],
    ),
  ]);
  return { tokens: Number(rows[0]?.tokens), micros: Number(rows[0]?.micros) };
}

/** What a day of a tenant took so far, and of it with the operator's key. */
export async function spentOn(
  tx: TenantTx,
  at: Date,
): Promise<{ own: Spending; operator: Spending }> {
  const [row] = await tx.query<DayRow>(
    `select ${columns} from model_days where tenant_id = $1 and day = $2`,
    [tx.tenantId, dayOf(at)],
  );
  return daysOf(row);
}
