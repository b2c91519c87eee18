import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import type { ErrorBody } from '../../domain/errors.ts';
import { decideAll } from '../helpers/engine/steps.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';
import { expectWrittenOnce, fiveRows } from '../helpers/world/written-once.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld({ issues: 3 });
}, 120_000);
afterAll(async () => {
  await world?.stop();
}, 60_000);

/** Holds the next request to Jira that is chosen; `arrived` resolves when it stands, `letGo` lets it on. */
function holdNext(
  chosen: (request: { operation: string | null; operationId: string | null }) => boolean,
) {
  const arrived = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const stop = world.simulator.observe(async (phase, asked) => {
    if (phase !== 'received' || !chosen(asked)) return;
    stop();
    arrived.resolve();
    await gate.promise;
  });
  return { arrived: arrived.promise, letGo: gate.resolve };
}

/** Resolves once nothing listens at an address. */
async function untilRefused(origin: string): Promise<void> {
  const refused = () =>
    request(`${origin}/healthz`).then(
      async ({ body }) => {
        await body.dump();
        return false;
      },
      ({ code }) => code === 'ECONNREFUSED',
    );
  while (!(await refused()));
}

describe('O4 SIGTERM', () => {
  it('lets the API answer the command in flight, takes no other, and ends with 0', async () => {
    const ada = world.person('acc-ada');
    const issueId = world.nextIssue();
    const { arrived, letGo } = holdNext(({ operation }) => operation === 'getMyPermissions');
    const proposing = ada.propose(issueId);
    await arrived;
    const ended = world.api.stop();
    await untilRefused(world.apiOrigin);
    letGo();
    const { status, body } = await proposing;
    expect([status, (body as ErrorBody).code]).toEqual([202, undefined]);
    expect(await ended).toBe(0);
    const rows = await world.asAdministrator('select 1 from refinements where issue_id = $1', [
      issueId,
    ]);
    expect(rows).toHaveLength(1);
    await world.api.start();
    expect((await ada.readiness(issueId)).status).toBeLessThan(300);
  }, 60_000);

  it('lets the worker finish the write in flight with its own attempt, and ends with 0', async () => {
    const ada = world.person('acc-ada');
    const job = await fiveRows(ada, world.nextIssue());
    const second = job.plan.rows[1]?.operationId;
    const { arrived, letGo } = holdNext(({ operationId }) => operationId === second);
    expect((await decideAll(ada, job.plan)).status).toBe(200);
    await arrived;
    const ended = world.worker.stop();
    letGo();
    expect(await ended).toBe(0);
    const attempts = await world.asAdministrator<{ outcome: string }>(
      'select distinct outcome from write_attempts',
    );
    expect(attempts).toEqual([{ outcome: 'confirmed' }]);
    await world.worker.start();
    await expectWrittenOnce(world, ada, job);
  }, 90_000);

  it('ends a worker that still waits for Temporal', async () => {
    const cli = new URL('../../bin/cli.ts', import.meta.url).pathname;
    const env = { PATH: process.env.PATH ?? '', ...world.env, TEMPORAL_ADDRESS: '127.0.0.1:9' };
    const child = spawn(process.execPath, [cli, 'worker'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    for await (const line of createInterface({ input: child.stderr }))
      if (line.includes('temporal_unavailable')) break;
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 60_000);

  it('loses nothing that was accepted while no worker ran', async () => {
    const ada = world.person('acc-ada');
    expect(await world.worker.stop()).toBe(0);
    const issueId = world.nextIssue();
    expect((await ada.propose(issueId)).status).toBe(202);
    await world.worker.start();
    const job = await fiveRows(ada, issueId);
    expect((await decideAll(ada, job.plan)).status).toBe(200);
    await expectWrittenOnce(world, ada, job);
  }, 90_000);
});
