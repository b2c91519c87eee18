import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { leftMessages } from '../../db/clock.ts';
import {
  addNotifications,
  listUnsettled,
  lockNotification,
  moveNotification,
  takeUp,
} from '../../db/notifications.ts';
import { findChannels, findNotifySettings, saveNotifySettings } from '../../db/notify-settings.ts';
import { notificationIdOf } from '../../domain/notification.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { propose } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());

const by = { at: testNow, author: 'operator' } as const;
const off = { version: 0, email: false, siteUrl: null, webhook: null };
const webhook = {
  url: 'https://chat.example/a-secret-path',
  key: 'a key',
  format: 'text',
} as const;
const siteUrl = 'https://lumen.example';

describe('A12 how a tenant lets people be told', () => {
  it('is off where nobody set anything', async () => {
    await database.withTenant(tenantA, async (tx) => {
      expect(await findNotifySettings(tx)).toEqual(off);
      expect(await findChannels(tx)).toEqual({ email: false, webhook: false });
    });
  });

  it('keeps every version with its author, audited, and the address of a webhook nowhere in plain', async () => {
    await database.withTenant(tenantA, async (tx) => {
      await saveNotifySettings(tx, { ...off, siteUrl, webhook }, by);
      await saveNotifySettings(tx, { version: 1, email: true, siteUrl, webhook }, by);
    });
    await database.withTenant(tenantA, async (tx) => {
      expect(await findNotifySettings(tx)).toEqual({ version: 2, email: true, siteUrl, webhook });
      expect(await findChannels(tx)).toEqual({ email: true, webhook: true });
    });
    const rows = await database.asAdministrator<{ row: string }>(
      'select s::text as row from notify_settings s order by version',
    );
    expect(rows).toHaveLength(2);
    const hex = Buffer.from('secret-path').toString('hex');
    for (const { row } of rows) expect(row).not.toMatch(new RegExp(`secret-path|${hex}`));
    const entries = (await readEntries(database.pools.readonly, tenantA)).map(({ body }) => body);
    expect(entries.at(-1)).not.toContain('secret-path');
    expect(JSON.parse(entries.at(-1) ?? '')).toMatchObject({
      action: 'notify.changed',
      actor: { kind: 'operator' },
      data: { version: 2, email: true, webhook: 'chat.example' },
    });
  });

  it('refuses a change that was made on older settings', async () => {
    const late = database.withTenant(tenantA, (tx) =>
      saveNotifySettings(tx, { version: 1, email: false, siteUrl, webhook: null }, by),
    );
    await expect(late).rejects.toMatchObject({ code: 'busy' });
  });

  it('says nothing of one tenant to another', async () => {
    await database.withTenant(tenantB, async (tx) => {
      expect(await findNotifySettings(tx)).toEqual(off);
      expect(await findChannels(tx)).toEqual({ email: false, webhook: false });
    });
  });
});

describe('A12 the ledger of messages', () => {
  it('holds one message for each plan, stage and person, however often it is asked for', async () => {
    const ids = await database.withTenant(tenantA, async (tx) => {
      const { id: planId } = await propose(tx);
      const ref = { tenantId: tenantA, planId, stage: 'proposed' } as const;
      const messages = ['acc-ada', 'acc-ben'].map((accountId) => ({
        notificationId: notificationIdOf(ref, 'email', accountId),
        planId,
        stage: 'proposed' as const,
        channel: 'email' as const,
        accountId,
      }));
      expect(await addNotifications(tx, messages, testNow)).toBe(2);
      const [first] = messages;
      await moveNotification(tx, first!, { state: 'sent', at: testNow });
      expect(await addNotifications(tx, [...messages, ...messages], testNow)).toBe(0);
      return messages.map(({ notificationId }) => notificationId);
    });
    const states = await database.withTenant(tenantA, async (tx) => [
      (await lockNotification(tx, ids[0]!))?.state,
      (await lockNotification(tx, ids[1]!))?.state,
    ]);
    expect(states).toEqual(['sent', 'due']);
    expect(await database.asAdministrator('select 1 from notifications')).toHaveLength(2);
    expect(await database.withTenant(tenantB, (tx) => lockNotification(tx, ids[0]!))).toBeNull();
  });

  it('has a message that was left out due again once it is asked for again', async () => {
    await database.withTenant(tenantA, async (tx) => {
      const [{ planId = '' } = {}] = await tx.query<{ planId: string }>(
        'select plan_id as "planId" from plans where tenant_id = $1',
        [tx.tenantId],
      );
      const about = { planId, stage: 'reminded', channel: 'email', accountId: 'acc-bob' } as const;
      const ref = { tenantId: tenantA, planId, stage: 'reminded' } as const;
      const message = { ...about, notificationId: notificationIdOf(ref, 'email', 'acc-bob') };
      expect(await addNotifications(tx, [message], testNow)).toBe(1);
      await moveNotification(tx, message, { state: 'skipped', at: testNow });
      expect(await addNotifications(tx, [message], testNow)).toBe(1);
      expect((await lockNotification(tx, message.notificationId))?.state).toBe('due');
      await moveNotification(tx, message, { state: 'sent', at: testNow });
    });
    await database.asAdministrator(`delete from notifications where stage = 'reminded'`);
  });

  it('shows the clock what nobody looked after for a while, once for each time it is taken up', async () => {
    const [{ planId = '' } = {}] = await database.asAdministrator<{ planId: string }>(
      'select plan_id as "planId" from plans',
    );
    const ref = { planId, stage: 'proposed' as const };
    const since = testNow;
    const at = new Date(testNow.getTime() + 1000);
    const left = () => leftMessages(database.pools.clock, since, 10);
    expect(await left()).toEqual([{ tenantId: tenantA, ...ref }]);
    const take = (tenant: string) =>
      database.withTenant(tenant, (tx) => takeUp(tx, ref, { at, since }));
    expect([await take(tenantB), await take(tenantA), await take(tenantA)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(await left()).toEqual([]);
    const unsettled = (tenant: string) =>
      database.withTenant(tenant, (tx) => listUnsettled(tx, ref));
    // What was sent is settled.
    expect(await unsettled(tenantA)).toHaveLength(1);
    expect(await unsettled(tenantB)).toEqual([]);
  });
});
