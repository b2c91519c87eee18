import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBudgetStore } from '../../db/jira-budgets.ts';
import { setMode } from '../../db/project-modes.ts';
import { expectStatus } from '../../dev/person.ts';
import { hourOf, nextHour } from '../../domain/limits/points.ts';
import type { BudgetStore } from '../../domain/limits/store.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { closed, decideAll, eventually, proposed, writtenUnder } from '../helpers/engine/steps.ts';
import { writeFiveRowIssues } from '../helpers/world/five-rows.ts';

const perHour = 300;
const windows = [{ most: 3, seconds: 1 }];
const off = { enforced: false };

let engine: Engine;
let store: BudgetStore;
const keys = ['FIVE-1', 'FIVE-2', 'FIVE-3'];

beforeAll(async () => {
  engine = await startEngine({ jiraLimits: { pointsPerHour: perHour, issueWrites: windows } });
  store = createBudgetStore(engine.database.pools.app);
  const directory = mkdtempSync(join(tmpdir(), 'readygate-limits-'));
  const file = join(directory, 'five.jsonl');
  writeFiveRowIssues(file, 'FIVE', keys.length);
  await engine.simulator.addBacklog(file);
  rmSync(directory, { recursive: true });
  await engine.database.withTenant(engine.tenantId, async (tx) => {
    for (const projectId of engine.simulator.projectIds(engine.tenantId))
      await setMode(tx, { projectId, mode: 'propose', at: engine.clock.now() });
  });
}, 120_000);
afterAll(() => engine?.close());

/** Moves the clock to so many seconds after the top of the next hour, or before it. */
function moveTo(seconds: number): void {
  const { clock } = engine;
  clock.advance(nextHour(clock.now()).getTime() + seconds * 1000 - clock.now().getTime());
}

function nextIssue(): string {
  const key = keys.shift();
  if (key === undefined) throw new Error('every issue is used');
  return engine.issueId(key);
}

const requests = () => engine.simulator.requests();
const refusals = () => requests().filter(({ status }) => status === 429);
const used = async () => (await store.used(hourOf(engine.clock.now()))).get('app') ?? 0;
/** What the pool of the app holds for a tenant, as if it had used so much. */
const pay = (payer: string, points: number) =>
  store.settle({ pool: 'app', payer, hour: hourOf(engine.clock.now()) }, points);

/** Nobody holds points any more that Jira did not charge. */
const booksAreSettled = () =>
  eventually(used, (points) => points === engine.simulator.points().hour);

/** Why the attempt of the activity that is due failed. */
async function lastFailure(workflowId: string): Promise<string | null> {
  const { raw } = await engine.client.workflow.getHandle(workflowId).describe();
  const [activity] = raw.pendingActivities ?? [];
  return activity?.lastFailure?.applicationFailureInfo?.type ?? null;
}

async function expectWrittenOnce(issueId: string, operations: readonly string[]): Promise<void> {
  expect((await writtenUnder(engine, issueId)).toSorted()).toEqual(operations.toSorted());
  expect(engine.simulator.duplicates()).toEqual([]);
}

describe("W4 a refinement under Jira's limits", () => {
  it('is written without a single 429 where the limits are kept, though the issue takes three writes a second', async () => {
    moveTo(60);
    const { simulator } = engine;
    simulator.setLimits({
      points: { enforced: true, perHour, pool: 'app' },
      burst: { enforced: true },
      issueWrites: { enforced: true, windows: [{ writes: 3, milliseconds: 1000 }] },
    });
    const before = requests().length;
    const issueId = nextIssue();
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, issueId);
    expect(plan.rows).toHaveLength(5);
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    await expectWrittenOnce(
      issueId,
      plan.rows.map(({ operationId }) => operationId),
    );
    expect(refusals()).toEqual([]);
    await booksAreSettled();
    expect(requests().length).toBeGreaterThan(before);
    simulator.setLimits({ points: off, burst: off, issueWrites: off });
  }, 60_000);

  it('cannot be decided once its tenant used its share, while another tenant gets points, and goes on in the next hour', async () => {
    moveTo(-600);
    const { tenantId } = engine;
    const ada = engine.person('acc-ada');
    const issueId = nextIssue();
    const { refinement, plan } = await proposed(ada, issueId);
    const share = (perHour * 0.9 * 4) / 5;
    await booksAreSettled();
    await pay(tenantId, share - (await used()));
    const reservation = {
      pool: 'app',
      need: 2,
      want: 2,
      ceiling: perHour * 0.9,
      fairness: 4,
    } as const;
    const ask = async (payer: string) => {
      const at = engine.clock.now();
      return (await store.reserve({ ...reservation, payer, hour: hourOf(at), at })).points;
    };
    expect([await ask(tenantId), await ask('99999999-8888-4777-8666-555555555555')]).toEqual([
      0, 2,
    ]);
    const asked = requests().length;
    expect((await decideAll(ada, plan)).status).toBe(503);
    expect(requests()).toHaveLength(asked);
    moveTo(1);
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    await expectWrittenOnce(
      issueId,
      plan.rows.map(({ operationId }) => operationId),
    );
  }, 60_000);

  it('is written once in the next hour where others used up the points after it was approved', async () => {
    moveTo(-600);
    const ada = engine.person('acc-ada');
    const issueId = nextIssue();
    const { refinement, plan } = await proposed(ada, issueId);
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    await booksAreSettled();
    await pay('99999999-8888-4777-8666-555555555555', perHour);
    const asked = requests().length;
    await engine.startWorkers();
    const workflowId = engine.workflowId(refinement.id);
    await eventually(
      () => lastFailure(workflowId),
      (type) => type === 'jira_rate_limited',
    );
    expect(requests()).toHaveLength(asked);
    await engine.letPass(refinement.id, 11 * 60_000);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    await expectWrittenOnce(
      issueId,
      plan.rows.map(({ operationId }) => operationId),
    );
  }, 90_000);
});
