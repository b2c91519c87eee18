import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { claimOutbox, enqueue } from '../../db/outbox.ts';
import { deliver } from '../../outbox/deliver.ts';
import { createDispatcher } from '../../outbox/dispatcher.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { createFakeTemporal, type FakeTemporal } from './fake-temporal.ts';

let database: TestDatabase;
let temporal: FakeTemporal;
let now: Date;
let log: unknown[];
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.asAdministrator('delete from outbox');
  temporal = createFakeTemporal();
  now = testNow;
  log = [];
});

const dispatcher = () =>
  createDispatcher({
    pool: database.pools.dispatcher,
    client: temporal.client,
    clock: () => now,
    log: (event, data) => void log.push({ event, ...data }),
  });
const pass = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};
const put = (kind: 'start' | 'signal', name: string, workflowId: string, tenant = tenantA) =>
  database.withTenant(tenant, (tx) => enqueue(tx, { workflowId, kind, name, args: [] }, now));
const rows = () =>
  database.asAdministrator<{ delivery: string | null; last_error: string | null }>(
    'select delivery, last_error from outbox order by outbox_id',
  );
/** Delivers until nothing may go now. */
const drain = async () => {
  const running = dispatcher();
  while ((await running.once()) > 0);
};

describe('A8 the dispatcher', () => {
  it('delivers each workflow’s rows in their order, and those of all tenants', async () => {
    await put('start', 'refineIssue', 'r1');
    await put('signal', 'decided', 'r1');
    await put('start', 'refineIssue', 'r2', tenantB);
    await put('signal', 'cancelled', 'r1');
    await drain();
    expect(temporal.effects.filter((effect) => effect.endsWith('r1'))).toEqual([
      'start refineIssue r1',
      'signal decided r1',
      'signal cancelled r1',
    ]);
    expect(temporal.runs.get('r2')).toBe('running');
    expect((await rows()).map(({ delivery }) => delivery)).toEqual(Array(4).fill('delivered'));
  });

  it('of many at once delivers each row once', async () => {
    for (let n = 0; n < 20; n++) await put('start', 'refineIssue', `r${n}`);
    await Promise.all([1, 2, 3, 4].map(drain));
    expect(temporal.effects).toHaveLength(20);
  });

  it('that dies between start and mark leaves the row to another, and one run', async () => {
    await put('start', 'refineIssue', 'r1');
    await put('signal', 'decided', 'r1');
    const options = { at: now, leaseSeconds: 30, limit: 50 };
    const [claimed] = await claimOutbox(database.pools.dispatcher, options);
    // The start reached Temporal; the process that made it was killed before it could say so.
    expect(await deliver(temporal.client, claimed!)).toBe('delivered');
    await drain();
    expect(temporal.effects).toEqual(['start refineIssue r1']);
    pass(30_000);
    await drain();
    expect(temporal.effects).toEqual(['start refineIssue r1', 'signal decided r1']);
  });

  it('never starts a run again that has ended: its id holds one of our rows', async () => {
    temporal.runs.set('r1', 'closed');
    await put('start', 'refineIssue', 'r1');
    await drain();
    expect(temporal.effects).toEqual([]);
    expect(await rows()).toEqual([{ delivery: 'already_started', last_error: null }]);
  });

  it('gives every call a deadline below the lease of its claim', async () => {
    await put('start', 'refineIssue', 'r1');
    await put('signal', 'decided', 'r1');
    await drain();
    expect(temporal.deadlines).toHaveLength(2);
    for (const seconds of temporal.deadlines) expect(seconds).toBeLessThan(25);
  });
});

describe('a row that cannot be delivered', () => {
  const badly = () => {
    temporal.before = (workflowId) => {
      if (workflowId === 'bad') throw new Error('PLANTED words of an answer');
    };
  };

  it('blocks its own workflow only, keeps its order, and goes when it can', async () => {
    badly();
    await put('start', 'refineIssue', 'bad');
    await put('signal', 'decided', 'bad');
    await put('start', 'refineIssue', 'good');
    await drain();
    expect(temporal.effects).toEqual(['start refineIssue good']);
    temporal.before = () => {};
    pass(1000);
    await drain();
    expect(temporal.effects.slice(1)).toEqual(['start refineIssue bad', 'signal decided bad']);
  });

  it('waits longer each time, half a minute at most', async () => {
    badly();
    await put('start', 'refineIssue', 'bad');
    const waits: number[] = [];
    for (let turn = 0; turn < 8; turn++) {
      await drain();
      const [row] = await database.asAdministrator<{ available_at: Date }>(
        'select available_at from outbox',
      );
      waits.push((row?.available_at.getTime() ?? 0) - now.getTime());
      now = row?.available_at ?? now;
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('leaves a code in log and row, and no words', async () => {
    badly();
    await put('start', 'refineIssue', 'bad');
    await drain();
    expect(log).toEqual([
      {
        event: 'outbox_deferred',
        outboxId: expect.any(String),
        attempts: 1,
        code: 'temporal_unavailable',
      },
    ]);
    expect(await rows()).toEqual([{ delivery: null, last_error: 'temporal_unavailable' }]);
  });
});

describe('a signal to a run that is not there', () => {
  it('is over: the row in PostgreSQL holds, and reconcile looks after it', async () => {
    temporal.runs.set('r1', 'closed');
    await put('signal', 'decided', 'r1');
    await put('signal', 'woken', 'r1');
    await drain();
    expect((await rows()).map(({ delivery }) => delivery)).toEqual(['not_found', 'not_found']);
    expect(log).toEqual([]);
  });
});

describe('R9 a judgement that is asked for while one runs', () => {
  it('starts once more when that one has ended, so that the newest content is read', async () => {
    await put('start', 'judgeIssue', 'judge/1');
    await drain();
    await put('start', 'judgeIssue', 'judge/1');
    await put('start', 'judgeIssue', 'judge/1');
    for (let turn = 0; turn < 3; turn++) {
      await drain();
      pass(1000);
    }
    expect(temporal.effects).toEqual(['start judgeIssue judge/1']);
    expect((await rows())[1]).toEqual({ delivery: null, last_error: 'running' });
    temporal.runs.set('judge/1', 'closed');
    await drain();
    temporal.runs.set('judge/1', 'closed');
    pass(60_000);
    await drain();
    expect(temporal.effects).toEqual(Array(2).fill('start judgeIssue judge/1'));
  });
});
