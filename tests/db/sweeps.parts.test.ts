import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countSweepItems, insertSweepItems, listSweepItems } from '../../db/sweep-items.ts';
import { findSweep, insertEstimate, readSweepJql } from '../../db/sweeps.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { makeItem, makeSweep } from '../helpers/sweeps.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
});
afterAll(() => database.close());

const inA = <Result>(work: Parameters<typeof database.withTenant<Result>>[1]) =>
  database.withTenant(tenantA, work);

describe('S1 an estimate', () => {
  it('is kept as it was made, its JQL encrypted, and another site has none of it', async () => {
    const made = makeSweep({ jql: 'labels = secret' });
    await inA((tx) => insertEstimate(tx, made));
    const found = await inA((tx) => findSweep(tx, made.sweepId));
    expect(found).toMatchObject({
      state: 'estimated',
      source: 'jira',
      projects: made.projects,
      hasJql: true,
      estimate: made.estimate,
      budget: null,
      used: { issues: 0, points: 0, seconds: 0, tokens: 0, micros: 0 },
      generation: 0,
      place: { pass: 'main', projectAt: 0, after: null },
    });
    expect(await inA((tx) => readSweepJql(tx, made.sweepId))).toBe('labels = secret');
    const rows = await database.asAdministrator('select * from sweeps');
    expect(JSON.stringify(rows)).not.toContain('secret');
    const elsewhere = database.withTenant(tenantB, (tx) => findSweep(tx, made.sweepId));
    expect(await elsewhere).toBeNull();
  });

  it('that nobody approved for a week is deleted with the next one', async () => {
    const day = 24 * 60 * 60_000;
    const later = (days: number) => new Date(testNow.getTime() + days * day);
    const [old, kept, last] = [0, 2, 8].map((days) => makeSweep({ at: later(days) }));
    for (const made of [old, kept, last]) if (made) await inA((tx) => insertEstimate(tx, made));
    const there = async (sweepId = '') => (await inA((tx) => findSweep(tx, sweepId))) !== null;
    expect([await there(old?.sweepId), await there(kept?.sweepId)]).toEqual([false, true]);
  });

  it('is of the same query as another one with the same source, projects and JQL, and no other', async () => {
    const digest = async (changed: Parameters<typeof makeSweep>[0]) => {
      const made = makeSweep(changed);
      await inA((tx) => insertEstimate(tx, made));
      return (await inA((tx) => findSweep(tx, made.sweepId)))?.queryDigest;
    };
    const one = await digest({});
    expect(await digest({ projects: [{ id: '10000', key: 'RENAMED' }] })).toBe(one);
    const others = [
      await digest({ jql: 'labels = a' }),
      await digest({ source: 'stored' }),
      await digest({ projects: [{ id: '10001', key: 'SHOP' }] }),
    ];
    expect(new Set([one, ...others]).size).toBe(4);
  });
});

describe('S2 the issues of a sweep', () => {
  it('are kept once each, as they were met first, with what the sweep before said', async () => {
    const before = makeSweep();
    const now = makeSweep();
    await inA(async (tx) => {
      await insertEstimate(tx, before);
      await insertEstimate(tx, now);
      await insertSweepItems(
        tx,
        { sweepId: before.sweepId, previousId: null },
        [makeItem({ issueId: '1', score: 20, status: 'not_ready' })],
        testNow,
      );
    });
    const of = { sweepId: now.sweepId, previousId: before.sweepId };
    const items = ['1', '2'].map((issueId) => makeItem({ issueId, blockerIds: ['7', '8'] }));
    expect(await inA((tx) => insertSweepItems(tx, of, items, testNow))).toEqual(['1', '2']);
    const again = [makeItem({ issueId: '2', score: 99 }), makeItem({ issueId: '3' })];
    expect(await inA((tx) => insertSweepItems(tx, of, again, testNow))).toEqual(['3']);
    const listed = await inA((tx) => listSweepItems(tx, now.sweepId, { after: '', limit: 10 }));
    const [first, second] = items;
    expect(listed).toEqual([
      { ...first, previousStatus: 'not_ready', previousScore: 20 },
      { ...second, previousStatus: null, previousScore: null },
      { ...makeItem({ issueId: '3' }), previousStatus: null, previousScore: null },
    ]);
    const behind = await inA((tx) => listSweepItems(tx, now.sweepId, { after: '1', limit: 1 }));
    expect(behind.map(({ issueId }) => issueId)).toEqual(['2']);
    const counts = { judged: 3, unchanged: 0, failed: 0, gone: 0, not_visible: 0 };
    expect(await inA((tx) => countSweepItems(tx, now.sweepId))).toEqual(counts);
  });

  it('are not those of another site', async () => {
    const made = makeSweep();
    await inA(async (tx) => {
      await insertEstimate(tx, made);
      await insertSweepItems(tx, { ...made, previousId: null }, [makeItem()], testNow);
    });
    await database.withTenant(tenantB, async (tx) => {
      expect(await listSweepItems(tx, made.sweepId, { after: '', limit: 10 })).toEqual([]);
      expect((await countSweepItems(tx, made.sweepId)).judged).toBe(0);
    });
  });
});
