import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FaultRequest } from '../../dev/jira-simulator/http/faults.ts';
import type { Person } from '../../dev/person.ts';
import { decideAll } from '../helpers/engine/steps.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';
import { expectWrittenOnce, fiveRows, type Job } from '../helpers/world/written-once.ts';

let world: TestWorld;
let ada: Person;

beforeAll(async () => {
  world = await startTestWorld();
  ada = world.person('acc-ada');
}, 120_000);
afterAll(() => world?.stop(), 60_000);

type Fault = Pick<FaultRequest, 'kind' | 'delay' | 'status' | 'retryAfter' | 'reason'>;

/** The first request for each row meets the fault of the row's number. */
function strike({ plan }: Job, faults: readonly Fault[]): () => void {
  const struck = new Set<string>();
  return world.simulator.observe((phase, { operationId, method, path }) => {
    const row = plan.rows.find((candidate) => candidate.operationId === operationId);
    const fault = row && faults[row.position];
    if (phase !== 'received' || !row || !fault || struck.has(row.id)) return;
    struck.add(row.id);
    world.simulator.faults.add({ ...fault, method, path });
  });
}

/** Requests that carried the marker of a row. */
const requestsFor = (job: Job | undefined, position: number) =>
  world.simulator
    .requests()
    .filter(({ operationId }) => operationId === job?.plan.rows[position]?.operationId);

/** How many requests each of the five rows took. */
const sends = (job: Job | undefined) =>
  [0, 1, 2, 3, 4].map((position) => requestsFor(job, position).length);

async function written(faults: readonly Fault[]): Promise<Job> {
  const job = await fiveRows(ada, world.nextIssue());
  const stop = strike(job, faults);
  expect((await decideAll(ada, job.plan)).status).toBe(200);
  await expectWrittenOnce(world, ada, job);
  stop();
  return job;
}

describe('W2 five approved rows are five subtasks, whatever Jira answers', () => {
  let jobs: Promise<Job[]>;
  /** One plan per test, all at the same time: most of it is waiting. */
  beforeAll(() => {
    jobs = Promise.all([
      written([
        { kind: 'drop_after_commit' },
        { kind: 'error_after_commit', status: 502 },
        { kind: 'unreadable_success' },
        { kind: 'slow_reply', delay: 4000 },
        { kind: 'late_effect', delay: 2000 },
      ]),
      written([
        { kind: 'drop_before_commit' },
        { kind: 'error_before_commit', status: 500 },
        { kind: 'html_400' },
        { kind: 'latency', delay: 1000 },
        { kind: 'forbidden' },
      ]),
      written([
        { kind: 'rate_limited', retryAfter: 2 },
        { kind: 'rate_limited', retryAfter: 0, reason: 'jira-per-issue-on-write' },
        { kind: 'conflict' },
      ]),
      written([{ kind: 'rate_limited_html' }]),
    ]);
  });

  it('finds what was written behind lost, late, broken and unreadable answers', async () => {
    const [job] = await jobs;
    expect(sends(job)).toEqual([1, 1, 1, 1, 1]);
  }, 120_000);

  it('sends again what was surely not written', async () => {
    const [, job] = await jobs;
    expect(sends(job)).toEqual([2, 2, 2, 1, 2]);
  }, 120_000);

  it('waits as long as Jira asks, be it no time at all', async () => {
    const [, , job] = await jobs;
    expect(sends(job)).toEqual([2, 2, 2, 1, 1]);
    const [first, again] = requestsFor(job, 0);
    expect(again!.at - first!.at).toBeGreaterThanOrEqual(2000);
  }, 120_000);

  it('takes a 429 in HTML and without Retry-After for what it is', async () => {
    const [, , , job] = await jobs;
    expect(sends(job)).toEqual([2, 1, 1, 1, 1]);
  }, 120_000);

  it('is not misled by an index that lags: the list of the parent does not', async () => {
    world.simulator.acting.switch(world.tenantId, { searchLag: 60_000 });
    const job = await written([
      { kind: 'drop_after_commit' },
      { kind: 'late_effect', delay: 1000 },
    ]);
    expect(sends(job)).toEqual([1, 1, 1, 1, 1]);
  }, 120_000);
});
