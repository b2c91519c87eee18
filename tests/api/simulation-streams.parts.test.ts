import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { ReadygateError } from '../../domain/errors.ts';
import { refusal, type TestApi } from '../helpers/api.ts';
import { startProposing } from '../helpers/proposing.ts';
import { seeingAll, startStreaming } from '../helpers/simulation-streams.ts';
import {
  draft,
  issuesOf,
  keep,
  linesOf,
  manyIssues,
  simulate,
  simulations,
} from '../helpers/simulations.ts';

const count = 250;
const all = manyIssues(2000);
const [first] = all;

let api: TestApi;
beforeAll(async () => {
  api = await startProposing();
  await keep(api.database.withTenant, all.slice(0, count));
}, 120_000);
afterAll(() => api.close());

/** Waits, without a time of its own, for what comes by itself. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setImmediate();
}
/** Places that are taken now. */
const held = async () =>
  (
    await api.database.asAdministrator('select 1 from simulation_places where held_until > $1', [
      api.clock.now,
    ])
  ).length;
/** Holds every page but the first until it is opened. */
function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const hold = async (ids: readonly string[]) => {
    if (!ids.includes(first!.id)) await opened;
  };
  return { hold, open };
}

describe('R8 a simulation of a large backlog', () => {
  it('ends when its reader goes: nothing more is asked, and no connection stays with it', async () => {
    const { hold, open } = createGate();
    const streaming = await startStreaming(api, hold);
    const reader = new AbortController();
    const { body } = await streaming.open(reader.signal);
    body.on('error', () => {});
    await once(body, 'data');
    await until(() => streaming.asked() === 2);
    reader.abort();
    const { app: pool } = api.database.pools;
    await until(() => pool.idleCount === pool.totalCount);
    // Where its place is free, the work has ended.
    const others = new AbortController();
    let inside = 0;
    await until(async () => {
      const { statusCode, body: other } = await streaming.open(others.signal);
      other.on('error', () => {});
      if (statusCode === 200) inside += 1;
      else await other.dump();
      return inside === 2;
    });
    // The first page is remembered; all of them wait for the second.
    await until(() => streaming.asked() === 4);
    others.abort();
    const asked = streaming.asked();
    open();
    await streaming.close();
    await until(async () => (await held()) === 0);
    await until(() => pool.idleCount === pool.totalCount);
    expect(streaming.asked()).toBe(asked);
  });

  it('has its place in a site, whichever process of the API it runs in, and one that died frees it', async () => {
    const { hold, open } = createGate();
    const processes = [await startStreaming(api, hold), await startStreaming(api, hold)];
    const running = await Promise.all(processes.map((one) => one.open()));
    expect(running.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    for (const one of processes) {
      const { statusCode, body } = await one.open();
      expect([statusCode, ((await body.json()) as { code: string }).code]).toEqual([
        429,
        'too_many_simulations',
      ]);
    }
    expect(await held()).toBe(2);
    open();
    for (const { body } of running) linesOf(await body.text());
    expect(await held()).toBe(0);
    // As two that died would have left them.
    await api.database.asAdministrator('update simulation_places set held_until = $1', [
      new Date(api.clock.now.getTime() + 1000),
    ]);
    expect(await (await processes[0]!.open()).body.json()).toMatchObject({
      code: 'too_many_simulations',
    });
    api.clock.now = new Date(api.clock.now.getTime() + 1000);
    const next = await processes[0]!.open();
    expect(next.statusCode).toBe(200);
    linesOf(await next.body.text());
    for (const one of processes) await one.close();
  });

  it('is refused beside two others of the site, until one of them ends', async () => {
    const { hold, open } = createGate();
    const streaming = await startStreaming(api, hold);
    const running = await Promise.all([streaming.open(), streaming.open()]);
    expect(running.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const third = await streaming.open();
    expect(third.statusCode).toBe(429);
    expect(await third.body.json()).toMatchObject({ code: 'too_many_simulations' });
    open();
    for (const { body } of running) linesOf(await body.text());
    const fourth = await streaming.open();
    expect(fourth.statusCode).toBe(200);
    linesOf(await fourth.body.text());
    await streaming.close();
  });

  it('says where its time ended, and goes on from there: the parts are the whole', async () => {
    const whole = await simulate(await api.other(seeingAll(api, async () => {})));
    const parts: Awaited<ReturnType<typeof simulate>>[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      let page = 0;
      const { jira } = seeingAll(api, async () => {
        page += 1;
        // About the next one Jira does not answer in time.
        if (page > 1) await new Promise(() => {});
      });
      const call = await api.other({ jira, timeouts: { call: 4000, event: 4000 } });
      const part = await simulate(call, { source: draft(), ...(cursor ? { cursor } : {}) });
      cursor = part.summary.cursor;
      expect(part.summary.ended).toBe(cursor === null ? 'complete' : 'time');
      parts.push(part);
    }
    expect(parts.length).toBeGreaterThan(1);
    const sum = (of: 'judged' | 'turnReady' | 'stay') =>
      parts.reduce((total, { summary }) => total + summary[of], 0);
    const { judged, turnReady, stay } = whole.summary;
    expect([sum('judged'), sum('turnReady'), sum('stay')]).toEqual([judged, turnReady, stay]);
    expect(parts.flatMap(({ lines }) => issuesOf(lines))).toEqual(issuesOf(whole.lines));
  }, 60_000);

  it('that fails in the middle says why and where, and goes on when Jira answers', async () => {
    let asked = 0;
    const { jira } = seeingAll(api, async () => {
      asked += 1;
      if (asked === 2) throw new ReadygateError('jira_unavailable');
    });
    const call = await api.other({ jira });
    const { summary } = await simulate(call);
    expect(summary).toMatchObject({ ended: 'failed', code: 'jira_unavailable', judged: 100 });
    expect(api.log.map(({ event }) => event)).toContain('simulation_failed');
    const cursor = String(summary.cursor);
    const rest = await simulate(call, { source: draft(), cursor });
    expect(rest.summary).toMatchObject({ ended: 'complete', judged: count - 100 });
    const body = { source: draft('rules: {}'), cursor };
    const other = await call('POST', simulations, { as: 'acc-otto', body });
    expect(refusal(other)).toEqual({ status: 400, code: 'invalid_request' });
    const published = { version: 1, source: draft('rules: {}') };
    await call('PUT', '/v1/projects/SHOP/rules', { as: 'acc-otto', body: published });
    const late = await call('POST', simulations, {
      as: 'acc-otto',
      body: { source: draft(), cursor },
    });
    expect(refusal(late)).toEqual({ status: 409, code: 'rules_changed' });
  });

  it('that Jira answers nothing about is refused before its first line', async () => {
    const { jira } = seeingAll(api, async () => {
      throw new ReadygateError('jira_unavailable');
    });
    const call = await api.other({ jira });
    const body = { source: draft() };
    const answer = await call('POST', simulations, { as: 'acc-otto', body });
    expect(refusal(answer)).toEqual({ status: 503, code: 'jira_unavailable' });
    expect(answer.status).toBe(503);
  });

  it('lets other calls be answered before it ends', async () => {
    await keep(api.database.withTenant, all.slice(count));
    // No matter how slow the machine is: the whole of it is judged.
    const timeouts = { call: 600_000, event: 4000 };
    const streaming = await startStreaming(api, async () => {}, { timeouts });
    const { body } = await streaming.open();
    let text = '';
    let healthAt = -1;
    for await (const chunk of body) {
      text += String(chunk);
      if (healthAt >= 0) continue;
      healthAt = -2;
      void request(`${streaming.origin}/healthz`).then(() => {
        healthAt = text.length;
      });
    }
    await until(() => healthAt >= 0);
    const { summary } = linesOf(text);
    expect(summary).toMatchObject({ ended: 'complete', judged: all.length });
    expect(healthAt).toBeLessThan(text.length);
    expect(streaming.asked()).toBe(all.length / 100);
    expect(api.log.at(-1)).toMatchObject({
      event: 'rules_simulated',
      data: { judged: all.length },
    });
    await streaming.close();
  }, 300_000);
});
