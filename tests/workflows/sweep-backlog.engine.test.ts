import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enqueue } from '../../db/outbox.ts';
import { listSweepItems } from '../../db/sweep-items.ts';
import { findSweep, moveSweep } from '../../db/sweeps.ts';
import type { SweepAmounts, SweepRef } from '../../domain/sweep.ts';
import { sweepMoves } from '../../domain/sweep-moves.ts';
import {
  startSweepBacklog,
  sweepBacklogId,
  sweepChangedMessage,
} from '../../workflows/sweep-messages.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantProject } from '../helpers/engine/plant-finished.ts';
import { recordHistory } from '../helpers/engine/record.ts';
import { auditOf, eventually } from '../helpers/engine/steps.ts';
import { beginSweep, untilSwept } from '../helpers/sweeping/run.ts';
import { makeSweep, plenty, startedSweep } from '../helpers/sweeps.ts';

const count = 420;

let engine: Engine;
let project: { id: string; key: string };
let issueIds: string[];
beforeAll(async () => {
  engine = await startEngine();
  const planted = await plantProject(engine, 'SWP', count);
  project = { id: planted.projectId, key: 'SWP' };
  issueIds = planted.issueIds;
}, 120_000);
afterAll(() => engine?.close());

const begin = (budget?: SweepAmounts) => beginSweep(engine, project, budget);
const reached = (ref: SweepRef, state: string) => untilSwept(engine, ref, state);

const move = async (ref: SweepRef, how: 'pause' | 'resume' | 'cancel'): Promise<SweepRef> => {
  const moved = await tryToMove(ref, how);
  if (!moved) throw new Error(`it cannot ${how}`);
  return moved;
};
const tryToMove = async (ref: SweepRef, how: 'pause' | 'resume' | 'cancel') => {
  const at = engine.clock.now();
  return await engine.database.withTenant(engine.tenantId, async (tx) => {
    const dueAt = how === 'resume' ? at : null;
    const budget = how === 'resume' ? { budget: plenty } : {};
    const moved = await moveSweep(tx, ref.sweepId, { ...sweepMoves[how], ...budget, at, dueAt });
    if (!moved) return null;
    const now = { ...ref, generation: moved.generation };
    await enqueue(tx, how === 'resume' ? startSweepBacklog(now) : sweepChangedMessage(now), at);
    return now;
  });
};

const read = (ref: SweepRef) =>
  engine.database.withTenant(engine.tenantId, (tx) => findSweep(tx, ref.sweepId));
const items = (ref: SweepRef) =>
  engine.database.withTenant(engine.tenantId, (tx) =>
    listSweepItems(tx, ref.sweepId, { after: '', limit: 10_000 }),
  );
/** The run has ended, and with this; it may not have begun yet. */
const ended = async (ref: SweepRef) => {
  const handle = engine.client.workflow.getHandle(sweepBacklogId(ref));
  await eventually(
    () => handle.describe().catch(() => null),
    (described) => described !== null,
  );
  return await handle.result();
};

/** Every issue that nobody has begun is there once, by the simulator's own count. */
async function expectWhole(ref: SweepRef): Promise<void> {
  const met = (await items(ref)).map(({ issueId }) => issueId);
  expect(met.toSorted()).toEqual(issueIds.toSorted());
  const counted = await engine.database.asAdministrator(
    `select count(*)::integer as items, count(distinct issue_id)::integer as issues,
       (select issues from sweeps where sweep_id = $1) as used
     from sweep_items where sweep_id = $1`,
    [ref.sweepId],
  );
  expect(counted).toEqual([{ items: count, issues: count, used: count }]);
}

describe('S2 the run of a sweep', () => {
  it('judges everything, and its history holds no word of it', async () => {
    const ref = await begin();
    await reached(ref, 'completed');
    expect(await ended(ref)).toBe('completed');
    await expectWhole(ref);
    await recordHistory(engine, sweepBacklogId(ref), 'backlog-swept');
    const audited = (await auditOf(engine)).filter(({ action }) => action.startsWith('sweep.'));
    expect(audited.filter(({ action }) => action === 'sweep.page_judged')).toHaveLength(5);
    expect(audited.at(-1)).toMatchObject({
      action: 'sweep.completed',
      data: { judged: count, unchanged: 0, failed: 0 },
    });
    expect(engine.simulator.violations()).toEqual([]);
  }, 60_000);

  it('ends when it is paused, also while it waits for Jira, and another goes on from there', async () => {
    const asked = { method: 'POST', path: '/rest/api/3/search/jql' };
    engine.simulator.faults.add({ ...asked, kind: 'rate_limited', retryAfter: 3000, nth: 2 });
    const ref = await begin();
    await eventually(
      () => read(ref),
      (sweep) => sweep?.problem === 'jira_rate_limited',
    );
    await move(ref, 'pause');
    expect(await ended(ref)).toBe('paused');
    engine.clock.advance(2 * 3_000_000);
    const again = await move(ref, 'resume');
    await reached(again, 'completed');
    await expectWhole(again);
  }, 60_000);

  it('stops at its budget, and with another one goes on without judging anything twice', async () => {
    const ref = await begin({ ...plenty, points: 250 });
    await reached(ref, 'stopped_at_budget');
    expect(await ended(ref)).toBe('stopped_at_budget');
    const before = (await read(ref))?.used.points ?? 0;
    expect(before).toBeLessThanOrEqual(250);
    expect(before).toBeGreaterThan(200);
    const again = await move(ref, 'resume');
    await reached(again, 'completed');
    await expectWhole(again);
  }, 60_000);

  it('that is cancelled ends, and nothing resumes it', async () => {
    const ref = await begin(plenty);
    await move(ref, 'cancel');
    expect(await ended(ref)).toBe('cancelled');
    expect(await tryToMove(ref, 'resume')).toBeNull();
  }, 60_000);

  it('of an older generation ends without effect', async () => {
    const ref = await begin({ ...plenty, points: 150 });
    await reached(ref, 'stopped_at_budget');
    const again = await move(ref, 'resume');
    await reached(again, 'completed');
    const used = (await read(ref))?.used;
    const handle = await engine.client.workflow.start('sweepBacklog', {
      workflowId: `${sweepBacklogId(ref)}-late`,
      taskQueue: 'sweep',
      args: [ref],
    });
    expect(await handle.result()).toBe('superseded');
    expect((await read(ref))?.used).toEqual(used);
  }, 60_000);

  it('whose workers stop in the middle of it goes on with the next one', async () => {
    const ref = await begin();
    await eventually(
      () => items(ref),
      (met) => met.length >= 100,
    );
    await engine.stopWorkers();
    await engine.startWorkers();
    await reached(ref, 'completed');
    await expectWhole(ref);
  }, 90_000);

  it('that nobody drives any more is taken up by reconcile', async () => {
    const { withTenant } = engine.database;
    const made = makeSweep({ projects: [project], at: engine.clock.now() });
    // Its start was never delivered.
    const ref = await startedSweep(withTenant, engine.tenantId, made);
    const run = await engine.client.workflow.start('reconcile', {
      workflowId: `reconcile-${ref.sweepId}`,
      taskQueue: 'refine',
    });
    expect(await run.result()).toMatchObject({ restarted: 1 });
    await reached(ref, 'completed');
    await expectWhole(ref);
  }, 60_000);
});
