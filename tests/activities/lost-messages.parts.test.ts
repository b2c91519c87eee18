import { describe, expect, it } from '@jest/globals';
import { announcePlan } from '../../activities/announcing.ts';
import { currentPolicy } from '../../db/policies.ts';
import { beginRecovery } from '../../db/recovery.ts';
import { startNotifyPeople } from '../../workflows/notify-people.ts';
import { testNow } from '../helpers/database.ts';
import { messageGround } from '../helpers/messages.ts';
import { tenantA } from '../helpers/plans.ts';

const { ground, turn, attempt, note, send, askedPlan, ledger, noted, mailsTo, entries } =
  messageGround();

const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);
const reconcile = () => attempt(() => ground.activities.reconcileOnce());
const asked = async () =>
  (await ground.api.outbox()).filter(({ name }) => name === 'notifyPeople').map(({ args }) => args);
const states = async () => (await ledger()).map(({ state }) => state);
/** What making the plan does of messages. */
const announce = (plan: Awaited<ReturnType<typeof askedPlan>>) =>
  ground.api.database.withTenant(tenantA, async (tx) => {
    const { policy } = await currentPolicy(tx, '10000');
    await announcePlan(ground.deps, tx, plan, { policy, proposedBy: 'acc-ada', at: testNow });
  });

describe('A12 messages whose run is lost', () => {
  it('are there as soon as the plan is, whatever becomes of the run', async () => {
    const plan = await askedPlan();
    await announce(plan);
    expect(await states()).toEqual(['due', 'due', 'due']);
    expect(await asked()).toEqual([[{ tenantId: tenantA, planId: plan.id, stage: 'proposed' }]]);
    await announce(plan);
    expect(await asked()).toHaveLength(1);
    expect(await note(plan.id)).toHaveLength(3);
    expect(await ledger()).toHaveLength(3);
  });

  it('are not noted where everything is off', async () => {
    await turn({ email: false, webhook: false });
    await announce(await askedPlan());
    expect([await states(), await asked()]).toEqual([[], []]);
  });

  it('are taken up by a new run after a while, and once for each while', async () => {
    const plan = await askedPlan();
    await noted(plan);
    ground.api.clock.now = later(14);
    expect(await reconcile()).toMatchObject({ messages: 0 });
    ground.api.clock.now = later(15);
    expect(await reconcile()).toMatchObject({ messages: 1 });
    expect(await reconcile()).toMatchObject({ messages: 0 });
    const [message] = (await ground.api.outbox()).slice(-1);
    const ref = { tenantId: tenantA, planId: plan.id, stage: 'proposed' as const };
    expect(message).toMatchObject({ name: 'notifyPeople', args: [ref] });
    expect(message?.workflow_id).toBe(startNotifyPeople(ref).workflowId);
    for (const id of await note(plan.id)) expect(await send(id)).toBe('sent');
    ground.api.clock.now = later(60);
    expect(await reconcile()).toMatchObject({ messages: 0 });
  });

  it('that were noted for somebody who is asked no more say so, and are over', async () => {
    const plan = await askedPlan();
    const messages = await noted(plan);
    await turn({ email: false, webhook: true });
    expect((await note(plan.id)).toSorted()).toEqual(Object.values(messages).toSorted());
    expect(await send(messages['email acc-ben']!)).toBe('skipped');
  });

  it('may have gone out where the database was restored: they are not sent again', async () => {
    const plan = await askedPlan();
    const messages = await noted(plan);
    expect(await send(messages['email acc-ben']!)).toBe('sent');
    const lost = { since: later(-10), until: later(1) };
    await ground.api.database.withTenant(tenantA, (tx) => beginRecovery(tx, lost, testNow));
    expect(await states()).toEqual(['sent', 'unknown', 'unknown']);
    expect(await send(messages['email acc-ines']!)).toBe('unknown');
    expect(mailsTo()).toEqual(['acc-ben']);
    const told = await entries('notify.unknown');
    expect(told.slice(-2)).toMatchObject([
      { outcome: 'lost', actor: { kind: 'operator' }, data: { by: 'recovery' } },
      { outcome: 'lost', subject: { kind: 'plan', id: plan.id } },
    ]);
  });
});
