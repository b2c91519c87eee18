import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureIssue, findIssue } from '../../db/issues.ts';
import { inTenant, type Session } from '../../db/session.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());

const issue = (issueId: string) => ({ issueId, issueKey: `SHOP-${issueId}`, projectId: '10000' });
const entry = (id: string) => ({
  at: testNow,
  action: 'issue.judged' as const,
  actor: 'app' as const,
  subject: { kind: 'issue', id },
});
const stands = async (issueId: string) =>
  (await database.withTenant(tenantA, (tx) => findIssue(tx, issueId))) !== null;

describe('round trips', () => {
  it('spends one on a statement and one on commit and audit together', async () => {
    await database.withTenant(tenantA, async (tx) => {
      await ensureIssue(tx, issue('1'));
      tx.audit(entry('1'));
    });
    expect(database.lastRoundTrips()).toBe(2);
  });

  it('spends one on statements that are sent together, which run in their order', async () => {
    await database.withTenant(tenantA, async (tx) => {
      const text = 'select $1::integer as n, clock_timestamp()::text as at';
      const answers = await Promise.all(
        [1, 2, 3].map((n) => tx.query<{ n: number; at: string }>(text, [n])),
      );
      const rows = answers.flat();
      expect(rows.map(({ n }) => n)).toEqual([1, 2, 3]);
      expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted());
      expect(tx.roundTrips).toBe(1);
    });
    expect(database.lastRoundTrips()).toBe(2);
  });

  it('begins before the first statement, also where that one fails', async () => {
    const fail = database.withTenant(tenantA, (tx) => tx.query('select 1/0'));
    await expect(fail).rejects.toMatchObject({
      code: 'internal',
      details: { sqlState: '22012' },
    });
    await expect(database.withTenant(tenantA, (tx) => tx.query('select 1'))).resolves.toHaveLength(
      1,
    );
  });
});

describe('T6 a transaction ends with its work', () => {
  it('answers nothing after it is over, so that it cannot reach into another tenant', async () => {
    let kept: TenantTx | undefined;
    await database.withTenant(tenantA, async (tx) => {
      kept = tx;
    });
    const late = database.withTenant(tenantB, async () => await kept?.query('select 1'));
    await expect(late).rejects.toMatchObject({ details: { reason: 'transaction_over' } });
  });

  it('refuses a tenant id that is no lower-case UUID', async () => {
    for (const tenant of ["'; drop table plans; --", '', tenantA.toUpperCase().replace('1', 'A')]) {
      const work = inTenant(database.pools.app, tenant, async () => 1);
      await expect(work).rejects.toMatchObject({ details: { reason: 'tenant_id' } });
    }
  });

  it('does not commit what went on after a failed statement', async () => {
    const work = database.withTenant(tenantA, async (tx) => {
      await ensureIssue(tx, issue('2'));
      await tx.query('select 1/0').catch(() => {});
      return 'swallowed';
    });
    await expect(work).rejects.toMatchObject({ details: { reason: 'rolled_back' } });
    expect(await stands('2')).toBe(false);
  });

  it('keeps the work out when its audit entry cannot be written', async () => {
    const work = database.withTenant(tenantA, async (tx) => {
      await ensureIssue(tx, issue('3'));
      tx.audit(entry('3'));
      // Another transaction holds the head; this one gives up after its lock time-out.
      await tx.query(`select set_config('lock_timeout', '50', true)`);
      return await holdHead(tenantA);
    });
    await expect(work).rejects.toMatchObject({ code: 'busy' });
    await releaseHead();
    expect(await stands('3')).toBe(false);
  });

  it('reads one state of the database in a snapshot, and writes nothing', async () => {
    const count = async ({ query }: Session) => (await query('select 1 from issues')).length;
    const [before, after] = await inTenant(
      database.pools.app,
      tenantA,
      async (session) => {
        const first = await count(session);
        await database.withTenant(tenantA, (tx) => ensureIssue(tx, issue('4')));
        return [first, await count(session)];
      },
      { snapshot: true },
    );
    expect(after).toBe(before);
    const write = inTenant(
      database.pools.app,
      tenantA,
      ({ query }) =>
        query(
          `insert into issues (tenant_id, issue_id, issue_key, project_id) values ($1, '5', 'A', '1')`,
          [tenantA],
        ),
      { snapshot: true },
    );
    await expect(write).rejects.toMatchObject({ details: { sqlState: '25006' } });
  });
});

let letGo: (() => void) | undefined;
let holder: Promise<unknown> | undefined;

/** Holds the lock of a tenant's audit head in another transaction. */
async function holdHead(tenantId: string): Promise<void> {
  const held = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  letGo = release.resolve;
  const client = await database.pools.owner.connect();
  holder = (async () => {
    await client.query(`begin; select set_config('readygate.tenant', '${tenantId}', true)`);
    await client.query('select 1 from audit_heads for update');
    held.resolve();
    await release.promise;
    await client.query('rollback');
    client.release();
  })();
  await held.promise;
}

async function releaseHead(): Promise<void> {
  letGo?.();
  await holder;
}
