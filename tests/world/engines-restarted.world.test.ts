import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person, Reply } from '../../dev/person.ts';
import type { ErrorBody } from '../../domain/errors.ts';
import { codeOf, decideAll, eventually, verdictOn } from '../helpers/engine/steps.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';
import { expectWrittenOnce, fiveRows, type Job } from '../helpers/world/written-once.ts';

let world: TestWorld;
let ada: Person;

beforeAll(async () => {
  world = await startTestWorld({ own: true, durableTemporal: true });
  ada = world.person('acc-ada');
}, 120_000);
afterAll(() => world?.stop(), 60_000);

/** Decides with one key until the API answers with something else than 503. */
function decideAtLast({ plan }: Job, key: string): Promise<Reply<unknown>> {
  return eventually<Reply<unknown>>(
    () => ada.decide(plan.id, verdictOn(plan, 'approve'), key),
    ({ status }) => status !== 503,
  );
}

describe('A8 Temporal dies while a plan waits', () => {
  it('takes the decision without it, also from an API that starts meanwhile, and writes when it is back', async () => {
    const { temporal } = world.engines;
    const job = await fiveRows(ada, world.nextIssue());
    await temporal?.kill();
    await world.api.kill();
    await world.api.start();
    expect((await ada.refinement(job.refinement.id)).status).toBe(200);
    expect((await decideAll(ada, job.plan)).status).toBe(200);
    const other = await ada.propose(world.nextIssue());
    expect(other.status).toBe(202);
    await temporal?.start();
    await expectWrittenOnce(world, ada, job);
    const { id } = other.body as { id: string };
    const proposed = await eventually(
      () => ada.refinement(id),
      ({ body }) => 'step' in body && body.step === 'waiting',
    );
    expect(proposed.status).toBe(200);
  }, 120_000);

  it('goes on with what it was writing', async () => {
    const job = await fiveRows(ada, world.nextIssue());
    const restarted = atWrite(job, 1, 'committed', async () => {
      await world.engines.temporal?.restart();
    });
    await decideAll(ada, job.plan);
    await restarted;
    await expectWrittenOnce(world, ada, job);
  }, 120_000);
});

describe('A8 PostgreSQL dies', () => {
  it('while a plan waits: calls say so until it is back, and one key decides once', async () => {
    const { postgres } = world.engines;
    const job = await fiveRows(ada, world.nextIssue());
    await postgres?.kill();
    const refused = await decideAll(ada, job.plan);
    expect([refused.status, codeOf(refused)]).toEqual([503, 'database_unavailable']);
    await postgres?.start();
    expect((await decideAtLast(job, 'key-after-restart')).status).toBe(200);
    await expectWrittenOnce(world, ada, job);
    const again = (await decideAtLast(job, 'key-after-restart')).body as ErrorBody;
    expect(again.code).toBeUndefined();
  }, 120_000);

  it('while rows are written, with a request on its way and with an answer on its way', async () => {
    const { postgres } = world.engines;
    const job = await fiveRows(ada, world.nextIssue());
    const restart = async () => {
      await postgres?.kill();
      await postgres?.start();
    };
    const restarts = [
      atWrite(job, 0, 'received', restart),
      atWrite(job, 2, 'committed', restart),
      // The answer finds no database to be recorded in.
      atWrite(job, 4, 'committed', async () => postgres?.kill()),
    ];
    await decideAll(ada, job.plan);
    await Promise.all(restarts);
    await postgres?.start();
    await expectWrittenOnce(world, ada, job);
  }, 120_000);
});

/** Does something when the first request with a row's marker has reached a phase, and keeps it waiting. */
function atWrite(
  { plan }: Job,
  row: number,
  phase: 'received' | 'committed',
  act: () => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = world.simulator.observe(async (now, { operationId }) => {
      if (now !== phase || operationId !== plan.rows[row]?.operationId) return;
      stop();
      await act().then(resolve, reject);
    });
  });
}
