import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyChain } from '../../db/audit-chain.ts';
import { createPool } from '../../db/pools.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';
import { isReadygateError } from '../../domain/errors.ts';
import { testNow } from '../helpers/database.ts';
import { type Killable, startKillable } from '../helpers/killable.ts';
import { tenantA } from '../helpers/plans.ts';
import { startTcpProxy } from '../helpers/tcp-proxy.ts';

let killable: Killable;
beforeAll(async () => {
  killable = await startKillable(tenantA);
}, 60_000);
afterAll(() => killable?.close());

/** How an append ended, as whoever asked for it was told. */
type Told = 'acknowledged' | 'refused' | 'unknown';

/** One entry with a subject of its own, in a transaction that changes something as well. */
async function append(withTenant: WithTenant, id: string): Promise<Told> {
  try {
    await withTenant(tenantA, async (tx) => {
      await tx.query(
        'update tenants set writes_stopped = not writes_stopped where tenant_id = $1',
        [tenantA],
      );
      const subject = { kind: 'issue', id };
      tx.audit({ at: testNow, action: 'issue.judged', actor: 'app', subject });
    });
    return 'acknowledged';
  } catch (error) {
    if (!isReadygateError(error)) throw error;
    return error.code === 'commit_unknown' ? 'unknown' : 'refused';
  }
}

/** How often each subject stands in the chain. */
async function written(): Promise<Map<string, number>> {
  const rows = await killable.asAdministrator<{ id: string; count: number }>(
    `select body::jsonb -> 'subject' ->> 'id' as id, count(*)::integer as count from audit_entries
      where body like '%issue.judged%' group by 1`,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** What is acknowledged is there once, what is refused is not, and what nobody knows is there once at most. */
async function expectTrue(told: ReadonlyMap<string, Told>): Promise<void> {
  const there = await written();
  const wrong = [...told].filter(([id, said]) => {
    const count = there.get(id) ?? 0;
    return said === 'unknown' ? count > 1 : count !== (said === 'acknowledged' ? 1 : 0);
  });
  expect(wrong).toEqual([]);
  expect(await verifyChain(killable.pool, tenantA)).toMatchObject({ ok: true });
}

describe('X2 the chain', () => {
  it('holds where PostgreSQL is killed ten times while eight append: nothing acknowledged is missing', async () => {
    const told = new Map<string, Told>();
    let over = false;
    const appending = Promise.all(
      Array.from({ length: 8 }, async (_, who) => {
        for (let n = 0; !over; n++) {
          const id = `killed-${who}-${n}`;
          const said = await append(killable.withTenant, id);
          told.set(id, said);
          if (said !== 'acknowledged') await sleep(20);
        }
      }),
    );
    const acknowledged = () => [...told.values()].filter((said) => said === 'acknowledged').length;
    for (let kill = 1; kill <= 10; kill++) {
      const enough = acknowledged() + 25;
      while (acknowledged() < enough) await sleep(1);
      await killable.postgres.killAndStart();
    }
    over = true;
    await appending;
    expect(acknowledged()).toBeGreaterThanOrEqual(250);
    expect(new Set(told.values())).toContain('refused');
    await expectTrue(told);
  }, 180_000);

  it.each(['begin', 'set_config', 'update tenants', 'append_audit', 'commit'])(
    'holds where the connection is lost at %s, before it reaches the server and after',
    async (text) => {
      const proxy = await startTcpProxy(killable.postgres.adminUrl);
      const pool = createPool(proxy.url(killable.urls.app), { max: 2 });
      const ring = { activeId: 'test', keys: new Map([['test', Buffer.alloc(32, 7)]]) };
      const keys = createTenantKeys({ pool: killable.pool, ring, clock: () => testNow });
      const withTenant = createTenantRunner({ pool, keys });
      const told = new Map<string, Told>();
      try {
        for (const when of ['before', 'after'] as const)
          for (let n = 0; n < 20; n++) {
            const id = `cut-${text}-${when}-${n}`;
            proxy.cutAt(text, when);
            told.set(id, await append(withTenant, id));
            // The next one goes through: the pool takes another connection.
            told.set(`${id}-next`, await append(withTenant, `${id}-next`));
          }
      } finally {
        await pool.end();
        await proxy.close();
      }
      const cut = [...told].filter(([id]) => !id.endsWith('-next'));
      expect(cut.filter(([, said]) => said === 'acknowledged')).toEqual([]);
      await expectTrue(told);
    },
    60_000,
  );
});
