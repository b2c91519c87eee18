import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createPool } from '../../db/pools.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import type { TenantTx, WithTenant } from '../../db/tenant-tx.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';
import { type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { fillTenant } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

/** Transactions of one run. `READYGATE_TRANSACTIONS` sets more. */
const count = Number(process.env.READYGATE_TRANSACTIONS ?? 4000);

let database: TestDatabase;
let pool: pg.Pool;
let withTenant: WithTenant;
beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await fillTenant(database, tenant);
  pool = createPool(database.urls.app, { max: 4 });
  const { ring, pools } = database;
  const keys = createTenantKeys({ pool: pools.keys, ring, clock: () => testNow });
  withTenant = createTenantRunner({ pool, keys });
}, 60_000);
afterAll(async () => {
  await pool.end();
  await database.close();
});

/** Ways in which a transaction ends early, and how often one of each comes. */
const ends: readonly [every: number, (tx: TenantTx) => Promise<unknown>][] = [
  [7, () => Promise.reject(new Error('given up'))],
  [11, (tx) => tx.query('select 1/0')],
  [13, (tx) => tx.query(`set local statement_timeout = 1; select pg_sleep(1)`)],
  [17, (tx) => tx.query('select pg_cancel_backend(pg_backend_pid()), pg_sleep(1)')],
  [101, (tx) => tx.query('select pg_terminate_backend(pg_backend_pid()), pg_sleep(1)')],
];

describe('T6 four connections under many tenants’ transactions', () => {
  it(`show each of ${count.toLocaleString('en')} its own tenant only, whatever ends the one before`, async () => {
    const wrong: string[] = [];
    const counts = new Map<number, number>();
    const one = async (n: number) => {
      const tenant = (n * 7) % 3 === 0 ? tenantA : tenantB;
      const rows = await withTenant(tenant, async (tx) => {
        const seen = await tx.query<{ tenant_id: string }>('select tenant_id from plan_rows');
        for (const { tenant_id } of seen) if (tenant_id !== tenant) wrong.push(tenant_id);
        for (const [every, end] of ends) if (n % every === 0) await end(tx);
        return seen.length;
      }).catch(() => -1);
      counts.set(rows, (counts.get(rows) ?? 0) + 1);
    };
    let next = 1;
    await Promise.all(
      Array.from({ length: 32 }, async () => {
        while (next <= count) await one(next++);
      }),
    );
    expect(wrong).toEqual([]);
    expect([...counts.keys()].sort()).toEqual([-1, 2]);
    const early = ends.reduce((share, [every]) => share * (1 - 1 / every), 1);
    expect(counts.get(2) ?? 0).toBeGreaterThan(count * early * 0.9);
    // What is left over on each connection names no tenant.
    for (let n = 0; n < 8; n++)
      await expect(pool.query('select 1 from plan_rows')).rejects.toThrow();
  }, 3_600_000);
});
