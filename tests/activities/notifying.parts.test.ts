import { describe, expect, it } from '@jest/globals';
import { testNow } from '../helpers/database.ts';
import { addPlan } from '../helpers/inbox.ts';
import { messageGround } from '../helpers/messages.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const { ground, receiver, turn, note, send, askedPlan, ledger, noted, mailsTo, hooks, entries } =
  messageGround();

describe('A12 messages about a plan', () => {
  it('go to each named approver once, and to the webhook once, however often they are asked for', async () => {
    const plan = await askedPlan();
    const before = hooks().length;
    const first = await note(plan.id);
    expect(await note(plan.id)).toEqual(first);
    expect(first).toHaveLength(3);
    for (const id of [...first, ...first]) expect(await send(id)).toBe('sent');
    expect(mailsTo().toSorted()).toEqual(['acc-ben', 'acc-ines']);
    expect(hooks()).toHaveLength(before + 1);
    expect((await entries('notify.sent')).slice(-3)).toMatchObject([
      { outcome: 'ok', actor: { kind: 'app' }, subject: { kind: 'plan', id: plan.id } },
      {},
      {},
    ]);
    expect(receiver.violations()).toEqual([]);
    expect(ground.api.simulator.violations()).toEqual([]);
  });

  it('hold key, number and link, and no word of the work item or of a row', async () => {
    const plan = await askedPlan();
    for (const id of await note(plan.id)) await send(id);
    const texts = [
      ...ground.api.simulator.mails().map((mail) => JSON.stringify(mail)),
      hooks().at(-1)?.text ?? '',
    ];
    expect(texts).toHaveLength(3);
    const words = ['Subtask', 'Criterion', ...titleOf('SHOP-12').split(' ').filter(isTelling)];
    for (const text of texts) {
      expect(text).toContain('SHOP-12: 2 changes wait for a decision');
      expect(text).toContain('https://lumen.example/browse/SHOP-12');
      for (const word of words) expect(text).not.toContain(word);
    }
  });

  it('are not noted where nobody else is needed, or everything is off', async () => {
    const alone = await addPlan(ground.api, 'SHOP-8');
    expect(await note(alone.id)).toEqual([]);
    expect(await note(alone.id, 'reminded')).toHaveLength(2);
    const plan = await askedPlan();
    await turn({ email: false, webhook: false });
    expect(await note(plan.id)).toEqual([]);
  });

  it('that were due are skipped when there is nothing to tell any more, with the reason', async () => {
    const plan = await askedPlan();
    const messages = await noted(plan);
    await turn({ email: true, webhook: false });
    expect(await send(messages.webhook!)).toBe('skipped');
    await ground.api.database.asAdministrator(`update plan_rows set state = 'rejected'`);
    expect(await send(messages['email acc-ben']!)).toBe('skipped');
    ground.api.clock.now = new Date(testNow.getTime() + 13 * 3_600_000);
    expect(await send(messages['email acc-ines']!)).toBe('skipped');
    expect((await ledger()).map(({ code }) => code)).toEqual([
      'nothing_to_decide',
      'too_late',
      'turned_off',
    ]);
    expect([mailsTo(), await entries('notify.skipped')]).toMatchObject([[], [{}, {}, {}]]);
  });

  it('are held back by the write stop, a project that is off, and a mail of the same day', async () => {
    const messages = await noted(await askedPlan());
    await ground.api.database.asAdministrator('update tenants set writes_stopped = true');
    expect(await send(messages['email acc-ben']!)).toBe('skipped');
    await ground.api.database.asAdministrator('update tenants set writes_stopped = false');
    expect(await send(messages['email acc-ines']!)).toBe('sent');
    await ground.api.setMode('observe');
    expect(await send(messages.webhook!)).toBe('skipped');
    await ground.api.setMode('propose');
    expect((await ledger()).map(({ code }) => code)).toEqual([
      'writes_stopped',
      null,
      'project_off',
    ]);
  });

  it('about plans of one work item that follow each other are one mail a day', async () => {
    const plan = await askedPlan();
    const messages = await noted(plan);
    // An earlier plan of the work item, of which Ben was told twenty minutes ago.
    const earlier = '0b6c1c9e-5b1f-4a55-9c40-2f6b6d1a7a10';
    await ground.api.database.asAdministrator(
      `insert into plans select (made).* from (select jsonb_populate_record(p, '{"plan_id": "${earlier}", "round": 9}') as made
         from plans p) q;
       insert into notifications select (made).* from (select jsonb_populate_record(n,
         '{"plan_id": "${earlier}", "notification_id": "${earlier}", "state": "sent"}') as made
         from notifications n where account_id = 'acc-ben') q`,
    );
    ground.api.clock.now = new Date(testNow.getTime() + 20 * 60_000);
    expect(await send(messages['email acc-ben']!)).toBe('skipped');
    expect(await send(messages['email acc-ines']!)).toBe('sent');
    expect(await ledger()).toContainEqual(expect.objectContaining({ code: 'told_lately' }));
  });

  it('say nothing of one site to another', async () => {
    const plan = await askedPlan();
    const [id] = await note(plan.id);
    await turn({ email: true, webhook: true }, tenantB);
    expect(await note(plan.id, 'proposed', tenantB).catch(({ code }) => code)).toBe(
      'plan_not_found',
    );
    expect(await send(id!, tenantB)).toBe('skipped');
    expect((await ledger()).every(({ state }) => state === 'due')).toBe(true);
  });
});

function titleOf(name: string): string {
  const found = ground.api.simulator.issuesOf(tenantA).find((one) => one.key === name);
  return (found?.raw.fields as { summary: string } | undefined)?.summary ?? '';
}

/** Words that only the text of an issue would hold. */
function isTelling(word: string): boolean {
  return word.length > 5;
}
