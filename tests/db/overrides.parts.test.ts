import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  endOverride,
  insertOverride,
  listOverrides,
  readOverrides,
  type StoredOverride,
} from '../../db/overrides.ts';
import { digestOf } from '../../domain/canonical.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { storeJudged } from '../helpers/store-judged.ts';

const issue = '10112';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) {
    await installTenant(database, tenant);
    await database.withTenant(tenant, (tx) => storeJudged(tx, { at: testNow }));
  }
});
afterAll(() => database.close());
beforeEach(() => database.asAdministrator('delete from overrides'));

let count = 0;
function overrideOf(changed: Partial<StoredOverride> = {}): StoredOverride {
  count += 1;
  return {
    overrideId: uuidV5(tenantA, `override ${count}`),
    kind: 'waiver',
    rule: 'criteria.present',
    target: digestOf('evidence'),
    meaning: digestOf('meaning'),
    reason: 'It is a spike for Zelda.',
    accountId: 'acc-ada',
    givenAt: testNow,
    ...changed,
  };
}
const tickOf = (rule: string) => overrideOf({ kind: 'tick', rule, reason: null });
const insert = (one: StoredOverride, tenant = tenantA) =>
  database.withTenant(tenant, (tx) => insertOverride(tx, issue, one));
const read = (tenant = tenantA, issueId = issue) =>
  database.withTenant(tenant, (tx) => readOverrides(tx, issueId));
const end = (one: StoredOverride, tenant = tenantA) =>
  database.withTenant(tenant, (tx) =>
    endOverride(tx, issue, { ...one, by: 'acc-ben', at: testNow }),
  );

describe('R14 R7 what people said of an issue', () => {
  it('comes back as it was said, for this issue alone; judging needs no reason', async () => {
    const [waiver, tick] = [overrideOf(), tickOf('own.looked')];
    await insert(waiver);
    await insert(tick);
    const byId = (a: StoredOverride, b: StoredOverride) => (a.overrideId < b.overrideId ? -1 : 1);
    expect(await read()).toEqual([waiver, tick].toSorted(byId));
    expect(await read(tenantA, '10113')).toEqual([]);
    const listed = await database.withTenant(tenantA, (tx) => listOverrides(tx, issue));
    expect(listed).toHaveLength(2);
    const { target, meaning } = tick;
    expect(listed).toContainEqual({ kind: 'tick', rule: 'own.looked', target, meaning });
  });

  it('is in force once for each kind and rule, and its record stays when it ends', async () => {
    const first = overrideOf();
    await insert(first);
    await expect(insert(overrideOf())).rejects.toMatchObject({ details: { sqlState: '23505' } });
    await insert(tickOf('criteria.present'));
    expect(await end(first)).toBe(true);
    expect(await end(first)).toBe(false);
    await insert(overrideOf({ accountId: 'acc-otto' }));
    expect((await read()).map(({ kind, accountId }) => [kind, accountId])).toEqual(
      expect.arrayContaining([
        ['waiver', 'acc-otto'],
        ['tick', 'acc-ada'],
      ]),
    );
    const ended = await database.asAdministrator(
      'select account_id, ended_by from overrides where ended_at is not null',
    );
    expect(ended).toEqual([{ account_id: 'acc-ada', ended_by: 'acc-ben' }]);
  });

  it('can end, and nothing else of it can change', async () => {
    await insert(overrideOf());
    for (const change of [`update overrides set target = 'x'`, 'delete from overrides'])
      await expect(
        database.withTenant(tenantA, (tx) => tx.query(`${change} where tenant_id = $1`, [tenantA])),
      ).rejects.toMatchObject({ details: { sqlState: '42501' } });
  });

  it('T6 belongs to its tenant, and stands nowhere in plain text', async () => {
    const mine = overrideOf();
    await insert(mine);
    expect(await read(tenantB)).toEqual([]);
    expect(await end(mine, tenantB)).toBe(false);
    await insert(overrideOf({ reason: 'Theirs.' }), tenantB);
    expect((await read()).map(({ reason }) => reason)).toEqual([mine.reason]);
    const rows = await database.asAdministrator<{ reason: Buffer }>('select reason from overrides');
    expect(rows.some(({ reason }) => reason.includes('Zelda'))).toBe(false);
  });

  it('is of an issue that was judged', async () => {
    const unknown = database.withTenant(tenantA, (tx) => insertOverride(tx, '1', overrideOf()));
    await expect(unknown).rejects.toMatchObject({ details: { sqlState: '23503' } });
  });
});
