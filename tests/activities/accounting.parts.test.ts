import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { keepAccounts } from '../../activities/accounting.ts';
import type { Activities } from '../../activities/activities.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createActivities } from '../../activities/index.ts';
import { createJiraClient } from '../../clients/jira/client.ts';
import { readEntries } from '../../db/audit-chain.ts';
import { settle } from '../../db/quotas.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import { usageByDay } from '../../db/usage.ts';
import { silentLogger as logger } from '../../dev/silent-logger.ts';
import { issue, startApi, type TestApi } from '../helpers/api.ts';
import { installTenant, testNow } from '../helpers/database.ts';
import { starter } from '../helpers/judged.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { allow, books, judgement, settled, use } from '../helpers/quotas.ts';

let api: TestApi;
let deps: ActivityDeps;
let activities: Activities;
beforeAll(async () => {
  api = await startApi();
  await api.call('POST', '/forge/scheduled/token', { as: null });
  await api.setMode('propose');
  await installTenant(api.database, tenantB);
  deps = depsWith(api.database.withTenant);
  activities = createActivities(deps);
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.now = testNow;
  api.simulator.faults.clear();
  await api.database.asAdministrator(
    `truncate refinements, plans, plan_rows, idempotency_keys, outbox, reports,
       quotas, reservations, usage_events, usage_days, quota_denials, editions cascade`,
  );
  // It went with the plans: both are referred to by tokens.
  await api.call('POST', '/forge/scheduled/token', { as: null });
});

const depsWith = (withTenant: WithTenant) =>
  ({
    withTenant,
    jira: createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 5 }),
    model: null,
    pack: starter,
    clock: () => api.clock.now,
    clockPool: api.database.pools.clock,
  }) as unknown as ActivityDeps;

let made = 0;
/** An activity with its attempts. */
function newActivity() {
  made += 1;
  const activityId = `activity-${made}`;
  return <Result>(work: () => Promise<Result>, attempt = 1) =>
    new MockActivityEnvironment({ activityId, attempt }, { logger }).run(work) as Promise<Result>;
}

const judge = () => activities.judgeOnce({ tenantId: tenantA, issueId: issue });
const later = (hours: number) => new Date(testNow.getTime() + hours * 3_600_000);
const judgements = () => books(api.database, tenantA);
const refinements = () => books(api.database, tenantA, 'refinements');

describe('T5 a judgement', () => {
  it('is used once, however many attempts it takes', async () => {
    const attempt = newActivity();
    expect(await attempt(judge)).toMatchObject({ code: 'judged' });
    expect(await attempt(judge, 2)).toMatchObject({ code: 'judged' });
    expect(await judgements()).toEqual(settled(1));
    await newActivity()(judge);
    expect(await judgements()).toEqual(settled(2));
  });

  it('that fails holds one, which its next attempt uses', async () => {
    const attempt = newActivity();
    api.simulator.faults.add({ kind: 'error_before_commit', times: 0 });
    await expect(attempt(judge)).rejects.toMatchObject({ code: 'jira_unavailable' });
    expect(await judgements()).toMatchObject({ used: 0, reserved: 1, held: 1 });
    api.simulator.faults.clear();
    await attempt(judge, 2);
    expect(await judgements()).toEqual(settled(1));
  });

  it('of what cannot be read uses none', async () => {
    const gone = () => activities.judgeOnce({ tenantId: tenantA, issueId: '99999' });
    expect(await newActivity()(gone)).toEqual({ score: null, code: 'issue_unreadable' });
    expect(await judgements()).toEqual(settled(0));
  });

  it('for which there is no room is put off, counted, and fails nothing', async () => {
    await allow(api.database, { standard: { judgements: { day: 1 } } });
    expect(await newActivity()(judge)).toMatchObject({ code: 'judged' });
    expect(await newActivity()(judge)).toEqual({ score: null, code: 'quota_exceeded' });
    const days = await api.database.withTenant(tenantA, (tx) =>
      usageByDay(tx, { from: '2026-11-24', to: '2026-11-24' }),
    );
    expect(days).toEqual([
      { day: '2026-11-24', kind: 'judgements', used: 1, events: 1, denied: 1 },
    ]);
  });

  it('whose commit is lost is used once all the same', async () => {
    let lose = true;
    // The judgement is stored, and its process hears that nobody knows.
    const losing: WithTenant = async (tenantId, work) => {
      const result = await api.database.withTenant(tenantId, work);
      const [row] = await api.database.asAdministrator('select 1 from usage_events');
      if (!row || !lose) return result;
      lose = false;
      throw Object.assign(new Error('lost'), { code: 'commit_unknown' });
    };
    const other = createActivities(depsWith(losing));
    const attempt = newActivity();
    const again = () => other.judgeOnce({ tenantId: tenantA, issueId: issue });
    await expect(attempt(again)).rejects.toMatchObject({ code: 'commit_unknown' });
    expect(await attempt(again, 2)).toMatchObject({ code: 'judged' });
    expect(await judgements()).toEqual(settled(1));
  });
});

describe('T5 a refinement', () => {
  const open = async () => {
    const { body } = await api.call('POST', `/v1/issues/${issue}/refinements`);
    return { tenantId: tenantA, refinementId: body.id as string, generation: 1 };
  };

  it('is used when it was analysed, once for all its runs', async () => {
    const ref = await open();
    expect(await refinements()).toMatchObject({ used: 0, reserved: 1 });
    await newActivity()(() => activities.analyseIssue(ref));
    await newActivity()(() => activities.analyseIssue(ref));
    expect(await refinements()).toEqual(settled(1));
    // What it judged is part of it.
    expect(await judgements()).toBeUndefined();
    await newActivity()(() => activities.closeRefinement({ ...ref, outcome: 'cancelled' }));
    expect(await refinements()).toEqual(settled(1));
  });

  it('that ends before it was analysed is given back', async () => {
    const ref = await open();
    await newActivity()(() => activities.closeRefinement({ ...ref, outcome: 'cancelled' }));
    expect(await refinements()).toEqual(settled(0));
  });

  it('is held for as long as it waits, and given back by the clock where it ended without a word', async () => {
    await open();
    await keepAccounts(deps, later(26));
    expect(await refinements()).toMatchObject({ reserved: 1 });
    await api.database.asAdministrator(
      "update refinements set step = 'closed', outcome = 'failed'",
    );
    await keepAccounts(deps, later(49.9));
    expect(await refinements()).toMatchObject({ reserved: 1 });
    await keepAccounts(deps, later(50));
    expect(await refinements()).toEqual(settled(0));
    const entries = await readEntries(api.database.pools.readonly, tenantA);
    expect(JSON.parse(entries.at(-1)?.body ?? '')).toMatchObject({
      action: 'quota.lapsed',
      actor: { kind: 'system' },
      data: { kind: 'refinements', count: 1 },
    });
  });
});

describe('T5 days that ended', () => {
  const ofDays = (tenant = tenantA) =>
    api.database.withTenant(tenant, (tx) =>
      usageByDay(tx, { from: '2026-11-01', to: '2026-12-31' }),
    );
  const rolled = () =>
    api.database.asAdministrator<{ day: string; amount: number; events: number }>(
      'select day::text, amount::integer, events::integer from usage_days order by tenant_id, day, kind',
    );

  it('are rolled up exactly, whoever runs at once and however late an event comes', async () => {
    for (const tenant of [tenantA, tenantB])
      for (let at = 0; at < 30; at++)
        await api.database.withTenant(tenant, (tx) => use(tx, judgement(at), later(at)));
    const [a, b] = [await ofDays(), await ofDays(tenantB)];
    expect(a.map(({ day, used }) => [day, used])).toEqual([
      ['2026-11-24', 14],
      ['2026-11-25', 16],
    ]);
    expect(b).toEqual(a);
    await Promise.all([1, 2, 3, 4].map(() => keepAccounts(deps, later(24))));
    expect(await rolled()).toEqual([
      { day: '2026-11-24', amount: 14, events: 14 },
      { day: '2026-11-24', amount: 14, events: 14 },
    ]);
    expect([await ofDays(), await ofDays(tenantB)]).toEqual([a, b]);
    // One of a day which was rolled up already.
    await api.database.withTenant(tenantA, (tx) => use(tx, judgement('late'), testNow));
    await keepAccounts(deps, later(48));
    await keepAccounts(deps, later(48));
    const total = (await ofDays()).reduce((sum, { used }) => sum + used, 0);
    expect(total).toBe(31);
    expect((await rolled()).reduce((sum, { amount }) => sum + amount, 0)).toBe(61);
  });

  it('hold tokens by their number, and calls by theirs', async () => {
    for (const [id, amount] of [
      ['a', 120],
      ['b', 80],
    ] as const)
      await api.database.withTenant(tenantA, (tx) =>
        settle(tx, { kind: 'model_tokens', id }, { amount, at: testNow }),
      );
    await keepAccounts(deps, later(24));
    expect(await ofDays()).toEqual([
      { day: '2026-11-24', kind: 'model_tokens', used: 200, events: 2, denied: 0 },
    ]);
  });
});
