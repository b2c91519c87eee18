import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createPool } from '../../db/pools.ts';
import { noteQuotaDenial } from '../../db/quota-denials.ts';
import { lapse, release } from '../../db/quotas.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import type { TenantTx, WithTenant } from '../../db/tenant-tx.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';
import { isReadygateError } from '../../domain/errors.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { allow, books, hold, judgement, settled, use } from '../helpers/quotas.ts';
import { startTcpProxy, type TcpProxy } from '../helpers/tcp-proxy.ts';

let database: TestDatabase;
let proxy: TcpProxy;
let pool: pg.Pool;
let throughProxy: WithTenant;
beforeAll(async () => {
  database = await withDatabase();
  proxy = await startTcpProxy(database.adminUrl);
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
  pool = createPool(proxy.url(database.urls.app), { max: 2 });
  const { ring, pools } = database;
  const keys = createTenantKeys({ pool: pools.keys, ring, clock: () => testNow });
  throughProxy = createTenantRunner({ pool, keys });
});
afterAll(async () => {
  await pool.end();
  await proxy.close();
  await database.close();
});
beforeEach(async () => {
  await database.asAdministrator(
    'truncate quotas, quota_denials, reservations, usage_events, editions',
  );
});

const limit = 100;
/** `READYGATE_ROUNDS` sets more. */
const rounds = Number(process.env.READYGATE_ROUNDS ?? 5);
const many = Array.from({ length: 200 }, (_, at) => at);
const granted = (answers: boolean[]) => answers.filter(Boolean).length;
const inA = <Result>(work: (tx: TenantTx) => Promise<Result>) => database.withTenant(tenantA, work);

describe('T4 200 callers at a limit of 100', () => {
  beforeEach(() => allow(database, { standard: { judgements: { month: limit } } }));

  it('are granted 100, exactly, whatever another tenant does', async () => {
    const [ofA, ofB] = await Promise.all(
      [tenantA, tenantB].map((tenant) =>
        Promise.all(many.map((at) => database.withTenant(tenant, (tx) => hold(tx, judgement(at))))),
      ),
    );
    expect([granted(ofA ?? []), granted(ofB ?? [])]).toEqual([limit, limit]);
    expect(await books(database, tenantA)).toMatchObject({ reserved: limit, held: limit, used: 0 });
  }, 60_000);

  it('that each ask three times are granted 100 subjects', async () => {
    await Promise.all(
      many.map(async (at) => {
        for (let time = 0; time < 3; time += 1) await inA((tx) => hold(tx, judgement(at)));
      }),
    );
    expect(await books(database, tenantA)).toMatchObject({ reserved: limit, held: limit });
  }, 60_000);

  it('in rounds that settle, give back, crash and repeat never use more, every number is a sum, and no refusal is missing', async () => {
    let refused = 0;
    const reached = { kind: 'judgements', span: 'month', limit, resetsAt: null } as const;
    const deny = async () => {
      await inA((tx) => noteQuotaDenial(tx, reached, { at: testNow, accountId: 'acc-ada' }));
      refused += 1;
    };
    for (let round = 0; round < rounds; round++) {
      const id = (at: number) => `${round}-${at}`;
      await Promise.all(
        many.map(async (at) => {
          const subject = judgement(id(at));
          if (!(await inA((tx) => hold(tx, subject)))) return await deny();
          if (at % 4 === 0) await inA((tx) => release(tx, subject, testNow));
          else if (at % 4 === 1) await Promise.all([useOnce(subject), useOnce(subject)]);
          // The others die between reserving and settling.
        }),
      );
      const now = await books(database, tenantA);
      expect(now?.used).toBe(now?.sum);
      expect(now?.reserved).toBe(now?.held);
      expect((now?.used ?? 0) + (now?.reserved ?? 0)).toBeLessThanOrEqual(limit);
      await inA((tx) => lapse(tx, 'judgements', new Date(testNow.getTime() + 3_600_000)));
      const after = await books(database, tenantA);
      expect(after).toEqual(settled(after?.sum ?? -1));
      const [told] = await database.asAdministrator(
        `select denied::integer, (held + (select coalesce(sum((body::jsonb -> 'data' ->> 'count')::integer), 0)
           from audit_entries where body like '%quota.denied%'))::integer as told from quota_denials`,
      );
      expect(told).toEqual({ denied: refused, told: refused });
    }
    expect(refused).toBeGreaterThan(0);
  }, 3_600_000);
});

const useOnce = (subject: ReturnType<typeof judgement>) => inA((tx) => use(tx, subject));

describe('T5 a commit whose answer is lost', () => {
  it.each(['before', 'after'] as const)(
    'cut %s it reaches the server: the same subject again reserves and uses one',
    async (when) => {
      await allow(database, { standard: { judgements: { month: limit } } });
      const lost: unknown[] = [];
      const insist = async (work: () => Promise<unknown>) => {
        for (let attempt = 1; ; attempt++) {
          try {
            await work();
            return;
          } catch (error) {
            if (attempt === 5 || !isReadygateError(error)) throw error;
            lost.push(error.code);
          }
        }
      };
      for (let at = 0; at < 20; at++) {
        const subject = judgement(at);
        proxy.cutAt('commit', when);
        await insist(() => throughProxy(tenantA, (tx) => hold(tx, subject)));
        proxy.cutAt('commit', when);
        await insist(() => throughProxy(tenantA, (tx) => use(tx, subject)));
      }
      expect(lost.filter((code) => code === 'commit_unknown')).toHaveLength(40);
      expect(await books(database, tenantA)).toEqual(settled(20));
    },
    60_000,
  );
});
