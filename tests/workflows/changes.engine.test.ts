import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Observer } from '../../dev/jira-simulator/http/gateway.ts';
import { expectStatus } from '../../dev/person.ts';
import type { PlanView } from '../../domain/views.ts';
import { type Change, changes } from '../helpers/engine/changes.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantPlan, rawIssue } from '../helpers/engine/plant-plan.ts';
import { closed, decideAll } from '../helpers/engine/steps.ts';

let engine: Engine;
/** What became of one change. */
interface Written {
  /** How often it took effect in Jira. */
  effects: number;
  stands: boolean;
  row: PlanView['rows'][number] | undefined;
  outcome: string | null;
  /** Fields of the issue that are not as before. */
  changed: string[];
}

type Trouble = (sent: { engine: Engine; key: string; change: Change; before: Fields }) => void;
type Fields = Record<string, unknown>;

/** Plans one change, approves it as Otto, and waits for its end; at the first sending strikes what is given. */
async function written(
  change: Change,
  key: string,
  strike: { wish?: Awaited<ReturnType<Observer>>; committed?: Trouble } = {},
): Promise<Written> {
  const { simulator } = engine;
  const operation = await change.make(engine, key);
  const before = rawIssue(engine, key).fields;
  const seen = { sent: 0, effects: 0 };
  const stop = simulator.observe((phase, request, body) => {
    if (!change.isSent(request, body, operation)) return;
    if (phase === 'received') {
      seen.sent += 1;
      return seen.sent === 1 ? strike.wish : undefined;
    }
    if (phase !== 'committed' || !request.committed) return;
    seen.effects += 1;
    if (seen.effects === 1) strike.committed?.({ engine, key, change, before });
  });
  const plan = await plantPlan(engine, key, [operation]);
  const otto = engine.person('acc-otto');
  expectStatus(await decideAll(otto, expectStatus(await otto.plan(plan.id), 200)), 200);
  const { outcome } = await closed(otto, plan.refinementId);
  stop();
  const [row] = expectStatus(await otto.plan(plan.id), 200).rows;
  const { fields } = rawIssue(engine, key);
  return {
    effects: seen.effects,
    stands: change.stands(engine, key, operation),
    row,
    outcome,
    changed: Object.keys(fields).filter(
      (id) => id !== 'updated' && JSON.stringify(fields[id]) !== JSON.stringify(before[id]),
    ),
  };
}

/** Issues that no test of this file has used. */
const keys = Array.from({ length: 32 }, (_, at) => `SHOP-${at + 6}`);
const nextKey = () => keys.shift() ?? '';

/** The same for every kind at the same time: most of it is waiting. */
function forEach(
  kinds: readonly Change[],
  ...strike: Parameters<typeof written> extends [unknown, unknown, ...infer Rest] ? Rest : never
): ReadonlyMap<string, Promise<Written>> {
  const jobs = kinds.map((change) => [change.kind, written(change, nextKey(), ...strike)] as const);
  for (const [, job] of jobs) job.catch(() => {});
  return new Map(jobs);
}

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

const kinds = changes.map(({ kind }) => kind);
const fields: Partial<Record<Change['kind'], string[]>> = {
  insertSections: ['description'],
  removeSections: ['description'],
  setAssignee: ['assignee'],
  setLabels: ['labels'],
  setComponents: ['components'],
  linkIssues: ['issuelinks'],
  removeLink: ['issuelinks'],
  deleteSubtask: ['subtasks'],
  deleteComment: ['comment'],
};

describe('W1 W2 a change that was approved', () => {
  let jobs: ReturnType<typeof forEach>;
  beforeAll(() => {
    jobs = forEach(changes);
  });

  it.each(kinds)(
    '%s is made once, as it was shown, and nothing else with it',
    async (kind) => {
      const { effects, stands, row, outcome, changed } = (await jobs.get(kind))!;
      expect({ effects, stands, outcome, state: row?.state, problem: row?.problem }).toEqual({
        effects: 1,
        stands: true,
        outcome: 'applied',
        state: 'done',
        problem: undefined,
      });
      expect(changed).toEqual(fields[kind]);
    },
    60_000,
  );
});

describe('W2 a change whose answer was lost', () => {
  let jobs: ReturnType<typeof forEach>;
  beforeAll(() => {
    jobs = forEach(changes, { wish: { kind: 'drop_after_commit' } });
  });

  it.each(kinds)(
    '%s is found by its look-up, and not made again',
    async (kind) => {
      const { effects, stands, row, outcome } = (await jobs.get(kind))!;
      expect({ effects, stands, outcome, state: row?.state, problem: row?.problem }).toEqual({
        effects: 1,
        stands: true,
        outcome: 'applied',
        state: 'done',
        problem: undefined,
      });
    },
    60_000,
  );
});

describe('W2 a change that somebody took back before its answer was looked up', () => {
  const undoable = changes.filter(({ takeBack }) => takeBack !== undefined);
  let jobs: ReturnType<typeof forEach>;
  beforeAll(() => {
    jobs = forEach(undoable, {
      wish: { kind: 'drop_after_commit' },
      committed: ({ key, change, before }) => change.takeBack?.(engine, key, before),
    });
  });

  it.each(undoable.map(({ kind }) => kind))(
    '%s stays taken back: a conflict',
    async (kind) => {
      const { effects, stands, row, outcome } = (await jobs.get(kind))!;
      expect({ effects, stands, outcome, state: row?.state, code: row?.problem?.code }).toEqual({
        effects: 1,
        stands: false,
        outcome: 'failed',
        state: 'conflict',
        code: 'changed_in_jira',
      });
    },
    60_000,
  );
});

describe('A5 a plan of several kinds', () => {
  it('asks for all its rights at once, when it is decided and again when it is written', async () => {
    const key = nextKey();
    const several = changes.filter(({ kind }) =>
      ['setAssignee', 'setLabels', 'deleteComment'].includes(kind),
    );
    const operations = await Promise.all(several.map((change) => change.make(engine, key)));
    const plan = await plantPlan(engine, key, operations);
    const otto = engine.person('acc-otto');
    const shown = expectStatus(await otto.plan(plan.id), 200);
    engine.simulator.forgetRequests();
    expectStatus(await decideAll(otto, shown), 200);
    expect((await closed(otto, plan.refinementId)).outcome).toBe('applied');
    const asked = engine.simulator
      .requests()
      .filter(({ operation }) => operation === 'getMyPermissions')
      .map(({ points }) => (points - 1) / 2);
    // Assign, edit, and to delete a comment either of two.
    expect(asked).toEqual([4, 4]);
  }, 60_000);
});
