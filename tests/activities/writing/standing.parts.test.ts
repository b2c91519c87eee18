import { beforeEach, describe, expect, it } from '@jest/globals';
import { testNow } from '../../helpers/database.ts';
import { tenantA } from '../../helpers/plans.ts';
import { publishGround } from '../../helpers/publish-ground.ts';
import { firstIssue, idOf, toldBy } from '../../helpers/publishing.ts';

const { ground, ask, later, run, judge, turn, shown, setting, attempts, stopWrites } =
  publishGround();
const one = String(firstIssue);

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
