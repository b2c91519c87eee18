import { describe, expect, it } from '@jest/globals';
import { testNow } from '../helpers/database.ts';
import { addPlan } from '../helpers/inbox.ts';
import { messageGround } from '../helpers/messages.ts';

const { ground, receiver, attempt, turn, hooks } = messageGround();

describe('A12 the digest', () => {
  const digests = () =>
    ground.api.database.asAdministrator<{ state: string; plans: number }>(
      'select state, plans, code from digests order by day',
    );
  const run = () => attempt(() => ground.activities.sendDigests());

  it('tells once a day of all that waits, where more than one plan does', async () => {
    await addPlan(ground.api, 'SHOP-8');
    expect(await run()).toEqual({ sent: 0 });
    await addPlan(ground.api, 'SHOP-12', { states: ['open', 'approved', 'rejected'] });
    const before = hooks().length;
    expect(await run()).toEqual({ sent: 1 });
    expect(await run()).toEqual({ sent: 0 });
    expect(hooks()).toHaveLength(before + 1);
    expect(JSON.parse(hooks().at(-1)?.text ?? '').text).toBe(
      '2 plans wait for a decision: SHOP-12 (2 changes), SHOP-8 (2 changes). Nothing can be decided from this message. https://lumen.example',
    );
    ground.api.clock.now = new Date(testNow.getTime() + 24 * 3_600_000);
    expect(await run()).toEqual({ sent: 1 });
    expect(await digests()).toMatchObject([
      { state: 'sent', plans: 2 },
      { state: 'sent', plans: 2 },
    ]);
  });

  it('is not sent again when its answer was lost or it was left half way', async () => {
    await addPlan(ground.api, 'SHOP-8');
    await addPlan(ground.api, 'SHOP-12');
    receiver.setMode('lost_answer');
    const before = hooks().length;
    expect(await run()).toEqual({ sent: 0 });
    receiver.setMode('fine');
    expect(await run()).toEqual({ sent: 0 });
    expect(hooks()).toHaveLength(before + 1);
    await ground.api.database.asAdministrator(`update digests set state = 'sending'`);
    expect(await run()).toEqual({ sent: 0 });
    expect(await digests()).toMatchObject([{ state: 'unknown' }]);
  });

  it('leaves out projects that are off, and tenants that want none', async () => {
    await addPlan(ground.api, 'SHOP-8');
    await addPlan(ground.api, 'SEC-1');
    expect(await run()).toEqual({ sent: 0 });
    await addPlan(ground.api, 'SHOP-12');
    await turn({ email: true, webhook: false });
    expect(await run()).toEqual({ sent: 0 });
  });
});
