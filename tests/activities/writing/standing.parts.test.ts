import { beforeEach, describe, expect, it } from '@jest/globals';
import { recordInstallation } from '../../../db/installations.ts';
import { setPublishSetting } from '../../../db/publish-settings.ts';
import { markProjectAnew, savePublishedScores } from '../../../db/published-scores.ts';
import { testNow } from '../../helpers/database.ts';
import { tenantA } from '../../helpers/plans.ts';
import { publishGround } from '../../helpers/publish-ground.ts';
import { firstIssue, idOf, project, toldBy } from '../../helpers/publishing.ts';

const { ground, ask, later, run, judge, turn, shown, gate, setting, attempts, stopWrites } =
  publishGround();
const one = String(firstIssue);

/** Until somebody waits for a lock. */
async function waitForLock(): Promise<void> {
  const waiting = () =>
    ask(`select 1 from pg_locks l join pg_stat_activity a using (pid)
          where not l.granted and a.datname = current_database()`);
  while ((await waiting()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('R12 what a standing permit asks before anything is sent', () => {
  beforeEach(async () => {
    await turn('field');
    await judge({ [one]: 40 });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the switch is off', () => turn('off')],
    ['the project only observes', () => ground.api.setMode('observe')],
    ['writing is stopped', () => stopWrites(true)],
    [
      'writing is stopped everywhere',
      () => ask(`insert into deployment_switches values ('writes', true, now())`),
    ],
    ['the installation left', () => ask(`update installations set state = 'leaving'`)],
  ])('sends nothing where %s', async (_what, make) => {
    await run({}, make);
    expect(toldBy(ground.api.simulator)).toEqual({ field: 0, property: 0 });
    expect(await attempts()).toEqual([]);
  });

  it('sends the number, and the ledger has one write with its attempt', async () => {
    await run();
    expect(shown(one)).toEqual([40]);
    expect(await ask('select permit, state, attempts, plan_id from writes')).toEqual([
      { permit: 'standing', state: 'confirmed', attempts: 1, plan_id: null },
    ]);
    expect(await ask('select target, issue_ids from standing_writes')).toEqual([
      { target: 'field', issue_ids: [one] },
    ]);
    expect(ground.api.simulator.state.sites[tenantA]!.issues[one]!.history).toEqual([]);
  });

  it('holds within the next call: what was batched before the stop is not sent after it', async () => {
    await turn('field_and_gate');
    await judge({ [idOf(0)]: 50, [idOf(1)]: 50, [idOf(2)]: 50 });
    const stop = ground.api.simulator.observe(async (phase, { operation }) => {
      if (phase !== 'received' || operation !== 'setIssueProperty') return;
      stop();
      await stopWrites(true);
    });
    await run();
    expect(toldBy(ground.api.simulator)).toEqual({ field: 1, property: 1 });
    await stopWrites(false);
    await run();
    expect(toldBy(ground.api.simulator)).toEqual({ field: 1, property: 4 });
  });
});

describe('R12 a request whose outcome is not known', () => {
  beforeEach(async () => {
    await turn('field');
    await judge({ [one]: 40 });
  });

  /** The process dies after the request and before it notes the answer. */
  const killed = async () => {
    const dying: typeof ground.deps.jira = {
      ...ground.deps.jira,
      setFieldValues: async (...given) => {
        await ground.deps.jira.setFieldValues(...given);
        throw new Error('killed');
      },
    };
    await expect(run({ jira: dying })).rejects.toThrow('killed');
  };

  it('is made again when nothing of it can arrive any more, with the value of that time', async () => {
    await killed();
    later(60);
    await judge({ [one]: 70 });
    await run();
    expect(shown(one)).toEqual([40]);
    later(31);
    await run();
    expect(shown(one)).toEqual([70]);
    expect(await ask('select state, attempts from writes')).toEqual([
      { state: 'confirmed', attempts: 2 },
    ]);
    expect(await attempts()).toEqual([{ outcome: 'ambiguous' }, { outcome: 'confirmed' }]);
    const due = await ask('select 1 from published_scores where due_since is not null');
    expect(due).toEqual([]);
  });

  it('is told again where the value came back meanwhile to what Jira showed before', async () => {
    await run();
    later(1);
    await judge({ [one]: 70 });
    await killed();
    expect(shown(one)).toEqual([70]);
    later(1);
    await judge({ [one]: 40 });
    later(91);
    await run();
    expect(shown(one)).toEqual([40]);
  });

  it('is ended without a lock that who changes the setting meanwhile waits for', async () => {
    await killed();
    later(91);
    const held = Promise.withResolvers<void>();
    const { version } = await setting();
    const change = { projectId: project, mode: 'field_and_gate', language: 'en', version } as const;
    const changing = ground.deps.withTenant(tenantA, async (tx) => {
      await setPublishSetting(tx, change, { at: testNow, accountId: 'acc-otto' });
      held.resolve();
      await waitForLock();
      await markProjectAnew(tx, project, testNow);
    });
    await held.promise;
    await Promise.all([changing, run()]);
    expect(toldBy(ground.api.simulator)).toEqual({ field: 2, property: 1 });
  });

  it('may have been lost with its answer: it is made again, and asks for that itself', async () => {
    ground.api.simulator.faults.add({ kind: 'drop_after_commit', path: '/app/field/value' });
    await ask('truncate outbox');
    await run();
    expect(await attempts()).toEqual([{ outcome: 'ambiguous' }]);
    const asked = await ask<{ wait: number }>(
      `select extract(epoch from available_at - '${testNow.toISOString()}')::integer as wait from outbox where name = 'publishScores'`,
    );
    expect(asked[0]?.wait).toBeGreaterThanOrEqual(30);
    // Until it can no longer take effect, nothing newer is sent.
    later(89);
    await judge({ [one]: 70 });
    await run();
    expect(await attempts()).toEqual([{ outcome: 'ambiguous' }]);
    later(2);
    await run();
    expect(await attempts()).toEqual([{ outcome: 'ambiguous' }, { outcome: 'confirmed' }]);
    expect(shown(one)).toEqual([70]);
  });
});

describe('R12 a batch of which Jira never says what became', () => {
  it('is split, so that the issue to blame holds up no other', async () => {
    await turn('field');
    await judge({ [one]: 40, [idOf(0)]: 40 });
    const { jira } = ground.deps;
    const setFieldValues: typeof jira.setFieldValues = async (auth, field, groups, limits) =>
      groups.some(({ issueIds }) => issueIds.includes(one))
        ? { kind: 'ambiguous', status: 500 }
        : jira.setFieldValues(auth, field, groups, limits);
    for (let time = 0; time < 10; time += 1) {
      await run({ jira: { ...jira, setFieldValues } });
      later(100);
    }
    expect(shown(one, idOf(0))).toEqual([null, 40]);
    await run();
    expect(shown(one)).toEqual([40]);
  });
});

describe('R12 an app that is installed anew', () => {
  it('publishes nothing before somebody turns it on, and believes nothing of what Jira was told before', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40 });
    await run();
    const installationId = '00000000-0000-4000-8000-0000000000aa';
    const [tenant] = await ask<{ url: string }>(
      `select api_base_url as url from tenants where tenant_id = '${tenantA}'`,
    );
    const seen = { installationId, environment: 'DEVELOPMENT', apiBaseUrl: tenant!.url } as const;
    const see = () =>
      ground.deps.withTenant(tenantA, (tx) =>
        recordInstallation(tx, { ...seen, at: ground.api.clock.now }),
      );
    await see();
    await see();
    expect(await setting()).toMatchObject({ mode: 'off', version: 2 });
    await run();
    expect(gate(one)).toMatchObject({ stale: true });
    await turn('field');
    await run();
    expect(toldBy(ground.api.simulator)).toEqual({ field: 2, property: 2 });
    await ask(`delete from installations where installation_id = '${installationId}'`);
  });
});

describe('R12 two that note what Jira shows of the same issues', () => {
  it('wait for each other, whatever order they came in', async () => {
    await turn('field');
    const [first, last] = [one, idOf(0)];
    await judge({ [last]: 40 });
    await judge({ [first]: 40 });
    const { withTenant } = ground.deps;
    const hold = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const update = 'update published_scores set score = 1 where tenant_id = $1 and issue_id = $2';
    const other = withTenant(tenantA, async (tx) => {
      await tx.query(update, [tenantA, first]);
      held.resolve();
      await hold.promise;
      await tx.query(update, [tenantA, last]);
    });
    await held.promise;
    const mine = withTenant(tenantA, (tx) =>
      savePublishedScores(tx, [
        { issueId: last, score: 40 },
        { issueId: first, score: 40 },
      ]),
    );
    await waitForLock();
    hold.resolve();
    await Promise.all([other, mine]);
    const scores = await ask<{ score: number }>('select score from published_scores');
    expect(scores).toEqual([{ score: 40 }, { score: 40 }]);
  });
});

describe('R12 what Jira refuses', () => {
  it('without the field pauses, says so and asks for nothing more until it is set anew', async () => {
    ground.api.simulator.state.sites[tenantA]!.switches.appField = false;
    await turn('field');
    await judge({ [one]: 40 });
    await run();
    await run();
    expect(await setting()).toMatchObject({ problem: 'field_not_found' });
    expect(toldBy(ground.api.simulator).field).toBe(0);
    ground.api.simulator.state.sites[tenantA]!.switches.appField = true;
    await turn('field');
    await run();
    expect(await setting()).toMatchObject({ problem: null });
    expect(shown(one)).toEqual([40]);
  });

  it('for want of the field goes on by itself once the site shows it', async () => {
    const { switches } = ground.api.simulator.state.sites[tenantA]!;
    switches.appField = false;
    await turn('field');
    await judge({ [one]: 40 });
    await run();
    expect(await setting()).toMatchObject({ problem: 'field_not_found' });
    switches.appField = true;
    await run();
    expect(await setting()).toMatchObject({ mode: 'field', problem: null });
    expect(shown(one)).toEqual([40]);
    const entries = await ask<{ body: string }>('select body from audit_entries order by seq');
    expect(entries.filter(({ body }) => body.includes('"publishing.resumed"'))).toHaveLength(1);
  });

  it('as the number of an issue leaves its gate, and is tried again when it is judged again', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40 });
    const refusing = { setFieldValues: async () => ({ kind: 'refused', status: 400, fields: [] }) };
    const jira = { ...ground.deps.jira, ...refusing } as typeof ground.deps.jira;
    await run({ jira });
    expect(shown(one)).toEqual([null]);
    expect(gate(one)).toMatchObject({ score: 40 });
    await run();
    expect(toldBy(ground.api.simulator)).toEqual({ field: 0, property: 1 });
    later(60);
    await judge({ [one]: 40 });
    await run();
    expect(shown(one)).toEqual([40]);
  });

  it('as not ours is tried once more, then pauses', async () => {
    await turn('field');
    await judge({ [one]: 40 });
    ground.api.simulator.faults.add({ kind: 'forbidden', path: '/app/field/value', times: 0 });
    for (let time = 0; time < 4; time += 1) await run();
    expect(toldBy(ground.api.simulator).field).toBe(2);
    expect(await setting()).toMatchObject({ problem: 'jira_permission_missing' });
  });

  it('because of one issue reaches the others all the same', async () => {
    await turn('field');
    await judge({ [one]: 40, [idOf(0)]: 40, 999999: 40 });
    await run();
    expect(shown(one, idOf(0))).toEqual([40, 40]);
    // All three, then each by itself; the one that is gone is given up.
    expect(toldBy(ground.api.simulator).field).toBe(4);
    await run();
    expect(toldBy(ground.api.simulator).field).toBe(4);
  });

  it('by a quota waits as long as it asks', async () => {
    await turn('field');
    await judge({ [one]: 40 });
    await ask('truncate outbox');
    const asks = { kind: 'rate_limited', path: '/app/field/value', retryAfter: 600 } as const;
    ground.api.simulator.faults.add(asks);
    await run();
    expect(await attempts()).toEqual([{ outcome: 'not_executed' }]);
    const [asked] = await ask<{ available_at: Date }>('select available_at from outbox');
    expect(asked!.available_at.getTime() - testNow.getTime()).toBeGreaterThanOrEqual(600_000);
  });
});
