import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureIssue } from '../../db/issues.ts';
import {
  countJudged,
  type JudgedOrder,
  type JudgedPosition,
  listJudged,
  placeBehind,
} from '../../db/judged-issues.ts';
import { backlogSorts, sortOrders } from '../../domain/backlog.ts';
import { addBacklog } from '../helpers/backlog.ts';
import { installTenant, type TestDatabase, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const count = 10_000;
const projectId = '10900';
const all = { status: null, kind: null, rule: null, text: null };

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
  await addBacklog(database, tenantA, { projectId, key: 'BIG', count });
  await database.withTenant(tenantA, (tx) =>
    ensureIssue(tx, { issueId: '1', issueKey: 'BIG-99999', projectId }),
  );
}, 60_000);
afterAll(() => database.close());

const orders = backlogSorts.flatMap((sort) =>
  sortOrders.map((order): JudgedOrder => ({ sort, order })),
);
const page = (order: JudgedOrder, after: JudgedPosition | null, limit = 100, filter = all) =>
  database.withTenant(tenantA, (tx) =>
    listJudged(tx, projectId, filter, { ...order, after, until: null, limit }),
  );

describe('U1 the judged issues of a project', () => {
  it.each(orders)('are all read once, page by page, sorted by $sort $order', async (order) => {
    const seen: { place: number; issueId: string }[] = [];
    for (let after: JudgedPosition | null = null; ; ) {
      const heads = await page(order, after, 3000);
      seen.push(...heads);
      after = heads.at(-1) ?? null;
      if (heads.length < 3000) break;
    }
    expect(new Set(seen.map(({ issueId }) => issueId)).size).toBe(count);
    const places = seen.map(({ place }) => place);
    const sorted = places.toSorted((a, b) => (order.order === 'asc' ? a - b : b - a));
    expect(places).toEqual(sorted);
  });

  it.each(orders)('come from an index where there are 10,000, by $sort $order', async (order) => {
    const plans: string[] = [];
    const places = await page(order, null, 6000);
    const [after = null, until = null] = [places[4999], places.at(-1)];
    await database.withTenant(tenantA, async (tx) => {
      const explaining = Object.create(tx, {
        query: {
          value: async (text: string, values: unknown[]) => {
            const rows = await tx.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
            plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
            return [];
          },
        },
      });
      await listJudged(explaining, projectId, all, { ...order, after, until: null, limit: 100 });
      await listJudged(explaining, projectId, all, { ...order, after, until, limit: 100 });
      await placeBehind(explaining, projectId, { ...order, after, count: 1000 });
    });
    expect(plans).toHaveLength(3);
    for (const plan of plans) {
      expect(plan).toMatch(/Index (Only )?Scan (Backward )?using issues_by_(score|judgement|key)/);
      expect(plan).not.toContain('Sort');
    }
  });

  it('are filtered by status, type, a rule that failed, and part of the key', async () => {
    const found = async (filter: Partial<Record<keyof typeof all, unknown>>) =>
      await page({ sort: 'key', order: 'asc' }, null, count, { ...all, ...filter } as typeof all);
    expect((await found({ status: 'ready' })).every(({ status }) => status === 'ready')).toBe(true);
    expect((await found({ kind: 'bug' })).every(({ kind }) => kind === 'bug')).toBe(true);
    const failing = await found({ rule: 'scope.boundaries' });
    expect(failing).toHaveLength(count / 4);
    expect(failing[0]?.failedRules).toEqual(['scope.boundaries']);
    expect((await found({ text: 'big-999' })).map(({ place }) => place)).toEqual([
      999,
      ...Array.from({ length: 10 }, (_, n) => 9990 + n),
    ]);
    expect(await found({ text: '%' })).toEqual([]);
  });

  it('are those that were judged, of the project and the tenant', async () => {
    expect(await database.withTenant(tenantA, (tx) => countJudged(tx, projectId))).toBe(count);
    expect(await database.withTenant(tenantB, (tx) => countJudged(tx, projectId))).toBe(0);
    const theirs = await database.withTenant(tenantB, (tx) =>
      listJudged(tx, projectId, all, {
        sort: 'score',
        order: 'asc',
        after: null,
        until: null,
        limit: 10,
      }),
    );
    expect(theirs).toEqual([]);
  });
});
