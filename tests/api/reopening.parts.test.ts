import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { operationIdOf } from '../../domain/seal.ts';
import { type Answering, startAnswering } from '../helpers/answering.ts';
import { refusal, verdictsOn } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';

let world: Answering;
beforeAll(async () => {
  world = await startAnswering();
});
afterAll(() => world?.api.close());
beforeEach(() => world.afresh());

describe('W2 a row that was not written', () => {
  it.each(['failed', 'conflict', 'skipped'] as const)(
    'and is %s is opened again as another operation that nobody has approved',
    async (state) => {
      await world.move(1, 'done');
      await world.move(0, state);
      await world.close('partly_applied');
      const { status, body } = await world.answer(0, { choice: 'reopen' });
      const operationId = operationIdOf(world.plan.rows[0]?.id ?? '', 2);
      expect([status, body.state, body.operationId]).toEqual([200, 'open', operationId]);
      expect(body.seal).not.toBe(world.plan.seal);
      expect(await world.stored()).toMatchObject({ state: 'open', outcome: null, step: 'waiting' });
      const again = await world.call('revocation', { rowIds: [world.plan.rows[0]?.id] });
      expect(refusal(again).code).toBe('nothing_to_revoke');
      const verdict = verdictsOn({ ...world.plan, seal: body.seal }, 'approve');
      expect((await world.call('decisions', verdict)).body.plan.rows[0]).toMatchObject({
        state: 'released',
        operationId,
      });
    },
  );

  it('is not opened again after the time to decide', async () => {
    await world.move(0, 'failed');
    await world.close('failed');
    await world.api.database.asAdministrator('update plans set expires_at = $1', [testNow]);
    expect(refusal(await world.answer(0, { choice: 'reopen' })).code).toBe('plan_expired');
  });
});

describe('what nobody can answer', () => {
  it.each([
    'open',
    'approved',
    'released',
    'sending',
    'done',
    'rejected',
    'expired',
    'cancelled',
  ] as const)('a row that is %s', async (state) => {
    await world.move(0, state);
    for (const choice of ['write_again', 'give_up', 'reopen'])
      expect(refusal(await world.answer(0, { choice }))).toEqual({
        status: 409,
        code: 'row_not_answerable',
      });
  });

  it('a thing without a name, a name without a thing, a row of another plan', async () => {
    await world.uncertain();
    for (const body of [
      { choice: 'it_is' },
      { choice: 'give_up', key: world.child.key },
      { choice: 'it_is', key: 'x' },
    ])
      expect(refusal(await world.answer(0, body))).toEqual({
        status: 400,
        code: 'invalid_request',
      });
    const foreign = await world.call(`rows/${world.plan.id}/resolution`, { choice: 'give_up' });
    expect(refusal(foreign)).toEqual({ status: 400, code: 'row_unknown' });
  });
});
