import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries, verifyChain } from '../../db/audit-chain.ts';
import { runMainJob } from '../../dev/demo/once.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine.close());

describe('the main job', () => {
  it('writes what was approved once, closes as applied and leaves a verified chain', async () => {
    const issueId = engine.issueId('SHOP-12');
    const job = await runMainJob(engine.person('acc-ada'), issueId, { verdict: () => 'approve' });
    expect(job.refinement.outcome).toBe('applied');
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
