import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ManagedProcess } from '../../dev/process.ts';
import { decideAll, eventually } from '../helpers/engine/steps.ts';
import { startTcpProxy, type TcpProxy } from '../helpers/tcp-proxy.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';
import { auditOf, expectWrittenOnce, fiveRows, type Job } from '../helpers/world/written-once.ts';

let world: TestWorld;
let database: TcpProxy;
let temporal: TcpProxy;

beforeAll(async () => {
  world = await startTestWorld();
  database = await startTcpProxy(world.engines.adminUrl);
  temporal = await startTcpProxy(`tcp://${world.engines.temporalAddress}`);
  await world.worker.stop();
}, 120_000);
afterAll(async () => {
  await world?.stop();
  await Promise.all([database?.close(), temporal?.close()]);
}, 60_000);

/** A worker whose ways out can be held, with a plan that only it can have begun. */
async function begin(): Promise<{ first: ManagedProcess; job: Job }> {
  const first = await world.addProcess('worker', {
    READYGATE_DATABASE_URL: database.url(world.databaseUrls.app),
    TEMPORAL_ADDRESS: temporal.address,
  });
  return { first, job: await fiveRows(world.person('acc-ada'), world.nextIssue()) };
}

/** Stops a worker. Its open polls are lost as well: the server would hand new work to them for a minute. */
function freeze(first: ManagedProcess): void {
  first.hold();
  temporal.drop();
}

/** Another worker goes on in place of the first, which wakes up when something holds, and both finish. */
async function overtake(
  first: ManagedProcess,
  job: Job,
  { when, wake = () => {} }: { when: () => Promise<unknown>; wake?: () => void },
): Promise<void> {
  await world.worker.start();
  await when();
  first.proceed();
  wake();
  await expectWrittenOnce(world, world.person('acc-ada'), job);
  // A worker that ends in peace has first finished what it was doing.
  expect(await first.stop()).toBe(0);
  await world.worker.stop();
  await expectWrittenOnce(world, world.person('acc-ada'), job);
}

const allIsWritten = (job: Job) => () => expectWrittenOnce(world, world.person('acc-ada'), job);

/** The ledger's attempts at a plan's first row, oldest first. */
const attemptsAt = ({ plan }: Job) =>
  world.asAdministrator<{ outcome: string | null; state: string; same: boolean | null }>(
    `select outcome, state, a.jira_id = w.jira_id as same from write_attempts a
      join writes w using (tenant_id, operation_id) where operation_id = $1 order by started_at`,
    [plan.rows[0]?.operationId],
  );

/** Resolves at the first write's phase, and stops the worker there. */
function atFirstWrite(phase: 'committed', act: () => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = world.simulator.observe((now, { operationId }) => {
      if (now !== phase || operationId === null) return;
      stop();
      act();
      resolve();
    });
  });
}

/** Requests to Jira that carried the marker of a plan's first row. */
const sendsOfFirstRow = ({ plan }: Job) =>
  world.simulator.requests().filter(({ operationId }) => operationId === plan.rows[0]?.operationId);

const decide = async ({ plan }: Job) =>
  expect((await decideAll(world.person('acc-ada'), plan)).status).toBe(200);

describe('W2 a worker that stood still past its deadline', () => {
  it('sends nothing when it was stopped with the permit in hand, before it sent', async () => {
    const { first, job } = await begin();
    const permitted = database.hold('replies', 'write.sending');
    await decide(job);
    await permitted;
    // The commit may travel a moment behind its last statement.
    const minted = () => attemptsAt(job);
    await eventually(minted, ({ length }) => length === 1);
    freeze(first);
    database.release();
    // The other worker must have come before the first wakes, and long after its deadline.
    const taken = () =>
      eventually(
        () => attemptsAt(job),
        ([one]) => one !== undefined && one.state !== 'sending',
      );
    await overtake(first, job, { when: taken });
    expect(sendsOfFirstRow(job)).toHaveLength(1);
    const attempts = await attemptsAt(job);
    expect(attempts.map(({ outcome }) => outcome)).toEqual([null, 'confirmed']);
  }, 90_000);

  it('makes nothing of a reply that was on its way, and a look-up finds what was written', async () => {
    const { first, job } = await begin();
    const stopped = atFirstWrite('committed', () => freeze(first));
    await decide(job);
    await stopped;
    await overtake(first, job, { when: allIsWritten(job) });
    expect(sendsOfFirstRow(job)).toHaveLength(1);
  }, 90_000);

  it('records a reply late that it had read, without touching what is settled', async () => {
    const { first, job } = await begin();
    const read = atFirstWrite('committed', () => {}).then(() => database.hold('requests'));
    await decide(job);
    await read;
    freeze(first);
    await overtake(first, job, { when: allIsWritten(job), wake: () => database.release() });
    const { operationId } = job.plan.rows[0]!;
    const late = (await auditOf(world)).entries.filter(
      ({ action, subject }) => action === 'write.late_reply' && subject.id === operationId,
    );
    expect(late.map(({ data }) => data.kind)).toEqual(['confirmed']);
    const attempts = await attemptsAt(job);
    expect(attempts).toMatchObject([{ outcome: 'confirmed', same: true }]);
  }, 90_000);
});
