import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { enqueue } from '../../db/outbox.ts';
import { createBell } from '../../outbox/bell.ts';
import { createDispatcher } from '../../outbox/dispatcher.ts';
import { until } from '../dev/jira-simulator/helper.ts';
import { installTenant, type TestDatabase, withDatabase } from '../helpers/database.ts';
import { tenantA } from '../helpers/plans.ts';
import { createFakeTemporal, type FakeTemporal } from './fake-temporal.ts';

const clock = () => new Date();
let database: TestDatabase;
let temporal: FakeTemporal;
let stop: AbortController;
let running: Promise<void>;
let events: string[];
beforeAll(async () => {
  database = await withDatabase(clock);
  await installTenant(database, tenantA);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.asAdministrator('delete from outbox');
  temporal = createFakeTemporal();
  events = [];
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await running;
});

const run = () => {
  running = createDispatcher({
    pool: database.pools.dispatcher,
    client: temporal.client,
    clock,
    log: (event) => void events.push(event),
  }).run(stop.signal);
};
const put = (workflowId: string, at = new Date()) =>
  database.withTenant(tenantA, (tx) =>
    enqueue(tx, { workflowId, kind: 'start', name: 'refineIssue', args: [] }, at),
  );
const marked = async () =>
  (await database.asAdministrator('select 1 from outbox where delivered_at is not null')).length;

describe('A8 a dispatcher that runs', () => {
  it('delivers what comes while it waits, and what is due later without a word', async () => {
    run();
    await put('now');
    await put('later', new Date(Date.now() + 200));
    await until(async () => (await marked()) === 2);
    expect(temporal.effects).toEqual(['start refineIssue now', 'start refineIssue later']);
  });

  it('waits out Temporal, and loses nothing that was accepted meanwhile', async () => {
    let down = true;
    temporal.before = () => {
      if (down) throw new Error('UNAVAILABLE');
    };
    run();
    await put('one');
    await put('two');
    await until(async () => events.filter((event) => event === 'outbox_deferred').length >= 2);
    down = false;
    await until(async () => (await marked()) === 2);
    expect(temporal.effects.sort()).toEqual(['start refineIssue one', 'start refineIssue two']);
  });

  it('waits out PostgreSQL', async () => {
    run();
    await put('before');
    await until(async () => (await marked()) === 1);
    await database.asAdministrator(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = $1 and usename = 'readygate_dispatcher'`,
      [database.name],
    );
    await put('after');
    await until(async () => (await marked()) === 2);
  });

  it('told to stop, finishes what it began and marks it', async () => {
    let arrived = () => {};
    const begun = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let proceed = () => {};
    const gate = new Promise<void>((resolve) => {
      proceed = resolve;
    });
    temporal.before = async () => {
      arrived();
      await gate;
    };
    run();
    await put('one');
    await begun;
    stop.abort();
    proceed();
    await running;
    expect(await marked()).toBe(1);
  });
});

describe('the bell', () => {
  it('remembers a ring that nobody waited for, and rings again after its line was cut', async () => {
    running = Promise.resolve();
    const bell = createBell(database.pools.dispatcher, stop.signal);
    const listening = async () =>
      (
        await database.asAdministrator(
          `select 1 from pg_stat_activity where datname = $1 and query like 'listen %'`,
          [database.name],
        )
      ).length === 1;
    await until(listening);
    await bell.rung();
    await put('one');
    await until(async () => (await database.asAdministrator('select 1 from outbox')).length === 1);
    await bell.rung();
    await database.asAdministrator(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and query like 'listen %'`,
      [database.name],
    );
    // It listens again, and rings for what may have come meanwhile.
    await bell.rung();
    expect(await listening()).toBe(true);
    await bell.close();
  });
});
