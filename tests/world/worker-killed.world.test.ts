import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decideAll } from '../helpers/engine/steps.ts';
import { killAtEachRow, type Point } from '../helpers/world/kill-rounds.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';
import { expectWrittenOnce, fiveRows } from '../helpers/world/written-once.ts';

let world: TestWorld;

beforeAll(async () => {
  // Long enough that three writes of three plans stand still at the same moment.
  world = await startTestWorld({ settings: { READYGATE_SEND_SECONDS: '10' } });
}, 120_000);
afterAll(() => world?.stop(), 60_000);

describe('W2 approved rows are written once, whenever the worker is killed', () => {
  it('before Jira handles a write, before it answers, and before the answer is recorded, at each of five rows', async () => {
    const ada = world.person('acc-ada');
    const points: Point[] = ['unhandled', 'unanswered', 'unrecorded'];
    const jobs = await Promise.all(points.map(() => fiveRows(ada, world.nextIssue())));
    const victims = jobs.map(({ plan }, index) => ({ plan, point: points[index]! }));
    const { kills, done } = killAtEachRow(world, victims);
    await Promise.all([done, ...jobs.map(({ plan }) => decideAll(ada, plan))]);
    const inTheMiddle = { unhandled: 'sending', unanswered: 'sending', unrecorded: 'sending' };
    expect(kills).toEqual(Array.from({ length: 5 }, () => inTheMiddle));
    for (const job of jobs) await expectWrittenOnce(world, ada, job);
  }, 300_000);
});
