import { describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { messageGround } from '../helpers/messages.ts';
import { tenantA } from '../helpers/plans.ts';

const { ground, receiver, attempt, send, askedPlan, ledger, noted, mailsTo, hooks, entries } =
  messageGround();

describe('A12 a message is sent once at most', () => {
  it('one whose answer was lost is unknown, and never repeated', async () => {
    const messages = await noted(await askedPlan());
    const path = '/issue/*/notify';
    ground.api.simulator.faults.add({ kind: 'drop_after_commit', path });
    receiver.setMode('lost_answer');
    const before = hooks().length;
    for (const name of ['email acc-ben', 'webhook']) {
      expect(await send(messages[name]!)).toBe('unknown');
      expect(await send(messages[name]!)).toBe('unknown');
    }
    expect(mailsTo()).toEqual(['acc-ben']);
    expect(hooks()).toHaveLength(before + 1);
    expect(await entries('notify.unknown')).toHaveLength(2);
  });

  it('one that was left half way may have gone out: it is not taken up again', async () => {
    const messages = await noted(await askedPlan());
    const dying = {
      ...ground.deps,
      webhook: { send: async () => await new Promise<never>(() => {}) },
    };
    const half = createActivities(dying);
    // The process dies while it waits for an answer: nothing of it ever comes back.
    void attempt(() =>
      half.sendMessage({ tenantId: tenantA, notificationId: messages.webhook! }),
    ).catch(() => {});
    await until(async () => (await ledger()).some(({ state }) => state === 'sending'));
    const before = hooks().length;
    expect(await send(messages.webhook!)).toBe('unknown');
    expect(hooks()).toHaveLength(before);
  });

  it('of many attempts at one moment one sends', async () => {
    const messages = await noted(await askedPlan());
    const before = hooks().length;
    const all = Object.values(messages).flatMap((id) => [id, id, id, id]);
    await Promise.all(all.map((id) => send(id)));
    expect(mailsTo().toSorted()).toEqual(['acc-ben', 'acc-ines']);
    expect(hooks()).toHaveLength(before + 1);
    // Who sent it knows, whatever another attempt had to assume meanwhile.
    expect((await ledger()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  });

  it('one that surely did not go out is sent by a later attempt', async () => {
    const messages = await noted(await askedPlan());
    const path = '/issue/*/notify';
    ground.api.simulator.faults.add({ kind: 'rate_limited', path });
    receiver.setMode('rate_limited');
    expect(await send(messages['email acc-ben']!)).toBe('jira_rate_limited');
    expect(await send(messages.webhook!)).toBe('webhook_unreachable');
    receiver.setMode('fine');
    expect(await send(messages['email acc-ben']!)).toBe('sent');
    expect(await send(messages.webhook!)).toBe('sent');
    expect(mailsTo()).toEqual(['acc-ben']);
  });

  it('waits for a token of the app, and does not use one again that Jira refused', async () => {
    const messages = await noted(await askedPlan());
    ground.api.simulator.faults.add({ kind: 'token_refused', path: '/issue/*/notify' });
    expect(await send(messages['email acc-ben']!)).toBe('waiting_for_token');
    expect(await send(messages['email acc-ben']!)).toBe('waiting_for_token');
    expect(await ledger()).toContainEqual(
      expect.objectContaining({ account_id: 'acc-ben', state: 'due' }),
    );
    const fresh = { 'x-forge-oauth-system': ground.api.simulator.tokens.app(tenantA) };
    await ground.api.call('POST', '/forge/scheduled/token', { as: null, headers: fresh });
    expect(await send(messages['email acc-ben']!)).toBe('sent');
  });

  it('one that is refused is over, with the reason', async () => {
    const messages = await noted(await askedPlan());
    ground.api.simulator.faults.add({ kind: 'forbidden', path: '/issue/*/notify' });
    receiver.setMode('redirect');
    expect(await send(messages['email acc-ben']!)).toBe('failed');
    expect(await send(messages.webhook!)).toBe('failed');
    expect((await ledger()).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['jira_permission_missing', 'webhook_refused']),
    );
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}
