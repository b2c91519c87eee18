import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decideAll } from '../helpers/engine/steps.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';
import { auditOf, expectWrittenOnce, fiveRows } from '../helpers/world/written-once.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld({ issues: 2, model: true });
}, 120_000);
afterAll(async () => {
  await world?.stop();
}, 60_000);

const annotated = async () =>
  (await world.asAdministrator('select 1 from reports where annotations is not null')).length;

describe('R10 the model lane, where it is on', () => {
  it('annotates the report once, beside it, and the plan is written as without it', async () => {
    const ada = world.person('acc-ada');
    const job = await fiveRows(ada, world.nextIssue());
    expect(world.model?.requests()).toHaveLength(1);
    expect(await annotated()).toBe(1);
    expect((await decideAll(ada, job.plan)).status).toBe(200);
    await expectWrittenOnce(world, ada, job);
    const called = (await auditOf(world)).entries.filter(({ action }) => action === 'model.called');
    expect(called.map(({ data }) => data.remarks)).toEqual([2]);
  }, 60_000);

  it('that answers nonsense leaves the report as it is, and the plan waits for people', async () => {
    world.model?.setMode('malformed');
    await fiveRows(world.person('acc-ada'), world.nextIssue());
    expect(await annotated()).toBe(1);
  }, 60_000);
});
