import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanDaily, deliveredDays, denialDays } from '../../activities/cleaning.ts';
import { deleteDelivered, deleteDenials } from '../../db/cleaning.ts';
import { clockAges } from '../../db/clock.ts';
import { enqueue } from '../../db/outbox.ts';
import { noteQuotaDenial } from '../../db/quota-denials.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
});
afterAll(() => database.close());
beforeEach(() =>
  database.asAdministrator('truncate outbox, quota_denials, model_denials, clock_runs'),
);

const days = (count: number) => new Date(testNow.getTime() + count * 24 * 3_600_000);
const clean = (at = testNow, withTenant: WithTenant = database.withTenant) =>
  cleanDaily({ withTenant, clockPool: database.pools.clock }, at);

/** Messages of a tenant, the oldest first, each delivered so many days before now; null: not yet. */
const deliver = (tenant: string, ...ages: (number | null)[]) =>
  database.asAdministrator(
    `insert into outbox (tenant_id, workflow_id, kind, name, args, available_at, created_at, delivered_at, delivery)
     select $1, 'judge/' || n, 'start', 'judgeIssue', '[]', $2, $2, $2::timestamptz - age * interval '1 day',
       case when age is null then null else 'delivered' end
       from unnest($3::float8[]) with ordinality ages (age, n)`,
    [tenant, testNow, ages],
  );
/** How long ago what is there was delivered, in days. */
const left = async (tenant = tenantA) => {
  const rows = await database.asAdministrator<{ age: number | null }>(
    `select round(extract(epoch from $2::timestamptz - delivered_at) / 86400)::integer as age from outbox
      where tenant_id = $1 order by outbox_id`,
    [tenant, testNow],
  );
  return rows.map(({ age }) => age);
};
const deny = (day: Date, accountId: string | null) =>
  database.withTenant(tenantA, (tx) =>
    noteQuotaDenial(
      tx,
      { kind: 'judgements', span: 'day', limit: 1, resetsAt: null },
      { at: day, accountId },
    ),
  );
const denied = () =>
  database.asAdministrator(
    'select day::text, denied::integer, held::integer from quota_denials order by day',
  );

describe('L5 what was done long ago', () => {
  it('is deleted: messages that were delivered, in every tenant, and nothing that still has to be', async () => {
    await deliver(tenantA, deliveredDays + 1, null, deliveredDays + 9, deliveredDays - 1, 0);
    await deliver(tenantB, deliveredDays + 1);
    await clean();
    expect([await left(), await left(tenantB)]).toEqual([[null, deliveredDays - 1, 0], []]);
  });

  it('is deleted: numbers of denials, but for those that no entry of the audit tells of', async () => {
    for (const age of [denialDays + 2, denialDays + 1, denialDays - 1])
      await deny(days(-age), 'acc-ada');
    // The second one of a minute is held.
    for (let n = 0; n < 2; n++) await deny(days(-denialDays - 1), 'acc-ben');
    await database.asAdministrator(
      `insert into model_denials (tenant_id, day, reason, denied, held, noted_at)
       select $1, $2::timestamptz - n * interval '1 day', 'model_stopped', 1, 0, $2 from generate_series(390, 410) n`,
      [tenantA, testNow],
    );
    await clean();
    expect((await denied()).map(({ denied, held }) => [denied, held])).toEqual([
      [2, 1],
      [1, 0],
    ]);
    const [models] = await database.asAdministrator('select count(*)::integer from model_denials');
    expect(models).toEqual({ count: 11 });
  });

  it('is looked for once a day, and again at once where a run did not come to its end', async () => {
    await deliver(tenantA, deliveredDays + 1);
    const failing: WithTenant = async () => {
      throw new Error('gone');
    };
    await expect(clean(testNow, failing)).rejects.toThrow('gone');
    expect(await left()).toHaveLength(1);
    await clean();
    expect(await left()).toEqual([]);
    await deliver(tenantA, deliveredDays + 1);
    await clean(days(0.9));
    expect(await left()).toHaveLength(1);
    await clean(days(1));
    expect(await left()).toEqual([]);
    expect((await clockAges(database.pools.clock, days(1))).get('clean')).toBe(0);
  });

  it('goes in batches, and what is more than one run deletes is left to the next', async () => {
    await deliver(tenantA, ...Array.from({ length: 2500 }, () => deliveredDays + 1), null);
    const found = await database.withTenant(tenantA, (tx) =>
      deleteDelivered(tx, days(-deliveredDays)),
    );
    expect(found).toBe(1000);
    let batches = 0;
    const counting: WithTenant = (tenantId, work) => {
      batches += 1;
      return database.withTenant(tenantId, work);
    };
    await clean(testNow, counting);
    // Two with rows; and one in each of three tables of two tenants that finds none.
    expect([await left(), batches]).toEqual([[null], 2 + 6]);
    const always: WithTenant = async () => 1 as never;
    await database.asAdministrator('truncate clock_runs');
    await clean(testNow, always);
    expect((await clockAges(database.pools.clock, testNow)).has('clean')).toBe(false);
  });

  it('is that of the tenant alone, found by its primary key, also where 20,000 wait', async () => {
    await deliver(tenantA, ...Array.from({ length: 20_000 }, () => 1));
    await deliver(tenantB, deliveredDays + 1);
    await database.asAdministrator('analyze outbox');
    await database.withTenant(tenantA, async (tx) => {
      const rowsRead = async () => {
        const [read] = await tx.query<{ rows: number }>(
          `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as rows
             from pg_stat_xact_user_tables where relname = 'outbox'`,
        );
        return read?.rows ?? 0;
      };
      const before = await rowsRead();
      expect(await deleteDelivered(tx, days(-deliveredDays))).toBe(0);
      expect((await rowsRead()) - before).toBeLessThanOrEqual(2000);
      expect(await deleteDenials(tx, 'quota_denials', '2026-01-01')).toBe(0);
    });
    expect(await left(tenantB)).toHaveLength(1);
  });

  it('is not what is asked for now', async () => {
    const message = { workflowId: 'judge/1', kind: 'start', name: 'judgeIssue', args: [] } as const;
    await database.withTenant(tenantA, (tx) => enqueue(tx, message as never, days(-100)));
    await clean();
    expect(await left()).toEqual([null]);
  });
});
