import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setMode } from '../../db/project-modes.ts';
import { setWritesStopped } from '../../db/write-stops.ts';
import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus } from '../../dev/person.ts';
import { createSubtaskOperation } from '../../domain/operations/create-subtask.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantPlan } from '../helpers/engine/plant-plan.ts';
import { recordHistory } from '../helpers/engine/record.ts';
import { closed, decideAll, proposed, writtenUnder } from '../helpers/engine/steps.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

const create = { method: 'POST', path: '/issue' };

describe('W2 and W4 writing through trouble', () => {
  it.each([
    ['a lost reply', { kind: 'drop_after_commit' }],
    ['a lost request', { kind: 'drop_before_commit' }],
    ['a 503 after the effect', { kind: 'error_after_commit' }],
    ['a 429 with Retry-After', { kind: 'rate_limited', retryAfter: 1 }],
    ['a 429 as HTML', { kind: 'rate_limited_html' }],
    ['a success that cannot be read', { kind: 'unreadable_success' }],
    ['one 403 to somebody who may', { kind: 'forbidden' }],
  ] as const)(
    'writes each approved row once after %s',
    async (_name, fault) => {
      const ada = engine.person('acc-ada');
      const key = nextKey();
      const issueId = engine.issueId(key);
      const { refinement, plan } = await proposed(ada, issueId);
      engine.simulator.faults.add({ ...create, ...fault, nth: 2 });
      expectStatus(await decideAll(ada, plan), 200);
      expect((await closed(ada, refinement.id)).outcome).toBe('applied');
      engine.simulator.faults.clear();
      const written = await writtenUnder(engine, issueId);
      expect(written.toSorted()).toEqual(
        plan.rows.map(({ operationId }) => operationId).toSorted(),
      );
      expect(engine.simulator.duplicates()).toEqual([]);
    },
    60_000,
  );

  it('looks up and writes again after an HTML body, which says nothing of what happened', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-38');
    const { refinement, plan } = await proposed(ada, issueId);
    engine.simulator.faults.add({ ...create, kind: 'html_400', nth: 1 });
    expectStatus(await decideAll(ada, plan), 200);
    const { outcome } = await closed(ada, refinement.id);
    engine.simulator.faults.clear();
    const written = await writtenUnder(engine, issueId);
    expect(outcome).toBe('applied');
    expect(written).toHaveLength(plan.rows.length);
  }, 60_000);

  it('ends where the app may not look at what was written', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId(nextKey());
    const { refinement, plan } = await proposed(ada, issueId);
    engine.simulator.faults.add({
      ...{ kind: 'forbidden', method: 'POST', path: '/issue/bulkfetch', times: 0 },
    });
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    engine.simulator.faults.clear();
    expect(await writtenUnder(engine, issueId)).toHaveLength(plan.rows.length);
  }, 60_000);

  it('writes nothing when the right to do so is gone at dispatch', async () => {
    const { tenantId, simulator } = engine;
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('TEAM-2');
    const { refinement, plan } = await proposed(ada, issueId);
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    simulator.acting.setPermissions({
      cloudId: tenantId,
      project: 'TEAM',
      accountId: 'acc-ada',
      permissions: ['BROWSE_PROJECTS'],
    });
    await engine.startWorkers();
    const view = await closed(ada, refinement.id);
    expect(view.outcome).toBe('failed');
    await recordHistory(engine, engine.workflowId(refinement.id), 'failed');
    const { rows } = expectStatus(await ada.plan(plan.id), 200);
    expect(new Set(rows.map(({ problem }) => problem?.code))).toEqual(
      new Set(['jira_permission_missing']),
    );
    expect(await writtenUnder(engine, issueId)).toEqual([]);
  }, 60_000);

  it('waits for the approver when her token died before dispatch, and any call of hers wakes it', async () => {
    const { simulator } = engine;
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-33');
    const { refinement, plan } = await proposed(ada, issueId);
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    for (const token of Object.keys(simulator.state.tokens))
      if (token.startsWith('sim-user')) simulator.tokens.revoke(token);
    await engine.startWorkers();
    const ben = engine.person('acc-ben');
    const waiting = await untilRefinement(ben, refinement.id, ({ step }) => step !== 'writing');
    expect(waiting.step).toBe('waiting_for_token');
    expect(await writtenUnder(engine, issueId)).toEqual([]);
    expectStatus(await ada.refinement(refinement.id), 200);
    expect((await closed(ben, refinement.id)).outcome).toBe('applied');
    await recordHistory(engine, engine.workflowId(refinement.id), 'waited-for-a-token');
    expect(await writtenUnder(engine, issueId)).toHaveLength(plan.rows.length);
  }, 60_000);

  it('waits for the approver no longer than what was released may go out', async () => {
    const { simulator } = engine;
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-28');
    const { refinement, plan } = await proposed(ada, issueId);
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    for (const token of Object.keys(simulator.state.tokens))
      if (token.startsWith('sim-user')) simulator.tokens.revoke(token);
    await engine.startWorkers();
    const ben = engine.person('acc-ben');
    await untilRefinement(ben, refinement.id, ({ step }) => step === 'waiting_for_token');
    await engine.letPass(refinement.id, 25 * 3_600_000);
    expect((await closed(ben, refinement.id)).outcome).toBe('expired');
    const { rows } = expectStatus(await ben.plan(plan.id), 200);
    expect(new Set(rows.map(({ state, problem }) => `${state} ${problem?.code}`))).toEqual(
      new Set(['expired dispatch_deadline']),
    );
    expect(await writtenUnder(engine, issueId)).toEqual([]);
  }, 60_000);

  const subtask = (issueId: string, n: number) =>
    createSubtaskOperation({
      ...{ issueId, projectId: '10000', issueTypeId: '10003', summary: `Part ${n}` },
      ...{ lines: [`Part ${n}`], origin: 'Proposed by Readygate and approved by a person.' },
    });
  /** Creations that reached Jira. */
  const creations = () =>
    engine.simulator.requests().filter(({ operation }) => operation === 'createIssue').length;
  /** Does something while the first creation is on its way. */
  const duringTheFirst = (work: () => Promise<unknown>) => {
    const stop = engine.simulator.observe(async (phase, { operation }) => {
      if (phase !== 'received' || operation !== 'createIssue') return;
      stop();
      await work();
    });
  };

  it.each<[string, string, string, (on: boolean) => Promise<unknown>]>([
    [
      'writing is stopped for the site',
      'SHOP-37',
      'writes_stopped',
      (on) =>
        engine.database.withTenant(engine.tenantId, (tx) =>
          setWritesStopped(tx, { stopped: on, at: engine.clock.now() }),
        ),
    ],
    [
      'the project is turned off',
      'SHOP-39',
      'project_off',
      (on) =>
        engine.database.withTenant(engine.tenantId, (tx) =>
          setMode(tx, {
            ...{ projectId: '10000', mode: on ? 'off' : 'propose', at: engine.clock.now() },
          }),
        ),
    ],
  ])(
    'T8 lets the request on its way end and sends nothing more once %s, and goes on after it',
    async (_what, key, code, turn) => {
      const ada = engine.person('acc-ada');
      const issueId = engine.issueId(key);
      const { id, refinementId } = await plantPlan(
        engine,
        key,
        [1, 2, 3].map((n) => subtask(issueId, n)),
      );
      const plan = expectStatus(await ada.plan(id), 200);
      const before = creations();
      duringTheFirst(() => turn(true));
      expectStatus(await decideAll(ada, plan), 200);
      const held = await untilRefinement(ada, refinementId, ({ problem }) => problem !== null);
      expect(held).toMatchObject({ step: 'writing', problem: { code } });
      await sleep(1000);
      expect(creations() - before).toBe(1);
      const shown = expectStatus(await ada.plan(plan.id), 200);
      expect(shown.waitingFor).toBe('stop');
      expect(shown.rows.map(({ state }) => state).toSorted()).toEqual([
        'done',
        ...plan.rows.slice(1).map(() => 'released'),
      ]);
      await turn(false);
      expect(await closed(ada, refinementId)).toMatchObject({ outcome: 'applied', problem: null });
      const written = await writtenUnder(engine, issueId);
      expect(written.toSorted()).toEqual(
        plan.rows.map(({ operationId }) => operationId).toSorted(),
      );
      expect(creations() - before).toBe(plan.rows.length);
    },
    90_000,
  );
});

const keys = ['SHOP-12', 'SHOP-6', 'SHOP-8', 'SHOP-13', 'SHOP-14', 'SHOP-20', 'SHOP-21', 'SHOP-22'];

function nextKey(): string {
  const key = keys.shift();
  if (key === undefined) throw new Error('every issue is used');
  return key;
}
