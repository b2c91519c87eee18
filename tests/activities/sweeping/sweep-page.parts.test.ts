import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ActivityDeps } from '../../../activities/deps.ts';
import { createJudging } from '../../../activities/judging.ts';
import type { JiraClient } from '../../../clients/jira/client.ts';
import { findIssues } from '../../../db/issues.ts';
import { moveSweep } from '../../../db/sweeps.ts';
import { silentLogger as logger } from '../../../dev/silent-logger.ts';
import { ReadygateError } from '../../../domain/errors.ts';
import type { SweptProject } from '../../../domain/sweep.ts';
import { sweepMoves } from '../../../domain/sweep-moves.ts';
import { starter } from '../../helpers/judged.ts';
import { tenantA } from '../../helpers/plans.ts';
import { type SweepGround, startSweepGround } from '../../helpers/sweeping/ground.ts';
import { plenty } from '../../helpers/sweeps.ts';

const count = 230;

let ground: SweepGround;
let project: SweptProject & { issueIds: string[] };
let small: SweptProject & { issueIds: string[] };
let number = 0;
beforeAll(async () => {
  ground = await startSweepGround();
}, 60_000);
afterAll(() => ground.close());
beforeEach(async () => {
  number += 1;
  project = await ground.plant(`BIG${number}`, count);
  small = await ground.plant(`SML${number}`, 3);
  const { database, simulator } = ground.api;
  await database.asAdministrator('delete from sweep_items; delete from sweeps');
  simulator.forgetRequests();
  simulator.faults.clear();
});

const of = (...projects: SweptProject[]) => ({
  projects: projects.map(({ id, key }) => ({ id, key })),
});
const sorted = (ids: readonly string[]) => ids.toSorted();
const idsOf = (items: readonly { issueId: string }[]) => items.map(({ issueId }) => issueId);
const ref = (issue: string) => ({ cloudId: tenantA, issue });
const acting = () => ground.api.simulator.acting;
const stop = (id: string, how: 'pause' | 'cancel') =>
  ground.api.database.withTenant(tenantA, (tx) =>
    moveSweep(tx, id, { ...sweepMoves[how], at: ground.api.clock.now, dueAt: null }),
  );
const resume = async (sweepId: string, budget = plenty) => {
  const at = ground.api.clock.now;
  const moved = await ground.api.database.withTenant(tenantA, (tx) =>
    moveSweep(tx, sweepId, { ...sweepMoves.resume, budget, at, dueAt: at }),
  );
  return { tenantId: tenantA, sweepId, generation: moved?.generation ?? 0 };
};

describe('S1 a sweep', () => {
  it('judges every issue of its projects once, for a point each and one for each page', async () => {
    const sweep = await ground.start(of(project, small));
    expect(await ground.run(sweep)).toEqual({ next: 'ended', state: 'completed' });
    const items = await ground.items(sweep);
    expect(sorted(idsOf(items))).toEqual(sorted([...project.issueIds, ...small.issueIds]));
    expect(new Set(items.map(({ outcome }) => outcome))).toEqual(new Set(['judged']));
    // Three pages and one; and for each project a look at what changed meanwhile: here all of it.
    const least = count + 3 + 3 + 1;
    const { used, state } = await ground.sweep(sweep);
    expect(state).toBe('completed');
    expect(used.issues).toBe(count + 3);
    expect(used.points).toBe(ground.points());
    expect(used.points - least).toBeLessThanOrEqual(least + 2);
    expect(ground.api.simulator.violations()).toEqual([]);
  });

  it('takes within a hundredth of the least where nothing changed meanwhile', async () => {
    ground.api.clock.now = new Date(ground.api.clock.now.getTime() + 3_600_000);
    const sweep = await ground.start(of(project));
    await ground.run(sweep);
    const least = count + 3;
    expect((await ground.sweep(sweep)).used.points).toBeLessThanOrEqual(Math.ceil(least * 1.01));
  });

  it('says of each issue what judging it alone says, and stores the same', async () => {
    const shop = { id: '10000', key: 'SHOP' };
    await ground.api.setMode('propose');
    const { database, clock } = ground.api;
    await database.asAdministrator('delete from reports; delete from issues');
    const sweep = await ground.start(of(shop));
    await ground.run(sweep);
    const items = await ground.items(sweep);
    expect(items.length).toBeGreaterThan(10);
    const ids = idsOf(items);
    const read = () => database.withTenant(tenantA, (tx) => findIssues(tx, ids));
    const swept = await read();
    await database.asAdministrator('delete from reports; delete from issues');
    const deps = { withTenant: database.withTenant, jira: ground.jira, pack: starter };
    const { judgeOnce } = createJudging({ ...deps, clock: () => clock.now } as ActivityDeps);
    for (const issueId of ids) {
      const environment = new MockActivityEnvironment({ activityId: issueId }, { logger });
      await environment.run(() => judgeOnce({ tenantId: tenantA, issueId }));
    }
    expect(await read()).toEqual(swept);
    for (const { issueId, status, score, failedRules, contentDigest } of items)
      expect(swept.get(issueId)).toMatchObject({ status, score, failedRules, contentDigest });
  });

  it('judges what its JQL asks for, and nothing of another project', async () => {
    const asked = { ...of(small), jql: `summary ~ "Piece 1") or (project = "${project.key}"` };
    const sweep = await ground.start({ ...asked });
    await ground.run(sweep);
    expect(idsOf(await ground.items(sweep))).toEqual([small.issueIds[0]]);
  });

  it('whose JQL Jira does not take fails, and says why', async () => {
    const sweep = await ground.start({ ...of(small), jql: 'nonsense = 1' });
    expect(await ground.run(sweep)).toEqual({ next: 'ended', state: 'failed' });
    expect((await ground.sweep(sweep)).problem).toBe('jql_refused');
  });

  it('passes over a project that was turned off', async () => {
    const sweep = await ground.start(of(small, { id: '10000', key: 'SHOP' }));
    await ground.api.setMode('off');
    await ground.run(sweep);
    expect(sorted(idsOf(await ground.items(sweep)))).toEqual(sorted(small.issueIds));
    await ground.api.setMode('propose');
  });
});

describe('S2 while a sweep runs', () => {
  it('what is created is judged, what is deleted is not missed by the others', async () => {
    const sweep = await ground.start(of(project));
    await ground.page(sweep);
    const [first = '', second = ''] = project.issueIds;
    // Two of the first page go, one that the next page begins behind.
    acting().remove(ref(first));
    acting().remove(ref(project.issueIds[99] ?? ''));
    acting().move(ref(small.issueIds[0] ?? ''), 'acc-ben', project.key);
    acting().edit(ref(second), 'acc-ben', { summary: 'Edited when it was judged' });
    await ground.run(sweep);
    const expected = [...project.issueIds, small.issueIds[0] ?? ''];
    expect(sorted(idsOf(await ground.items(sweep)))).toEqual(sorted(expected));
  });

  it('what is moved to a project that was swept before is judged once', async () => {
    const sweep = await ground.start(of(small, project));
    await ground.page(sweep);
    const [moved = '', other = ''] = project.issueIds;
    acting().move(ref(moved), 'acc-ben', small.key);
    acting().move(ref(small.issueIds[1] ?? ''), 'acc-ben', project.key);
    acting().move(ref(other), 'acc-ben', small.key);
    await ground.run(sweep);
    const items = await ground.items(sweep);
    expect(sorted(idsOf(items))).toEqual(sorted([...project.issueIds, ...small.issueIds]));
    expect((await ground.sweep(sweep)).used.issues).toBe(count + 3);
  });

  it('the issue behind which the next page begins may move away', async () => {
    const sweep = await ground.start(of(project));
    await ground.page(sweep);
    for (const at of [97, 98, 99])
      acting().move(ref(project.issueIds[at] ?? ''), 'acc-ben', small.key);
    await ground.run(sweep);
    expect(sorted(idsOf(await ground.items(sweep)))).toEqual(sorted(project.issueIds));
  });

  it('a pause is kept at the next page, and a resumed run goes on from there', async () => {
    const sweep = await ground.start(of(project));
    await ground.page(sweep);
    await stop(sweep.sweepId, 'pause');
    expect(await ground.page(sweep)).toEqual({ next: 'ended', state: 'paused' });
    const again = await resume(sweep.sweepId);
    await expect(ground.page(sweep)).rejects.toMatchObject({ code: 'stale_generation' });
    expect(await ground.run(again)).toEqual({ next: 'ended', state: 'completed' });
    expect(idsOf(await ground.items(again))).toHaveLength(count);
    const searched = ground.api.simulator
      .requests()
      .filter(({ path }) => path.endsWith('/search/jql'));
    expect(searched.length).toBeLessThanOrEqual(3 + 3);
  });

  it('a page that was being read when somebody paused is kept, when somebody cancelled it is not', async () => {
    for (const [how, kept] of [
      ['pause', 100],
      ['cancel', 0],
    ] as const) {
      const sweep = await ground.start(of(project));
      const searchPage: JiraClient['searchPage'] = async (...args) => {
        await stop(sweep.sweepId, how);
        return await ground.jira.searchPage(...args);
      };
      await ground.page(sweep, { jira: { ...ground.jira, searchPage } });
      expect(await ground.items(sweep)).toHaveLength(kept);
      const state = how === 'pause' ? 'paused' : 'cancelled';
      expect(await ground.page(sweep)).toEqual({ next: 'ended', state });
    }
  });

  it('two attempts at the same page keep it once', async () => {
    const sweep = await ground.start(of(project));
    // None is answered before all of them asked.
    let asked = 0;
    let answer = () => {};
    const all = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const searchPage: JiraClient['searchPage'] = async (...args) => {
      asked += 1;
      if (asked === 3) answer();
      await all;
      return await ground.jira.searchPage(...args);
    };
    const jira = { ...ground.jira, searchPage };
    const attempt = () => ground.page(sweep, { jira });
    const steps = await Promise.all([attempt(), attempt(), attempt()]);
    expect(steps).toEqual([{ next: 'more' }, { next: 'more' }, { next: 'more' }]);
    expect(await ground.items(sweep)).toHaveLength(100);
    expect((await ground.sweep(sweep)).used.issues).toBe(100);
    await ground.run(sweep);
    expect(await ground.items(sweep)).toHaveLength(count);
  });

  it('an attempt that dies leaves its points as used, and its page to the next one', async () => {
    const sweep = await ground.start(of(project));
    const died = new Promise<never>(() => {});
    void ground.page(sweep, { jira: { ...ground.jira, searchPage: () => died } });
    while ((await ground.sweep(sweep)).used.points === 0);
    expect((await ground.sweep(sweep)).used.points).toBe(101);
    await ground.page(sweep);
    expect((await ground.sweep(sweep)).used.points).toBe(202);
    expect(await ground.items(sweep)).toHaveLength(100);
  });

  it('an attempt that fails gives back what it did not use', async () => {
    const sweep = await ground.start(of(project));
    const searchPage = async () => Promise.reject(new ReadygateError('jira_unavailable'));
    const failing = ground.page(sweep, { jira: { ...ground.jira, searchPage } });
    await expect(failing).rejects.toMatchObject({ code: 'jira_unavailable' });
    expect((await ground.sweep(sweep)).used.points).toBe(0);
  });

  it('waits where Jira asks it to, and where no token lives', async () => {
    const sweep = await ground.start(of(project));
    const asked = async () =>
      Promise.reject(new ReadygateError('jira_rate_limited', { retryAfterSeconds: 90 }));
    const step = await ground.page(sweep, { jira: { ...ground.jira, searchPage: asked } });
    const until = new Date(ground.api.clock.now.getTime() + 90_000);
    expect(step).toEqual({ next: 'wait', until: until.toISOString() });
    expect(await ground.sweep(sweep)).toMatchObject({
      problem: 'jira_rate_limited',
      waitsUntil: until,
      used: { points: 0 },
    });
    const refused = async () => Promise.reject(new ReadygateError('jira_token_refused'));
    const without = await ground.page(sweep, { jira: { ...ground.jira, searchPage: refused } });
    expect(without.next).toBe('wait');
    expect((await ground.sweep(sweep)).problem).toBe('waiting_for_token');
    const fresh = { 'x-forge-oauth-system': ground.api.simulator.tokens.app(tenantA) };
    await ground.api.call('POST', '/forge/scheduled/token', { as: null, headers: fresh });
    await ground.run(sweep);
    expect(await ground.sweep(sweep)).toMatchObject({ state: 'completed', problem: null });
  });
});

describe('S3 a second sweep', () => {
  const judgedPages = async () =>
    (await ground.api.database.asAdministrator('select 1 from usage_events')).length;

  it('judges what changed, counts the rest as unchanged, and has both of the first', async () => {
    const first = await ground.start(of(small));
    await ground.run(first);
    const [edited = '', labelled = '', left = ''] = small.issueIds;
    acting().edit(ref(edited), 'acc-ben', { summary: 'Other words' });
    acting().edit(ref(labelled), 'acc-ben', { labels: ['new'] });
    acting().transition(ref(left), 'acc-ben', 'Done');
    const used = await judgedPages();
    const second = await ground.start(of(small));
    await ground.run(second);
    const items = await ground.items(second);
    const outcomes = Object.fromEntries(items.map((item) => [item.issueId, item.outcome]));
    expect(outcomes).toEqual({ [edited]: 'judged', [labelled]: 'unchanged', [left]: 'gone' });
    expect(await judgedPages()).toBe(used + 1);
    const before = new Map((await ground.items(first)).map((item) => [item.issueId, item]));
    for (const { issueId, previousScore, previousStatus } of items)
      expect(before.get(issueId)).toMatchObject({ score: previousScore, status: previousStatus });
  });

  it('says of what Jira does not show any more that it is not visible', async () => {
    await ground.run(await ground.start(of(small)));
    acting().remove(ref(small.issueIds[0] ?? ''));
    const second = await ground.start(of(small));
    await ground.run(second);
    const [gone] = (await ground.items(second)).filter(({ outcome }) => outcome === 'not_visible');
    expect(gone).toMatchObject({ issueId: small.issueIds[0], score: null });
  });

  it('by other rules judges what is kept, and asks Jira nothing', async () => {
    await ground.run(await ground.start(of(small)));
    const pack = { ...starter, digest: `sha256:${'0'.repeat(64)}` as const };
    ground.api.simulator.forgetRequests();
    const again = await ground.start({ ...of(small), source: 'stored' });
    expect(await ground.run(again, { pack })).toEqual({ next: 'ended', state: 'completed' });
    const items = await ground.items(again);
    expect(items.map(({ outcome }) => outcome)).toEqual(['judged', 'judged', 'judged']);
    expect(ground.api.simulator.requests()).toEqual([]);
    expect((await ground.sweep(again)).used.points).toBe(0);
    const third = await ground.start({ ...of(small), source: 'stored' });
    await ground.run(third, { pack });
    expect((await ground.items(third)).map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
  });
});

describe('S4 a ceiling', () => {
  it('of points is never passed, and a new budget goes on without judging anything twice', async () => {
    const sweep = await ground.start(of(project), { ...plenty, points: 150 });
    expect(await ground.run(sweep)).toEqual({ next: 'ended', state: 'stopped_at_budget' });
    const stopped = await ground.sweep(sweep);
    expect(stopped).toMatchObject({ problem: 'budget_points', used: { issues: 148, points: 150 } });
    const again = await resume(sweep.sweepId);
    await ground.run(again);
    expect(sorted(idsOf(await ground.items(again)))).toEqual(sorted(project.issueIds));
    expect((await ground.sweep(again)).used.issues).toBe(count);
  });

  it('of issues is exact: all that was approved, and not one more', async () => {
    const enough = await ground.start(of(project), { ...plenty, issues: count });
    expect(await ground.run(enough)).toEqual({ next: 'ended', state: 'completed' });
    const less = await ground.start(of(project), { ...plenty, issues: count - 1 });
    expect(await ground.run(less)).toEqual({ next: 'ended', state: 'stopped_at_budget' });
    expect(await ground.items(less)).toHaveLength(count - 1);
  });

  it('of the judgements of an edition stops it, and says so to the administrators', async () => {
    const { database } = ground.api;
    await database.asAdministrator(
      `insert into editions (edition, kind, month_limit)
         select 'standard', 'judgements', month_used + month_reserved + 120 from quotas where kind = 'judgements'
       on conflict (edition, kind) do update set month_limit = excluded.month_limit`,
    );
    try {
      const sweep = await ground.start(of(project));
      expect(await ground.run(sweep)).toEqual({ next: 'ended', state: 'stopped_at_budget' });
      expect(await ground.items(sweep)).toHaveLength(100);
      expect((await ground.sweep(sweep)).problem).toBe('quota_exceeded');
      const [denied] = await database.asAdministrator('select denied from quota_denials');
      expect(denied).toEqual({ denied: '1' });
    } finally {
      await database.asAdministrator(`delete from editions where kind = 'judgements'`);
    }
  });
});
