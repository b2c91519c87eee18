import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setWritesStopped } from '../../db/write-stops.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { auditOf } from '../helpers/engine/steps.ts';
import { idOf, judged, prepareSite, publishing, shownIn, toldBy } from '../helpers/publishing.ts';

const issues = 250;

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
  prepareSite(engine.simulator, engine.tenantId, issues);
}, 120_000);
afterAll(() => engine?.close());

const ids = Array.from({ length: issues }, (_, at) => idOf(at));
const judge = (scores: Record<string, number>) =>
  judged(engine.deps, engine.tenantId, scores, engine.clock.now());
const scoresBy = (score: (at: number) => number) =>
  Object.fromEntries(ids.map((id, at) => [id, score(at)]));
const ask = <Row>(text: string) => engine.database.asAdministrator<Row & object>(text);

/** Lets the time pass in which changes are gathered, and waits until nothing is due or under way. */
async function settled(): Promise<void> {
  engine.clock.advance(6000);
  for (;;) {
    const [left] = await ask<{ count: number }>(
      `select (select count(*) from published_scores where due_since is not null)
         + (select count(*) from outbox where name = 'publishScores' and delivered_at is null)
         + (select count(*) from writes where permit = 'standing' and state in ('planned', 'sending')) as count`,
    );
    if (Number(left?.count) === 0) return;
    await sleep(50);
  }
}

/** Waits until what is left asks for a later run. */
async function until(condition: string): Promise<void> {
  const asked = `select 1 from outbox where name = 'publishScores' and delivered_at is null and ${condition}`;
  while ((await ask(asked)).length === 0) await sleep(50);
}

describe('R12 scores of a project that publishes', () => {
  it('are told 100 at a time, whatever they are, and each request counts one point', async () => {
    const batches: number[] = [];
    const stop = engine.simulator.observe((phase, { operation }, body) => {
      if (phase !== 'received' || operation !== 'updateMultipleCustomFieldValues') return;
      const { updates } = body as { updates: { value: number; issueIds: number[] }[] };
      // One group for each number.
      expect(new Set(updates.map(({ value }) => value)).size).toBe(updates.length);
      batches.push(updates.flatMap(({ issueIds }) => issueIds).length);
    });
    await judge(scoresBy((at) => 60 + (at % 3)));
    expect(await ask('select 1 from published_scores')).toEqual([]);
    await publishing(engine.deps, engine.tenantId, 'field', engine.clock.now());
    await settled();
    stop();
    expect(batches).toEqual([100, 100, 50]);
    expect(shownIn(engine.simulator, engine.tenantId, ids)).toEqual(
      Object.values(scoresBy((at) => 60 + (at % 3))),
    );
    const told = engine.simulator
      .requests()
      .filter(({ operation }) => operation === 'updateMultipleCustomFieldValues');
    expect(told.map(({ points }) => points)).toEqual([1, 1, 1]);
    const writes = await ask(
      `select state, attempts from writes where permit = 'standing' order by changed_at`,
    );
    expect(writes).toEqual(told.map(() => ({ state: 'confirmed', attempts: 1 })));
    const entries = await auditOf(engine);
    expect(entries.at(-1)).toMatchObject({ action: 'scores.published', data: { issues } });
    expect(entries.filter(({ action }) => action === 'publishing.changed')).toHaveLength(1);
    expect(engine.simulator.violations()).toEqual([]);
  }, 60_000);

  it('are told again only where they changed', async () => {
    const before = toldBy(engine.simulator).field;
    engine.clock.advance(60_000);
    await judge(scoresBy((at) => 60 + (at % 3)));
    const asked = await ask(
      `select 1 from outbox where name = 'publishScores' and delivered_at is null`,
    );
    expect(asked).toEqual([]);
    engine.clock.advance(60_000);
    await judge(scoresBy((at) => (at < 2 ? 90 : 60 + (at % 3))));
    await settled();
    expect(toldBy(engine.simulator).field).toBe(before + 1);
    expect(shownIn(engine.simulator, engine.tenantId, ids.slice(0, 3))).toEqual([90, 90, 62]);
  }, 60_000);

  it('wait while writing is stopped, from the next call on', async () => {
    const { database, tenantId, clock, simulator } = engine;
    const stopped = (is: boolean) =>
      database.withTenant(tenantId, (tx) => setWritesStopped(tx, { stopped: is, at: clock.now() }));
    const before = toldBy(simulator).field;
    const stop = simulator.observe(async (phase, { operation }) => {
      if (phase !== 'received' || operation !== 'updateMultipleCustomFieldValues') return;
      stop();
      await stopped(true);
    });
    clock.advance(60_000);
    await judge(scoresBy(() => 10));
    clock.advance(6000);
    await until(`available_at > '${clock.now().toISOString()}'`);
    expect(toldBy(simulator).field).toBe(before + 1);
    await stopped(false);
    clock.advance(301_000);
    await settled();
    expect(shownIn(simulator, tenantId, ids)).toEqual(ids.map(() => 10));
  }, 60_000);

  it('are paid from the part of the hour that is for the background', async () => {
    const { clock, simulator } = engine;
    const hour = 3_600_000;
    // A minute after the hour began, and nothing of the one before is still reserved.
    clock.advance(hour - (clock.now().getTime() % hour) + 60_000);
    await engine.person('acc-ada').readiness(engine.issueId('SHOP-1'));
    await sleep(2500);
    const began = new Date(Math.floor(clock.now().getTime() / hour) * hour);
    await engine.database.asAdministrator(
      `insert into jira_budgets (pool, hour, payer, points) values ('app', $1, '', 45000)
       on conflict (pool, hour, payer) do update set points = excluded.points`,
      [began],
    );
    const before = toldBy(simulator).field;
    await judge({ [idOf(0)]: 77 });
    clock.advance(6000);
    await until(`available_at > '${began.toISOString()}'::timestamptz + interval '50 minutes'`);
    expect(toldBy(simulator).field).toBe(before);
    // People's own work still has its part: reading an issue is not held back.
    expect((await engine.person('acc-ada').readiness(engine.issueId('SHOP-2'))).status).toBe(202);
    clock.advance(hour);
    await settled();
    expect(shownIn(simulator, engine.tenantId, [idOf(0)])).toEqual([77]);
  }, 60_000);
});
