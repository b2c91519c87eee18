import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../../dev/person.ts';
import { shownIn } from '../helpers/publishing.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld({ issues: 2 });
}, 120_000);
afterAll(() => world?.stop(), 60_000);

describe('R12 a worker that is killed after it published and before it noted that', () => {
  it('leaves the right number in the end, and both attempts in the ledger', async () => {
    const { simulator, tenantId, worker } = world;
    simulator.state.sites[tenantId]!.switches.appField = true;
    const issueId = world.nextIssue();
    const otto = world.person('acc-otto');
    const body = { version: 0, mode: 'field', language: 'en' };
    expectStatus(await otto.call('PUT', '/v1/projects/FIVE/publishing', { body }), 200);
    const dead = Promise.withResolvers<void>();
    const stop = simulator.observe(async (phase, { operation }) => {
      if (phase !== 'committed' || operation !== 'updateMultipleCustomFieldValues') return;
      stop();
      await worker.kill();
      dead.resolve();
    });
    const ada = world.person('acc-ada');
    let reply = await ada.readiness(issueId);
    while (reply.status === 202) {
      await sleep(200);
      reply = await ada.readiness(issueId);
    }
    await dead.promise;
    const ledger = `select w.state, w.attempts, a.outcome from writes w join write_attempts a using (tenant_id, operation_id)
      where w.permit = 'standing' order by a.started_at`;
    expect(await world.asAdministrator(ledger)).toEqual([
      { state: 'sending', attempts: 1, outcome: null },
    ]);
    await worker.start();
    const outcomes = async () =>
      (await world.asAdministrator<{ state: string; outcome: string }>(ledger)).map(
        ({ state, outcome }) => `${state} ${outcome}`,
      );
    while (!(await outcomes()).includes('confirmed confirmed')) await sleep(200);
    expect(await outcomes()).toEqual(['confirmed ambiguous', 'confirmed confirmed']);
    const [known] = await world.asAdministrator<{ score: number }>(
      `select score from issues where issue_id = '${issueId}'`,
    );
    expect(shownIn(simulator, tenantId, [issueId])).toEqual([known?.score]);
  }, 120_000);
});
