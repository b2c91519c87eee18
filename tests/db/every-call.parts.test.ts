import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertDecision } from '../../db/decisions.ts';
import { findReply, saveReply } from '../../db/idempotency.ts';
import { advance } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { listWantingTokenOf } from '../../db/token-waits.ts';
import { saveUserToken } from '../../db/tokens.ts';
import { digestOf } from '../../domain/canonical.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { inAnHour, propose } from '../helpers/fill-tenant.ts';
import { makePlan, tenantA } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
});
afterAll(() => database.close());

/** Rows of a table that PostgreSQL read for some work, which begins a transaction. */
const rowsRead = (table: string, work: (tx: TenantTx) => Promise<unknown>): Promise<number> =>
  database.withTenant(tenantA, async (tx) => {
    await work(tx);
    const [read] = await tx.query<{ rows: number }>(
      `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as rows
         from pg_stat_xact_user_tables where relname = $1`,
      [table],
    );
    return read?.rows ?? 0;
  });

/** A plan that somebody approved, whose refinement waits for their token. */
async function waiting(tx: TenantTx, name: string, token: string): Promise<void> {
  const [accountId, at] = ['acc-ada', testNow];
  const refinementId = uuidV5(tenantA, name);
  const issue = { id: String(20_000 + Number(name)), key: `SHOP-${name}` };
  const plan = await propose(tx, makePlan(['open'], { refinementId, issue }));
  const { id: planId, seal, base } = plan;
  const rows = plan.rows.map(({ id: rowId, digest: rowDigest }) => ({
    ...{ rowId, rowDigest, verdict: 'approve' as const, fields: base },
  }));
  const decisionId = uuidV5(planId, 'decision');
  const said = { decisionId, planId, kind: 'decision', accountId, seal } as const;
  await insertDecision(tx, { ...said, policyVersion: 1, at, rows });
  await saveUserToken(tx, { planId, accountId, token, expiresAt: inAnHour, at });
  const step = { step: 'waiting_for_token', at, dueAt: inAnHour, planId } as const;
  await advance(tx, { refinementId, generation: 1 }, step);
}

describe('T1 what every call asks', () => {
  it('looks up one token for each plan that waits for somebody', async () => {
    const plans = 60;
    await database.withTenant(tenantA, async (tx) => {
      for (let n = 0; n < plans; n += 1) await waiting(tx, String(n), 'kept');
    });
    const asked = { accountId: 'acc-ada', limit: 50 };
    const read = await rowsRead('tokens', async (tx) => {
      expect(await listWantingTokenOf(tx, { ...asked, token: 'kept' })).toEqual([]);
    });
    expect(read).toBe(plans);
    const fresh = await database.withTenant(tenantA, (tx) =>
      listWantingTokenOf(tx, { ...asked, token: 'fresh' }),
    );
    expect(fresh).toHaveLength(50);
  });

  it('finds and keeps a reply without reading the others that somebody got', async () => {
    const keyOf = (key: string) => ({ accountId: 'acc-ada', route: 'POST /v1/x', key });
    const save = (tx: TenantTx, key: string) =>
      saveReply(tx, keyOf(key), { bodyDigest: digestOf(key), status: 202, reply: {} }, testNow);
    await database.withTenant(tenantA, async (tx) => {
      for (let n = 0; n < 100; n += 1) await save(tx, `before-${n}`);
    });
    expect(await rowsRead('idempotency_keys', (tx) => save(tx, 'next'))).toBe(0);
    const find = (tx: TenantTx) => findReply(tx, keyOf('before-7'), testNow);
    expect(await rowsRead('idempotency_keys', find)).toBe(1);
  });
});
