import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { silentInstallations } from '../../db/clock.ts';
import { claimEnvironment, findEnvironment } from '../../db/forge-environment.ts';
import {
  type Admission,
  hasActiveInstallation,
  moveInstallation,
  recordInstallation,
} from '../../db/installations.ts';
import { setPublishSetting } from '../../db/publish-settings.ts';
import { listSettingChanges } from '../../db/setting-changes.ts';
import { findTenant, lockTenantForShare } from '../../db/tenants.ts';
import { deleteTokensOf, findAppToken, refuseToken, saveAppToken } from '../../db/tokens.ts';
import type { InstallationEvent } from '../../domain/installation.ts';
import { type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { installationNumber, installationsOf, stateEntries } from '../helpers/installations.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.asAdministrator(
    `set session_replication_role = replica;
     truncate tenants, installations, tokens, audit_heads, audit_entries, audit_personal cascade`,
  );
});

const [first, second] = [installationNumber(1), installationNumber(2)];
const minutes = (count: number) => new Date(testNow.getTime() + count * 60_000);
const see = (
  installationId: string,
  at = testNow,
  { tenant = tenantA, appVersion = '1.0.0' as string | null } = {},
): Promise<Admission> =>
  database.withTenant(tenant, (tx) =>
    recordInstallation(tx, {
      installationId,
      environment: 'PRODUCTION',
      apiBaseUrl: 'https://api.atlassian.com/ex/jira/x',
      appVersion,
      at,
    }),
  );
const move = (installationId: string, event: InstallationEvent, at = testNow, rest = {}) =>
  database.withTenant(tenantA, (tx) =>
    moveInstallation(tx, installationId, event, { at, ...rest }),
  );
const tenant = () => database.withTenant(tenantA, findTenant);
const states = async () =>
  (await installationsOf(database, tenantA)).map(({ id, state }) => [id, state]);
const saveToken = (token: string, installationId: string, at = testNow) =>
  database.withTenant(tenantA, (tx) =>
    saveAppToken(tx, { installationId, token, expiresAt: minutes(600), at }),
  );
const appToken = (at = testNow) => database.withTenant(tenantA, (tx) => findAppToken(tx, at));

describe('L1 an installation that was uninstalled', () => {
  it('leaves once, and its tenant with it; no call brings it back', async () => {
    await see(first);
    expect(await move(first, 'uninstalled', minutes(1))).toEqual({ tenantState: 'leaving' });
    expect(await move(first, 'uninstalled', minutes(2))).toBeNull();
    expect(await tenant()).toMatchObject({ state: 'leaving', leftAt: minutes(1) });
    expect(await see(first, minutes(3), { appVersion: '2.0.0' })).toBe('inactive');
    expect(await move(first, 'called', minutes(4))).toBeNull();
    expect(await installationsOf(database, tenantA)).toEqual([
      { id: first, state: 'leaving', inactiveSince: minutes(1), appVersion: '1.0.0' },
    ]);
    expect((await stateEntries(database, tenantA)).slice(1)).toEqual([
      {
        action: 'installation.state_changed',
        actor: 'app',
        id: first,
        data: { from: 'active', to: 'leaving', reason: 'uninstalled' },
      },
      {
        action: 'tenant.state_changed',
        actor: 'app',
        id: tenantA,
        data: { from: 'active', to: 'leaving', reason: 'uninstalled' },
      },
    ]);
  });

  it('is followed by one of an id never seen before, which brings the tenant back', async () => {
    await see(first);
    await move(first, 'uninstalled', minutes(1));
    expect(await see(second, minutes(2))).toBe('returned');
    expect(await tenant()).toMatchObject({ state: 'active', leftAt: minutes(1) });
    expect((await stateEntries(database, tenantA)).slice(-2)).toMatchObject([
      { action: 'installation.first_seen', id: second, data: { environment: 'PRODUCTION' } },
      {
        action: 'tenant.state_changed',
        data: { from: 'leaving', to: 'active', reason: 'installed' },
      },
    ]);
  });

  it('publishes nothing before somebody turns it on anew, which the history of the setting says', async () => {
    await see(first);
    const setting = { projectId: '10000', mode: 'field', language: 'de', version: 0 } as const;
    await database.withTenant(tenantA, (tx) =>
      setPublishSetting(tx, setting, { at: testNow, accountId: 'acc-otto' }),
    );
    await see(second, minutes(1));
    const history = await database.withTenant(tenantA, (tx) =>
      listSettingChanges(
        tx,
        { setting: 'publishing', projectId: '10000' },
        { before: null, limit: 10 },
      ),
    );
    expect(history.map(({ version, value, by }) => ({ version, ...value, by }))).toEqual([
      { version: 2, mode: 'off', language: 'de', by: 'app' },
      { version: 1, mode: 'field', language: 'de', by: 'acc-otto' },
    ]);
    expect(
      await database.asAdministrator('select version, mode, author from publish_settings'),
    ).toEqual([{ version: 2, mode: 'off', author: 'app' }]);
  });

  it('leaves the tenant active where another installation is, however late it is told', async () => {
    await see(first);
    await see(second, minutes(1));
    expect(await move(first, 'uninstalled', minutes(2))).toEqual({ tenantState: 'active' });
    expect(await tenant()).toMatchObject({ state: 'active', leftAt: null });
    expect(await states()).toEqual([
      [first, 'leaving'],
      [second, 'active'],
    ]);
  });

  it('is not noted while the tenant is being purged, and comes in once that is over', async () => {
    await see(first);
    await database.asAdministrator(
      `update installations set state = 'purging'; update tenants set state = 'purging'`,
    );
    expect(await see(second, minutes(1))).toBe('inactive');
    expect(await states()).toEqual([[first, 'purging']]);
    await database.asAdministrator(
      `update installations set state = 'purged'; update tenants set state = 'purged'`,
    );
    expect(await see(first, minutes(2))).toBe('inactive');
    expect(await see(second, minutes(3))).toBe('returned');
    expect(await see(second, minutes(4))).toBe('active');
    expect(await tenant()).toMatchObject({ state: 'active' });
  });

  it('waits for permits that are being minted: after it none is', async () => {
    await see(first);
    const order: string[] = [];
    let leaving: Promise<unknown> = Promise.resolve();
    await database.withTenant(tenantA, async (tx) => {
      expect(await lockTenantForShare(tx)).toMatchObject({ state: 'active' });
      leaving = move(first, 'uninstalled').then(() => order.push('left'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('minted');
    });
    await leaving;
    expect(order).toEqual(['minted', 'left']);
  });

  it('keeps no token that a call brings at the same moment, whoever is faster', async () => {
    const leave = () =>
      database.withTenant(tenantA, async (tx) => {
        await moveInstallation(tx, first, 'uninstalled', { at: testNow });
        await deleteTokensOf(tx, first, { isLast: true, at: testNow });
      });
    for (const callFirst of [true, false]) {
      await database.asAdministrator(
        'set session_replication_role = replica; truncate installations, tokens cascade',
      );
      await see(first);
      let other: Promise<unknown> = Promise.resolve();
      await database.withTenant(tenantA, async (tx) => {
        if (callFirst) {
          const token = { installationId: first, token: 'late', expiresAt: minutes(60) };
          expect(await saveAppToken(tx, { ...token, at: testNow })).toBe(true);
          other = leave();
        } else {
          await moveInstallation(tx, first, 'uninstalled', { at: testNow });
          await deleteTokensOf(tx, first, { isLast: true, at: testNow });
          other = saveToken('late', first);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      });
      await other;
      expect(await database.asAdministrator('select 1 from tokens')).toEqual([]);
    }
  });
});

describe('L1 an installation that was only taken to be gone', () => {
  const silent = (since: Date, at = minutes(500)) =>
    move(first, 'silent', at, { unseenSince: since });

  it('is suspended, the clock of its data runs, and its next call ends both', async () => {
    await see(first);
    await saveToken('app', first);
    expect(await silent(minutes(1))).toEqual({ tenantState: 'leaving' });
    expect(await installationsOf(database, tenantA)).toMatchObject([
      { state: 'suspended', inactiveSince: minutes(500) },
    ]);
    // Nothing was said of leaving: what waits goes on waiting.
    expect(await tenant()).toMatchObject({ state: 'leaving', leftAt: null });
    expect(await database.withTenant(tenantA, hasActiveInstallation)).toBe(false);
    expect(await appToken()).toBeNull();
    expect(await see(first, minutes(501))).toBe('returned');
    expect(await see(first, minutes(502))).toBe('active');
    expect(await installationsOf(database, tenantA)).toMatchObject([
      { state: 'active', inactiveSince: null },
    ]);
    expect(await tenant()).toMatchObject({ state: 'active' });
    expect(await appToken()).toMatchObject({ token: 'app' });
    const entries = await stateEntries(database, tenantA);
    expect(entries.slice(1).map(({ actor, data }) => [actor, data])).toEqual([
      ['system', { from: 'active', to: 'suspended', reason: 'silent' }],
      ['system', { from: 'active', to: 'leaving', reason: 'silent' }],
      ['app', { from: 'suspended', to: 'active', reason: 'called' }],
      ['app', { from: 'leaving', to: 'active', reason: 'called' }],
    ]);
  });

  it('is resumed once by calls that come at once, and let in by all', async () => {
    await see(first);
    await silent(minutes(1));
    const answers = await Promise.all(Array.from({ length: 8 }, () => see(first, minutes(501))));
    expect(answers.filter((answer) => answer === 'returned')).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(['active', 'returned']));
  });

  it('is not suspended where a call came meanwhile', async () => {
    await see(first);
    await see(first, minutes(10));
    expect(await silent(minutes(10))).toBeNull();
    expect(await silentInstallations(database.pools.clock, minutes(10), 10)).toEqual([]);
    expect(await silentInstallations(database.pools.clock, minutes(11), 10)).toEqual([
      { tenantId: tenantA, installationId: first },
    ]);
  });

  it('may be told to be uninstalled afterwards: its clock goes on, and no call ends that', async () => {
    await see(first);
    await silent(minutes(1));
    expect(await move(first, 'uninstalled', minutes(600))).toEqual({ tenantState: 'leaving' });
    expect(await installationsOf(database, tenantA)).toMatchObject([
      { state: 'leaving', inactiveSince: minutes(500) },
    ]);
    expect(await tenant()).toMatchObject({ leftAt: minutes(600) });
    expect(await see(first, minutes(601))).toBe('inactive');
  });

  it('may be so because Jira refused its token, but not within its first half hour', async () => {
    const refuse = async (at: Date) => {
      const found = await appToken(at);
      await database.withTenant(tenantA, (tx) => refuseToken(tx, found?.tokenId ?? '', at));
      return (await states())[0]?.[1];
    };
    await see(first);
    await saveToken('too early', first);
    expect(await refuse(minutes(29))).toBe('active');
    await saveToken('later', first);
    expect(await refuse(minutes(30))).toBe('suspended');
    expect((await stateEntries(database, tenantA)).at(-2)).toMatchObject({
      actor: 'system',
      data: { to: 'suspended', reason: 'token_refused' },
    });
    // The same token again says nothing new.
    expect(await see(first, minutes(31))).toBe('returned');
    expect(await saveToken('later', first, minutes(31))).toBe(false);
    expect(await appToken(minutes(31))).toBeNull();
  });

  it('is not, where a token was refused that had ended', async () => {
    await see(first);
    await saveToken('app', first);
    const { tokenId = '' } = (await appToken()) ?? {};
    await database.withTenant(tenantA, (tx) => refuseToken(tx, tokenId, minutes(600)));
    expect(await states()).toEqual([[first, 'active']]);
  });
});

describe('L1 an upgrade', () => {
  it('is noted once, and screens of the version before change nothing', async () => {
    await see(first);
    for (const version of ['1.1.0', '1.1.0', '1.0.0', null])
      expect(await see(first, minutes(1), { appVersion: version })).toBe('active');
    expect(await installationsOf(database, tenantA)).toMatchObject([{ appVersion: '1.1.0' }]);
    const [, ...upgrades] = await stateEntries(database, tenantA);
    expect(upgrades).toEqual([
      {
        action: 'installation.upgraded',
        actor: 'app',
        id: first,
        data: { from: '1.0.0', to: '1.1.0' },
      },
    ]);
  });

  it('is no entry where the version was not known before', async () => {
    await see(first, testNow, { appVersion: null });
    await see(first, minutes(1), { appVersion: '1.0.0' });
    expect(await installationsOf(database, tenantA)).toMatchObject([{ appVersion: '1.0.0' }]);
    expect(await stateEntries(database, tenantA)).toHaveLength(1);
  });
});

describe('T6 installations of two tenants', () => {
  it('go by themselves, also where both have the same id', async () => {
    await see(first);
    await see(first, testNow, { tenant: tenantB });
    await move(first, 'uninstalled');
    expect(await see(first, minutes(1), { tenant: tenantB })).toBe('active');
    expect(await installationsOf(database, tenantB)).toMatchObject([{ state: 'active' }]);
    expect(await stateEntries(database, tenantB)).toHaveLength(1);
  });
});

describe('L1 one database serves one environment of the app', () => {
  it('that of the first who asks, whoever asks at the same time', async () => {
    const { app } = database.pools;
    expect(await findEnvironment(app)).toBeNull();
    const asked = ['PRODUCTION', 'DEVELOPMENT', 'PRODUCTION', 'STAGING'] as const;
    const served = await Promise.all(asked.map((one) => claimEnvironment(app, one, testNow)));
    expect(new Set(served).size).toBe(1);
    expect(await claimEnvironment(app, 'STAGING', testNow)).toBe(served[0]);
    expect(await findEnvironment(app)).toBe(served[0]);
  });
});
