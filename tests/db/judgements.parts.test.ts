import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureIssue, findIssue, markStale } from '../../db/issues.ts';
import { saveJudgement } from '../../db/judgements.ts';
import { findAnnotations, getReport, insertReport, saveAnnotations } from '../../db/reports.ts';
import type { Report } from '../../domain/report.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { makeReport } from '../helpers/make-report.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { standingOf } from '../helpers/store-judged.ts';

let database: TestDatabase;
let issue = { issueId: '0', issueKey: 'SHOP-0', projectId: '10000' };
let count = 0;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());

/** A fresh issue of tenant A, known by its key only. */
async function makeIssue(): Promise<void> {
  count += 1;
  issue = { issueId: String(count), issueKey: `SHOP-${count}`, projectId: '10000' };
  await database.withTenant(tenantA, (tx) => ensureIssue(tx, issue));
}
const minute = (n: number) => new Date(testNow.getTime() + n * 60_000);
const read = () => database.withTenant(tenantA, (tx) => findIssue(tx, issue.issueId));
const stale = (at: Date) => database.withTenant(tenantA, (tx) => markStale(tx, issue.issueId, at));
const store = (report: Report, tenant = tenantA) =>
  database.withTenant(tenant, (tx) =>
    insertReport(tx, { issueId: issue.issueId, report, at: testNow }),
  );

/** Judged from what Jira showed at `updated`, read at `at`; null: Jira named no time. */
async function judge(updated: number | null, at: number, score: number): Promise<boolean> {
  const report = makeReport(`score ${score}`);
  const reportId = await store(report);
  return await database.withTenant(tenantA, (tx) =>
    saveJudgement(tx, {
      ...issue,
      ...standingOf(report),
      reportId,
      status: 'ready',
      score,
      kind: 'story',
      failedRules: [],
      jiraUpdated: updated === null ? null : minute(updated),
      at: minute(at),
      content: null,
    }),
  );
}

describe('the projection of an issue', () => {
  it('is known before it is judged', async () => {
    await makeIssue();
    expect(await read()).toMatchObject({ ...issue, status: null, score: null, judgedAt: null });
    await stale(minute(1));
    expect((await read())?.staleSince).toEqual(minute(1));
    // What was read before the change does not show it.
    await judge(0, 0, 50);
    expect((await read())?.staleSince).toEqual(minute(1));
  });

  it('moves forward only: the newer revision wins, then the newer reading', async () => {
    await makeIssue();
    expect(await judge(10, 11, 80)).toBe(true);
    expect(await judge(9, 20, 10)).toBe(false);
    expect(await judge(10, 10.5, 20)).toBe(false);
    expect(await judge(null, 30, 30)).toBe(false);
    expect(await read()).toMatchObject({ score: 80, jiraUpdated: minute(10) });
    expect(await judge(10, 12, 81)).toBe(true);
    expect(await judge(13, 12, 82)).toBe(true);
    expect(await read()).toMatchObject({
      score: 82,
      jiraUpdated: minute(13),
      judgedAt: minute(12),
    });
  });

  it('ends at the newest revision whatever the order of arrival', async () => {
    await makeIssue();
    const order = [3, 9, 1, 7, 5, 10, 2, 8, 4, 6];
    await Promise.all(order.map((n) => judge(n, n, n)));
    expect(await read()).toMatchObject({ score: 10, jiraUpdated: minute(10) });
  });

  it('is stale from a change on, until a reading after it', async () => {
    await makeIssue();
    await judge(1, 1, 50);
    await stale(minute(5));
    await stale(minute(8));
    await stale(minute(6));
    expect((await read())?.staleSince).toEqual(minute(8));
    await judge(5, 7, 60);
    expect(await read()).toMatchObject({ score: 60, staleSince: minute(8) });
    await judge(8, 9, 70);
    expect(await read()).toMatchObject({ score: 70, staleSince: null });
  });
});

describe('reports', () => {
  it('come back as they were stored', async () => {
    await makeIssue();
    const report = makeReport('Überweisung 💶');
    const reportId = await store(report);
    expect(await database.withTenant(tenantA, (tx) => getReport(tx, reportId))).toEqual(report);
  });

  it('are stored once per issue and digest', async () => {
    await makeIssue();
    const report = makeReport('same');
    const ids = await Promise.all([store(report), store(report), store(report)]);
    expect(new Set(ids).size).toBe(1);
    expect(await store(makeReport('other'))).not.toBe(ids[0]);
  });

  it('belong to their tenant', async () => {
    await makeIssue();
    const reportId = await store(makeReport('mine'));
    const get = database.withTenant(tenantB, (tx) => getReport(tx, reportId));
    await expect(get).rejects.toMatchObject({ code: 'not_found' });
    await expect(store(makeReport('mine'), tenantB)).rejects.toMatchObject({
      details: { sqlState: '23503' },
    });
  });

  it('name the rules that failed, for lists', async () => {
    await makeIssue();
    const reportId = await store(makeReport('rules'));
    const rows = await database.asAdministrator(
      'select rule_ids from reports where report_id = $1',
      [reportId],
    );
    expect(rows).toEqual([{ rule_ids: ['criteria.present'] }]);
  });

  it('keep what a model said apart', async () => {
    await makeIssue();
    const report = makeReport('annotated');
    const reportId = await store(report);
    const at = testNow.toISOString();
    const said = { format: 2, state: 'failed', prompt: 'review/1', at, code: 'model_off' } as const;
    await database.withTenant(tenantA, (tx) => saveAnnotations(tx, reportId, said));
    const found = await database.withTenant(tenantA, (tx) => findAnnotations(tx, reportId));
    expect(found).toEqual(said);
    expect(await database.withTenant(tenantA, (tx) => getReport(tx, reportId))).toEqual(report);
    const change = database.withTenant(tenantA, (tx) =>
      tx.query(`update reports set digest = 'x' where tenant_id = $1`, [tenantA]),
    );
    await expect(change).rejects.toMatchObject({ details: { sqlState: '42501' } });
  });

  it('keep it with the version of its key, and in no other place', async () => {
    await makeIssue();
    const ids = [await store(makeReport('one')), await store(makeReport('two'))];
    const [one = '', two = ''] = ids;
    const at = testNow.toISOString();
    const said = { format: 2, state: 'failed', prompt: 'review/1', at, code: 'model_off' } as const;
    for (const id of ids) await database.withTenant(tenantA, (tx) => saveAnnotations(tx, id, said));
    const byKey = await database.asAdministrator(
      `select annotations_key_version as version from reports where report_id in ('${one}', '${two}')`,
    );
    expect(byKey).toEqual([{ version: 1 }, { version: 1 }]);
    const move = (column: string, from: string) =>
      database.asAdministrator(
        `update reports set annotations = (select ${column} from reports where report_id = '${from}')
          where report_id = '${two}'`,
      );
    const found = () => database.withTenant(tenantA, (tx) => findAnnotations(tx, two));
    for (const [column, from] of [
      ['annotations', one],
      ['document', two],
    ] as const) {
      await move(column, from);
      await expect(found()).rejects.toMatchObject({ details: { reason: 'ciphertext_refused' } });
    }
  });
});
