import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries, verifyChain } from '../../db/audit-chain.ts';
import { ensureIssue, findIssue, saveJudgement } from '../../db/issues.ts';
import { digestOf } from '../../domain/canonical.ts';
import { isReadygateError } from '../../domain/errors.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());

const shop = { issueId: '10112', issueKey: 'SHOP-12', projectId: '10000' };

describe('T6 one transaction of one tenant', () => {
  it('sees its own rows and none of another tenant', async () => {
    await database.withTenant(tenantA, (tx) => ensureIssue(tx, shop));
    expect(await database.withTenant(tenantA, (tx) => findIssue(tx, shop.issueId))).not.toBeNull();
    expect(await database.withTenant(tenantB, (tx) => findIssue(tx, shop.issueId))).toBeNull();
    const everything = await database.withTenant(tenantB, (tx) => tx.query('select * from issues'));
    expect(everything).toEqual([]);
  });

  it('cannot write a row of another tenant', async () => {
    const insert = database.withTenant(tenantB, (tx) =>
      tx.query(
        `insert into issues (tenant_id, issue_id, issue_key, project_id) values ($1, '1', 'A-1', '1')`,
        [tenantA],
      ),
    );
    await expect(insert).rejects.toMatchObject({
      code: 'internal',
      details: { sqlState: '42501' },
    });
  });

  it('fails without a tenant, also on a connection that had one', async () => {
    await database.withTenant(tenantA, (tx) => tx.query('select 1'));
    await expect(database.pools.app.query('select * from issues')).rejects.toThrow();
  });

  it('keeps nothing when the work throws', async () => {
    const work = database.withTenant(tenantA, async (tx) => {
      await ensureIssue(tx, { ...shop, issueId: '777' });
      tx.audit({
        at: testNow,
        action: 'issue.judged',
        actor: 'app',
        subject: { kind: 'issue', id: '777' },
      });
      throw new Error('planted SECRET-WORD');
    });
    const failure = await work.catch((error: unknown) => error);
    expect(isReadygateError(failure, 'internal')).toBe(true);
    expect(JSON.stringify(failure) + String(failure)).not.toContain('SECRET-WORD');
    expect(await database.withTenant(tenantA, (tx) => findIssue(tx, '777'))).toBeNull();
  });
});

describe('X1 audit in the same transaction', () => {
  it('chains entries without a gap when twenty transactions commit at once', async () => {
    const before = (await readEntries(database.pools.readonly, tenantA)).length;
    const write = (n: number) =>
      database.withTenant(tenantA, async (tx) => {
        tx.audit({
          at: testNow,
          action: 'issue.judged',
          actor: 'app',
          subject: { kind: 'issue', id: String(n) },
          personal: { accountId: 'acc-ada' },
        });
      });
    await Promise.all(Array.from({ length: 20 }, (_, n) => write(n)));
    expect(await verifyChain(database.pools.readonly, tenantA)).toMatchObject({
      ok: true,
      entries: before + 20,
    });
  });

  it('writes an entry with the same key once', async () => {
    const write = () =>
      database.withTenant(tenantB, async (tx) => {
        tx.audit({
          at: testNow,
          action: 'issue.judged',
          actor: 'app',
          subject: { kind: 'issue', id: '1' },
          dedupeKey: 'w/a/1',
        });
      });
    const before = (await readEntries(database.pools.readonly, tenantB)).length;
    await write();
    await write();
    expect((await readEntries(database.pools.readonly, tenantB)).length).toBe(before + 1);
  });

  it('keeps the account out of the chained body', async () => {
    const entries = await readEntries(database.pools.readonly, tenantA);
    expect(entries.some(({ body }) => body.includes('acc-ada'))).toBe(false);
  });
});

describe('projections move forward only', () => {
  const judgement = (updated: string, at: string, score: number) => ({
    ...shop,
    contentDigest: digestOf(score),
    reportId: tenantA,
    status: 'ready' as const,
    score,
    jiraUpdated: new Date(updated),
    at: new Date(at),
  });

  it('an older revision changes nothing', async () => {
    const save = (j: ReturnType<typeof judgement>) =>
      database.withTenant(tenantA, (tx) => saveJudgement(tx, j));
    expect(await save(judgement('2026-11-24T10:00:00Z', '2026-11-24T10:01:00Z', 80))).toBe(true);
    expect(await save(judgement('2026-11-24T09:00:00Z', '2026-11-24T10:02:00Z', 10))).toBe(false);
    expect(await save(judgement('2026-11-24T10:00:00Z', '2026-11-24T10:03:00Z', 90))).toBe(true);
    expect((await database.withTenant(tenantA, (tx) => findIssue(tx, shop.issueId)))?.score).toBe(
      90,
    );
  });
});
