import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { ensureIssue, findIssue } from '../../db/issues.ts';
import { createPool } from '../../db/pools.ts';
import { inTenant } from '../../db/session.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA } from '../helpers/plans.ts';
import { startTcpProxy, type TcpProxy } from '../helpers/tcp-proxy.ts';

let database: TestDatabase;
let proxy: TcpProxy;
const pools: pg.Pool[] = [];
beforeAll(async () => {
  database = await withDatabase();
  proxy = await startTcpProxy(database.adminUrl);
  await installTenant(database, tenantA);
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await proxy.close();
  await database.close();
});

const issue = (issueId: string) => ({ issueId, issueKey: `SHOP-${issueId}`, projectId: '10000' });
const entry = (id: string) => ({
  at: testNow,
  action: 'issue.judged' as const,
  actor: 'app' as const,
  subject: { kind: 'issue', id },
});
const stands = async (issueId: string) =>
  (await database.withTenant(tenantA, (tx) => findIssue(tx, issueId))) !== null;

/** A runner whose connections go through the proxy. */
function throughProxy() {
  const pool = createPool(proxy.url(database.urls.app), { max: 1 });
  pools.push(pool);
  const keys = createTenantKeys({
    pool: database.pools.keys,
    ring: database.ring,
    clock: () => testNow,
  });
  return createTenantRunner({ pool, keys });
}

describe('failures of the database', () => {
  it('answers busy when a lock is not had in time', async () => {
    await database.withTenant(tenantA, async (tx) => {
      await tx.query('select 1 from tenants where tenant_id = $1 for update', [tenantA]);
      const other = database.withTenant(tenantA, async (second) => {
        await second.query(`select set_config('lock_timeout', '50', true)`);
        await second.query('select 1 from tenants where tenant_id = $1 for update', [tenantA]);
      });
      await expect(other).rejects.toMatchObject({ code: 'busy' });
    });
  });

  it('answers busy to one of two that lock each other out', async () => {
    await database.withTenant(tenantA, async (tx) => {
      await ensureIssue(tx, issue('6'));
      await ensureIssue(tx, issue('7'));
    });
    const lock = (tx: TenantTx, id: string) =>
      tx.query('select 1 from issues where tenant_id = $1 and issue_id = $2 for update', [
        tenantA,
        id,
      ]);
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const outcomes = await Promise.allSettled([
      database.withTenant(tenantA, async (tx) => {
        await lock(tx, '6');
        first.resolve();
        await second.promise;
        await lock(tx, '7');
      }),
      database.withTenant(tenantA, async (tx) => {
        await lock(tx, '7');
        second.resolve();
        await first.promise;
        await lock(tx, '6');
      }),
    ]);
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(failed).toHaveLength(1);
    expect(failed[0]?.reason).toMatchObject({ code: 'busy', details: { sqlState: '40P01' } });
  });

  it('answers timeout when a statement takes too long', async () => {
    const work = database.withTenant(tenantA, async (tx) => {
      await tx.query(`select set_config('statement_timeout', '50', true)`);
      await tx.query('select pg_sleep(5)');
    });
    await expect(work).rejects.toMatchObject({ code: 'timeout' });
  });

  it('sets limits on locks, statements and idle transactions on every connection', async () => {
    const { rows } = await database.pools.app.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in
        ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout') order by name`,
    );
    expect(rows).toEqual([
      { name: 'idle_in_transaction_session_timeout', setting: '10000' },
      { name: 'lock_timeout', setting: '3000' },
      { name: 'statement_timeout', setting: '10000' },
    ]);
  });

  it('answers database_unavailable when nobody listens', async () => {
    const pool = createPool('postgres://readygate_app:local@127.0.0.1:9/none', { max: 1 });
    pools.push(pool);
    const work = inTenant(pool, tenantA, async () => 1);
    await expect(work).rejects.toMatchObject({ code: 'database_unavailable' });
  });

  it('answers database_unavailable when the connection is lost during the work, and recovers', async () => {
    const withTenant = throughProxy();
    proxy.cutAt('insert into issues', 'after');
    const work = withTenant(tenantA, (tx) => ensureIssue(tx, issue('8')));
    await expect(work).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(await stands('8')).toBe(false);
    await expect(withTenant(tenantA, (tx) => tx.query('select 1'))).resolves.toHaveLength(1);
  });

  it('survives a backend that ends while the work is elsewhere', async () => {
    const work = database.withTenant(tenantA, async (tx) => {
      const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.asAdministrator('select pg_terminate_backend($1)', [row?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await ensureIssue(tx, issue('9'));
    });
    await expect(work).rejects.toMatchObject({ code: 'database_unavailable' });
    await expect(database.withTenant(tenantA, (tx) => tx.query('select 1'))).resolves.toHaveLength(
      1,
    );
  });
});

describe('a commit whose answer is lost', () => {
  it('is unknown, not failed: what the server got may be durable', async () => {
    proxy.cutAt('commit', 'after');
    const work = throughProxy()(tenantA, async (tx) => {
      await ensureIssue(tx, issue('10'));
      tx.audit(entry('10'));
    });
    await expect(work).rejects.toMatchObject({ code: 'commit_unknown' });
    await eventually(async () => expect(await stands('10')).toBe(true));
  });

  it('is unknown, not done: what never reached the server is not there', async () => {
    proxy.cutAt('commit', 'before');
    const work = throughProxy()(tenantA, (tx) => ensureIssue(tx, issue('11')));
    await expect(work).rejects.toMatchObject({ code: 'commit_unknown' });
    expect(await stands('11')).toBe(false);
  });
});

describe('L3 errors hold no content', () => {
  it('keeps values of parameters and rows out of code, message, details and stack', async () => {
    const secret = 'SECRET-WORD';
    const failures = await Promise.allSettled([
      database.withTenant(tenantA, (tx) => tx.query('select $1::integer', [secret])),
      database.withTenant(tenantA, (tx) => tx.query('select $1::jsonb', [`{"${secret}`])),
      database.withTenant(tenantA, (tx) =>
        tx.query(
          `insert into issues (tenant_id, issue_id, issue_key, project_id, status) values ($1, $2, $2, $2, $2)`,
          [tenantA, secret],
        ),
      ),
      database.withTenant(tenantA, async () => {
        throw new TypeError(`Cannot read ${secret}`);
      }),
    ]);
    for (const failure of failures) {
      expect(failure.status).toBe('rejected');
      const { reason } = failure as PromiseRejectedResult;
      expect(reason).toMatchObject({ code: 'internal' });
      expect(`${reason.stack} ${JSON.stringify(reason)} ${reason}`).not.toContain(secret);
      expect(reason.cause).toBeUndefined();
    }
  });

  it('keeps the frames, so that the place can be found', async () => {
    const work = database.withTenant(tenantA, async () => {
      throw new TypeError('anything');
    });
    const failure = (await work.catch((error: unknown) => error)) as Error;
    expect(failure.stack).toContain('failures.parts.test');
  });
});

async function eventually(check: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await check();
      return;
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
