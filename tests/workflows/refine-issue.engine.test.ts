import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries, verifyChain } from '../../db/audit-chain.ts';
import { runMainJob } from '../../dev/demo/once.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { recordHistory } from '../helpers/engine/record.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine.close());

describe('the main job', () => {
  it('writes what was approved once, closes as applied and leaves a verified chain', async () => {
    const issueId = engine.issueId('SHOP-12');
    const ada = engine.person('acc-ada', { oneToken: true });
    const job = await runMainJob(ada, issueId, { verdict: () => 'approve' });
    expect(job.refinement.outcome).toBe('applied');
    const workflowId = engine.workflowId(job.refinement.id);
    await recordHistory(engine, workflowId, 'applied');
    const { historyLength, historySize = 0 } = await engine.client.workflow
      .getHandle(workflowId)
      .describe();
    // What waits for days stays small: the bars are part of the product's promise.
    expect(historyLength).toBeLessThanOrEqual(45);
    expect(historySize).toBeLessThanOrEqual(16 * 1024);
    const subtasks = await engine.simulator.markedSubtasks(engine.tenantId, issueId);
    expect(subtasks).toHaveLength(job.plan?.rows.length ?? -1);
    expect(engine.simulator.duplicates()).toEqual([]);
    expect(await verifyChain(engine.database.pools.readonly, engine.tenantId)).toMatchObject({
      ok: true,
    });
    const actions = (await readEntries(engine.database.pools.readonly, engine.tenantId)).map(
      ({ body }) => JSON.parse(body).action,
    );
    expect(actions).toEqual(
      expect.arrayContaining(['plan.proposed', 'decision.recorded', 'write.confirmed']),
    );
  }, 60_000);
});
