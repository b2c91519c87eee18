import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  claimOutbox,
  deferRow,
  enqueue,
  enqueueSooner,
  enqueueUnlessAsked,
  markDelivered,
  outboxAge,
  outboxChannel,
} from '../../db/outbox.ts';
import { startPublishScores } from '../../domain/publishing/message.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());
beforeEach(() => database.asAdministrator('delete from outbox'));

const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const put = (workflowId: string, name: string, tenant = tenantA, at = testNow) =>
  database.withTenant(tenant, (tx) =>
    enqueue(tx, { workflowId, kind: 'signal', name, args: [{ open: 1 }] }, at),
  );
const claim = (at = testNow, limit = 50) =>
  claimOutbox(database.pools.dispatcher, { at, leaseSeconds: 30, limit });

describe('R12 a wish for scores to be published', () => {
  it('that comes while another one waits for longer brings it forward, and puts none off', async () => {
    const wish = (seconds: number) =>
      database.withTenant(tenantA, (tx) =>
        enqueueSooner(tx, startPublishScores(tenantA), later(seconds)),
      );
    const due = () =>
      database.asAdministrator<{ at: Date }>('select available_at as at from outbox');
    await wish(3600);
    await wish(5);
    await wish(600);
    expect(await due()).toEqual([{ at: later(5) }]);
    expect(await claim(later(5))).toHaveLength(1);
  });

  it('brings none forward of the time until which Jira asked to be left alone', async () => {
    const due = () =>
      database.asAdministrator<{ at: Date }>('select available_at as at from outbox');
    const wish = (at: Date, notBefore?: Date) =>
      database.withTenant(tenantA, (tx) =>
        enqueueSooner(tx, startPublishScores(tenantA, notBefore), at),
      );
    await wish(later(600), later(600));
    await wish(later(5));
    expect(await due()).toEqual([{ at: later(600) }]);
  });
});

describe('the outbox', () => {
  it('gives the oldest undelivered row of each workflow, of all tenants', async () => {
    await put('refine/1', 'first');
    await put('refine/1', 'second');
    await put('refine/2', 'other', tenantB);
    const claimed = await claim();
    expect(claimed.map(({ name }) => name).sort()).toEqual(['first', 'other']);
    expect(claimed.find(({ name }) => name === 'first')).toMatchObject({
      tenantId: tenantA,
      workflowId: 'refine/1',
      kind: 'signal',
      args: [{ open: 1 }],
      attempts: 1,
    });
  });

  it('gives a row to one of many dispatchers', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, n) => put(`refine/${n}`, 'decided')));
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim(testNow, 10)));
    const ids = claims.flat().map(({ outboxId }) => outboxId);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await claim(testNow, 50);
    expect(ids.length + rest.length).toBe(30);
  });

  it('gives the next row of a workflow only after the one before was delivered', async () => {
    await put('refine/1', 'first');
    await put('refine/1', 'second');
    const [first] = await claim();
    expect(await claim()).toEqual([]);
    await markDelivered(database.pools.dispatcher, first!, { at: testNow, delivery: 'delivered' });
    expect((await claim()).map(({ name }) => name)).toEqual(['second']);
  });

  it('gives a row again when its lease is over, and counts the attempt', async () => {
    await put('refine/1', 'first');
    await claim();
    expect(await claim(later(29))).toEqual([]);
    expect(await claim(later(30))).toMatchObject([{ name: 'first', attempts: 2 }]);
  });

  it('puts off a row, which blocks its own workflow only', async () => {
    await put('refine/1', 'bad');
    await put('refine/1', 'behind it');
    await put('refine/2', 'good');
    const bad = (await claim()).find(({ name }) => name === 'bad');
    await deferRow(database.pools.dispatcher, bad!, { availableAt: later(60), error: 'internal' });
    await put('refine/3', 'later');
    expect((await claim(later(31))).map(({ name }) => name).sort()).toEqual(['good', 'later']);
    expect((await claim(later(61))).map(({ name }) => name)).toContain('bad');
  });

  it('leaves a row to whoever claimed it when the lease was over', async () => {
    await put('refine/1', 'first');
    const [slow] = await claim();
    const [second] = await claim(later(30));
    const { dispatcher } = database.pools;
    await deferRow(dispatcher, slow!, { availableAt: later(60), error: 'internal' });
    await markDelivered(dispatcher, second!, { at: later(31), delivery: 'delivered' });
    expect(await claim(later(3600))).toEqual([]);
  });

  it('does not give a row before its time', async () => {
    await put('refine/1', 'first', tenantA, later(5));
    expect(await claim(later(4))).toEqual([]);
    expect(await claim(later(5))).toHaveLength(1);
  });

  it('keeps one undelivered issueChanged per workflow', async () => {
    await Promise.all(Array.from({ length: 5 }, () => put('refine/1', 'issueChanged')));
    await put('refine/2', 'issueChanged');
    expect(await claim()).toHaveLength(2);
    const [row] = await claim(later(31));
    await markDelivered(database.pools.dispatcher, row!, { at: testNow, delivery: 'delivered' });
    await put(row!.workflowId, 'issueChanged');
    expect((await claim(later(31))).map(({ workflowId }) => workflowId)).toEqual([row!.workflowId]);
  });

  it.each<[string, (at: Date) => Promise<unknown>]>([
    ['news of a change', () => put('refine/1', 'issueChanged')],
    ['a wish for a judgement', () => put('judge/1', 'judgeIssue')],
    [
      'a wish for scores to be published',
      (at) =>
        database.withTenant(tenantA, (tx) => enqueueSooner(tx, startPublishScores(tenantA), at)),
    ],
  ])('delivers %s once more that comes while one is being delivered', async (_what, ask) => {
    const { dispatcher } = database.pools;
    await ask(testNow);
    const [early] = await claim();
    await ask(later(1));
    await markDelivered(dispatcher, early!, { at: later(1), delivery: 'delivered' });
    const [again] = await claim(later(2));
    expect(again).toMatchObject({ outboxId: early!.outboxId, attempts: 2 });
    // Of two that deliver it only the later one says so.
    await markDelivered(dispatcher, early!, { at: later(2), delivery: 'delivered' });
    await markDelivered(dispatcher, again!, { at: later(3), delivery: 'delivered' });
    expect(await claim(later(60))).toEqual([]);
    expect(await database.asAdministrator('select delivered_at as at from outbox')).toEqual([
      { at: later(3) },
    ]);
  });

  it('does not ask again for what was asked for after a time, delivered or not', async () => {
    const message = { workflowId: 'judge/1', kind: 'start' as const, name: 'judgeIssue', args: [] };
    const ask = (at: Date, since: Date) =>
      database.withTenant(tenantA, (tx) => enqueueUnlessAsked(tx, message, { at, since }));
    expect(await ask(testNow, later(-60))).toBe(true);
    expect(await ask(later(5), later(-55))).toBe(false);
    const [row] = await claim();
    await markDelivered(database.pools.dispatcher, row!, { at: testNow, delivery: 'delivered' });
    expect(await ask(later(5), later(-55))).toBe(false);
    expect(await ask(later(6), later(1))).toBe(true);
    // Not delivered yet: two of the same at one moment are one.
    expect(await ask(later(120), later(60))).toBe(false);
  });

  it('knows how long the oldest row has waited', async () => {
    expect(await outboxAge(database.pools.dispatcher, testNow)).toBe(0);
    await put('refine/1', 'first');
    await put('refine/1', 'second', tenantA, later(50));
    expect(await outboxAge(database.pools.dispatcher, later(90))).toBe(90);
    const [row] = await claim();
    await markDelivered(database.pools.dispatcher, row!, { at: testNow, delivery: 'delivered' });
    expect(await outboxAge(database.pools.dispatcher, later(90))).toBe(40);
  });

  it('announces a row when it is committed, not before and not after a rollback', async () => {
    const listener = new pg.Client({ connectionString: database.urls.dispatcher });
    await listener.connect();
    let heard = 0;
    listener.on('notification', () => {
      heard += 1;
    });
    await listener.query(`listen ${outboxChannel}`);
    await database
      .withTenant(tenantA, async (tx) => {
        await enqueue(tx, { workflowId: 'x', kind: 'start', name: 'x', args: [] }, testNow);
        throw new Error('rolled back');
      })
      .catch(() => {});
    await listener.query('select 1');
    expect(heard).toBe(0);
    await put('refine/1', 'first');
    await listener.query('select pg_sleep(0.05)');
    expect(heard).toBe(1);
    await listener.end();
  });
});
