import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import {
  deleteEndedTokens,
  deletePlanTokens,
  findAppToken,
  listUserTokens,
  refuseToken,
  saveAppToken,
  saveUserToken,
} from '../../db/tokens.ts';
import type { Plan } from '../../domain/plan.ts';
import {
  installationOf,
  installTenant,
  type TestDatabase,
  testNow,
  withDatabase,
} from '../helpers/database.ts';
import { propose } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
let plan: Plan;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
  plan = await database.withTenant(tenantA, (tx) => propose(tx));
});
afterAll(() => database.close());

const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);
const saveApp = (token: string, minutes: number, at = testNow) =>
  database.withTenant(tenantA, (tx) =>
    saveAppToken(tx, {
      installationId: installationOf(tenantA),
      token,
      expiresAt: later(minutes),
      at,
    }),
  );
const findApp = (at = testNow, tenant = tenantA) =>
  database.withTenant(tenant, (tx) => findAppToken(tx, at));
const saveUser = (accountId: string, token: string, receivedAt: Date, minutes = 60) =>
  database.withTenant(tenantA, (tx) =>
    saveUserToken(tx, {
      planId: plan.id,
      accountId,
      token,
      expiresAt: later(minutes),
      at: receivedAt,
    }),
  );
const listUser = (at = testNow) =>
  database.withTenant(tenantA, (tx) => listUserTokens(tx, plan.id, at));
const tokensOf = async (at = testNow) =>
  (await listUser(at)).map(({ accountId, token }) => [accountId, token]);

describe('the app token of an installation', () => {
  it('is kept once, and the newest is given', async () => {
    expect(await findApp()).toBeNull();
    expect(await saveApp('first', 60)).toBe(true);
    expect(await saveApp('first', 60)).toBe(false);
    expect(await findApp()).toMatchObject({ token: 'first' });
    expect(await saveApp('second', 120)).toBe(true);
    expect(await findApp()).toMatchObject({ token: 'second' });
  });

  it('is not replaced by one that ends sooner', async () => {
    expect(await saveApp('late delivery', 90)).toBe(false);
    expect(await findApp()).toMatchObject({ token: 'second' });
  });

  it('costs one round trip when it is known', async () => {
    await saveApp('second', 120);
    expect(database.lastRoundTrips()).toBe(2);
  });

  it('is dead a minute before its end', async () => {
    expect(await findApp(later(118))).toMatchObject({ token: 'second' });
    expect(await findApp(later(119))).toBeNull();
  });

  it('is not given after Jira refused it, and gives way to any other', async () => {
    const found = await findApp();
    await database.withTenant(tenantA, (tx) => refuseToken(tx, found?.tokenId ?? '', testNow));
    expect(await findApp()).toBeNull();
    expect(await saveApp('second', 120)).toBe(false);
    expect(await saveApp('third', 30)).toBe(true);
    expect(await findApp()).toMatchObject({ token: 'third' });
  });

  it('is not given for an installation that is not active, nor to another tenant', async () => {
    expect(await findApp(testNow, tenantB)).toBeNull();
    await database.asAdministrator(
      `update installations set state = 'suspended' where tenant_id = '${tenantA}'`,
    );
    expect(await findApp()).toBeNull();
    await database.asAdministrator(`update installations set state = 'active'`);
  });

  it('is not kept for an installation that is not active', async () => {
    await database.asAdministrator(`update installations set state = 'leaving'`);
    const entries = () => database.asAdministrator('select 1 from audit_entries');
    const before = (await entries()).length;
    expect(await saveApp('of one that left', 300)).toBe(false);
    expect(await entries()).toHaveLength(before);
    await database.asAdministrator(`update installations set state = 'active'`);
    expect(await findApp()).toMatchObject({ token: 'third' });
  });

  it('is readable in its own row only', async () => {
    const [row] = await database.asAdministrator<{ secret: Buffer; token_id: string }>(
      `select secret, token_id from tokens where kind = 'app'`,
    );
    const open = (rowId: string, tenant = tenantA) =>
      database.withTenant(tenant, (tx) =>
        tx.open({ table: 'tokens', column: 'secret', rowId }, row?.secret ?? Buffer.alloc(0)),
      );
    expect(await open(row?.token_id ?? '')).toBe('third');
    await expect(open(plan.id)).rejects.toThrow();
    await expect(open(row?.token_id ?? '', tenantB)).rejects.toThrow();
  });

  it('is one when many calls bring it at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => saveApp('at once', 200)));
    const rows = await database.asAdministrator(`select 1 from tokens where kind = 'app'`);
    expect(rows).toHaveLength(1);
    expect(await findApp()).toMatchObject({ token: 'at once' });
  });
});

describe('the tokens of people for a plan', () => {
  it('are listed newest first, one per person', async () => {
    await saveUser('acc-ada', 'ada 1', later(1));
    await saveUser('acc-ben', 'ben 1', later(2));
    expect(await tokensOf()).toEqual([
      ['acc-ben', 'ben 1'],
      ['acc-ada', 'ada 1'],
    ]);
    expect(await saveUser('acc-ada', 'ada 2', later(3))).toBe(true);
    expect(await saveUser('acc-ada', 'ada 2', later(4))).toBe(false);
    expect(await tokensOf()).toEqual([
      ['acc-ada', 'ada 2'],
      ['acc-ben', 'ben 1'],
    ]);
  });

  it('are left out when they ended or were refused', async () => {
    const [ada] = await listUser();
    await database.withTenant(tenantA, (tx) => refuseToken(tx, ada?.tokenId ?? '', testNow));
    expect(await tokensOf()).toEqual([['acc-ben', 'ben 1']]);
    expect(await tokensOf(later(59))).toEqual([]);
    await saveUser('acc-ada', 'ada 3', later(5));
    expect(await tokensOf()).toContainEqual(['acc-ada', 'ada 3']);
  });

  it('are not replaced by one that ends sooner, whenever that comes', async () => {
    expect(await saveUser('acc-ada', 'ada, of an hour ago', later(20), 30)).toBe(false);
    expect(await saveUser('acc-ada', 'ada 4', later(6), 90)).toBe(true);
    expect(await saveUser('acc-ada', 'ada 3', later(7))).toBe(false);
    expect(await tokensOf()).toContainEqual(['acc-ada', 'ada 4']);
  });

  it('are one per person when many calls bring different ones at once, the one that lives longest', async () => {
    const minutes = [150, 210, 180, 240, 160, 230];
    await Promise.all(minutes.map((end) => saveUser('acc-cy', `cy ${end}`, later(1), end)));
    const cy = (await tokensOf()).filter(([accountId]) => accountId === 'acc-cy');
    expect(cy).toEqual([['acc-cy', 'cy 240']]);
  });

  it('are deleted once they have ended, and that is an entry', async () => {
    await saveUser('acc-dee', 'dee', testNow, 5);
    await database.withTenant(tenantA, (tx) => deleteEndedTokens(tx, later(4)));
    expect((await tokensOf()).map(([accountId]) => accountId)).toContain('acc-dee');
    await database.withTenant(tenantA, (tx) => deleteEndedTokens(tx, later(5)));
    const left = await database.asAdministrator(
      `select 1 from tokens where account_id = 'acc-dee'`,
    );
    expect(left).toEqual([]);
    const entries = await readEntries(database.pools.readonly, tenantA);
    expect(JSON.parse(entries.at(-1)?.body ?? '')).toMatchObject({
      action: 'token.deleted',
      data: { reason: 'ended', count: 1 },
    });
  });

  it('are not kept for a tenant that is leaving', async () => {
    await database.asAdministrator(`update tenants set state = 'leaving'`);
    expect(await saveUser('acc-eve', 'eve', testNow)).toBe(false);
    await database.asAdministrator(`update tenants set state = 'active'`);
  });

  it('are deleted with the plan, the app token is not', async () => {
    await database.withTenant(tenantA, (tx) => deletePlanTokens(tx, plan.id, testNow));
    expect(await tokensOf()).toEqual([]);
    expect(await findApp()).not.toBeNull();
  });

  it('belong to a plan that is there', async () => {
    const stray = database.withTenant(tenantA, (tx) =>
      saveUserToken(tx, {
        planId: tenantB,
        accountId: 'acc-ada',
        token: 'stray',
        expiresAt: later(60),
        at: testNow,
      }),
    );
    await expect(stray).rejects.toMatchObject({ details: { sqlState: '23503' } });
  });
});
