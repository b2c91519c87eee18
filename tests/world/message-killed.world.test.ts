import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessageSimulator } from '../../dev/message-simulator/index.ts';
import { expectStatus } from '../../dev/person.ts';
import { closed, eventually, proposed } from '../helpers/engine/steps.ts';
import { askTwoPeople, receiverSettings, startReceiver } from '../helpers/world/messages.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';

let world: TestWorld;
let receiver: MessageSimulator;
beforeAll(async () => {
  world = await startTestWorld({
    issues: 2,
    settings: receiverSettings,
  });
  receiver = await startReceiver(world);
  await askTwoPeople(world);
}, 120_000);
afterAll(async () => {
  await receiver?.close();
  await world?.stop();
}, 60_000);

const ledger = (planId: string) =>
  world.asAdministrator<{ channel: string; state: string }>(
    'select channel, state from notifications where plan_id = $1 order by channel',
    [planId],
  );

describe('A12 a message is sent once at most, whenever the worker is killed', () => {
  it('after the receiver took it and before anybody knows: it is unknown, and not sent again', async () => {
    const ada = world.person('acc-ada');
    const killed = new Promise<void>((resolve, reject) => {
      receiver.onTaken(async () => {
        receiver.onTaken(null);
        await world.worker.kill().then(resolve, reject);
      });
    });
    const { refinement, plan } = await proposed(ada, world.nextIssue());
    await killed;
    expect(await ledger(plan.id)).toContainEqual({ channel: 'webhook', state: 'sending' });
    await world.worker.start();
    const rows = await eventually(
      () => ledger(plan.id),
      (found) => found.every(({ state }) => state !== 'due' && state !== 'sending'),
    );
    expect(rows).toContainEqual({ channel: 'webhook', state: 'unknown' });
    expect(receiver.taken()).toHaveLength(1);
    expect(receiver.violations()).toEqual([]);
    expect(world.simulator.mails().length).toBeLessThanOrEqual(1);
    // The plan is as it was, and can be decided on.
    expect(expectStatus(await ada.plan(plan.id), 200).canDecide).toBe(true);
    expectStatus(await ada.cancel(refinement.id), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('cancelled');
  }, 120_000);
});
