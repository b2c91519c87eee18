import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Activities, MessageState } from '../../activities/activities.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createActivities } from '../../activities/index.ts';
import { createJiraClient } from '../../clients/jira/client.ts';
import { createWebhookClient } from '../../clients/webhook/webhook.ts';
import { readEntries } from '../../db/audit-chain.ts';
import { findNotifySettings, saveNotifySettings } from '../../db/notify-settings.ts';
import { insertPolicy } from '../../db/policies.ts';
import { createMessageSimulator } from '../../dev/message-simulator/index.ts';
import { silentLogger as logger } from '../../dev/silent-logger.ts';
import type { NotifyStage } from '../../domain/notification.ts';
import type { Plan } from '../../domain/plan.ts';
import { startApi, type TestApi } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { addPlan } from '../helpers/inbox.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { everyTier } from '../helpers/policies.ts';

const key = Buffer.alloc(32, 9).toString('base64');
const receiver = createMessageSimulator({ key });
const policy = everyTier({
  reviewers: 2,
  approvers: { accounts: ['acc-ada', 'acc-ben', 'acc-ines'] },
  proposerExcluded: false,
});

let api: TestApi;
let origin: string;
let deps: ActivityDeps;
let activities: Activities;
beforeAll(async () => {
  api = await startApi();
  ({ origin } = await receiver.listen());
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
  for (const tenant of [tenantA, tenantB]) await api.setMode('propose', tenant);
  await api.database.withTenant(tenantA, (tx) =>
    insertPolicy(tx, { projectId: '10000', policy, by: 'acc-otto', at: testNow }),
  );
  deps = {
    withTenant: api.database.withTenant,
    jira: createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 5 }),
    webhook: createWebhookClient({ timeoutSeconds: 2, privateHosts: ['127.0.0.1'] }),
    clock: () => api.clock.now,
    clockPool: api.database.pools.clock,
  } as ActivityDeps;
  activities = createActivities(deps);
}, 60_000);
afterAll(async () => {
  await receiver.close();
  await api.close();
});
beforeEach(async () => {
  await api.database.asAdministrator(
    'truncate refinements, plans, plan_rows, decisions, decision_rows, notifications, digests, outbox cascade',
  );
  api.clock.now = testNow;
  api.simulator.state.mails = [];
  // It went with the plans: both are referred to by tokens.
  await api.call('POST', '/forge/scheduled/token', { as: null });
  api.simulator.faults.clear();
  receiver.setMode('fine');
  receiver.onTaken(null);
  await turn({ email: true, webhook: true });
});

async function turn(
  { email, webhook }: { email: boolean; webhook: boolean },
  tenant = tenantA,
): Promise<void> {
  await api.database.withTenant(tenant, async (tx) => {
    const { version } = await findNotifySettings(tx);
    const target = { url: `${origin}/hook/${tenant}`, key, format: 'text' as const };
    await saveNotifySettings(
      tx,
      { version, email, siteUrl: 'https://lumen.example', webhook: webhook ? target : null },
      { at: testNow, author: 'operator' },
    );
  });
}

let attempts = 0;
/** Runs an activity as an attempt of its own. */
function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
  attempts += 1;
  const environment = new MockActivityEnvironment({ activityId: `a-${attempts}` }, { logger });
  return environment.run(work) as Promise<Result>;
}

const note = (planId: string, stage: NotifyStage = 'proposed', tenantId = tenantA) =>
  attempt(() => activities.noteMessages({ tenantId, planId, stage }));
const send = (notificationId: string, tenantId = tenantA): Promise<MessageState | string> =>
  attempt(() => activities.sendMessage({ tenantId, notificationId })).catch(
    (error: { code: string }) => error.code,
  );
const askedPlan = (name = 'SHOP-12') =>
  addPlan(api, name, { policy: { id: policy.id, version: policy.version } });
const ledger = () =>
  api.database.asAdministrator<{
    channel: string;
    account_id: string;
    state: string;
    code: string;
  }>(
    'select channel, account_id, state, code, attempts from notifications order by channel, account_id',
  );
const messagesOf = async (): Promise<Record<string, string>> => {
  const rows = await api.database.asAdministrator<{ id: string; name: string }>(
    `select notification_id as id, channel || ' ' || account_id as name from notifications`,
  );
  return Object.fromEntries(rows.map(({ id, name }) => [name.trim(), id]));
};
const noted = async (plan: Plan, stage: NotifyStage = 'proposed') => {
  await note(plan.id, stage);
  return await messagesOf();
};
const mailsTo = () => api.simulator.mails().map(({ to }) => to);
const hooks = () => receiver.taken().filter(({ path }) => path === `/hook/${tenantA}`);
const entries = async (action: string) =>
  (await readEntries(api.database.pools.readonly, tenantA))
    .map(({ body }) => JSON.parse(body))
    .filter((entry) => entry.action === action);

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
    expect(api.simulator.violations()).toEqual([]);
  });

  it('hold key, number and link, and no word of the work item or of a row', async () => {
    const plan = await askedPlan();
    for (const id of await note(plan.id)) await send(id);
    const texts = [
      ...api.simulator.mails().map((mail) => JSON.stringify(mail)),
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
    const alone = await addPlan(api, 'SHOP-8');
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
    await api.database.asAdministrator(`update plan_rows set state = 'rejected'`);
    expect(await send(messages['email acc-ben']!)).toBe('skipped');
    api.clock.now = new Date(testNow.getTime() + 13 * 3_600_000);
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
    await api.database.asAdministrator('update tenants set writes_stopped = true');
    expect(await send(messages['email acc-ben']!)).toBe('skipped');
    await api.database.asAdministrator('update tenants set writes_stopped = false');
    expect(await send(messages['email acc-ines']!)).toBe('sent');
    await api.setMode('observe');
    expect(await send(messages.webhook!)).toBe('skipped');
    await api.setMode('propose');
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
    await api.database.asAdministrator(
      `insert into plans select (made).* from (select jsonb_populate_record(p, '{"plan_id": "${earlier}", "round": 9}') as made
         from plans p) q;
       insert into notifications select (made).* from (select jsonb_populate_record(n,
         '{"plan_id": "${earlier}", "notification_id": "${earlier}", "state": "sent"}') as made
         from notifications n where account_id = 'acc-ben') q`,
    );
    api.clock.now = new Date(testNow.getTime() + 20 * 60_000);
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

describe('A12 a message is sent once at most', () => {
  it('one whose answer was lost is unknown, and never repeated', async () => {
    const messages = await noted(await askedPlan());
    const path = '/issue/*/notify';
    api.simulator.faults.add({ kind: 'drop_after_commit', path });
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
    const dying = { ...deps, webhook: { send: async () => await new Promise<never>(() => {}) } };
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
    api.simulator.faults.add({ kind: 'rate_limited', path });
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
    api.simulator.faults.add({ kind: 'token_refused', path: '/issue/*/notify' });
    expect(await send(messages['email acc-ben']!)).toBe('waiting_for_token');
    expect(await send(messages['email acc-ben']!)).toBe('waiting_for_token');
    expect(await ledger()).toContainEqual(
      expect.objectContaining({ account_id: 'acc-ben', state: 'due' }),
    );
    const fresh = { 'x-forge-oauth-system': api.simulator.tokens.app(tenantA) };
    await api.call('POST', '/forge/scheduled/token', { as: null, headers: fresh });
    expect(await send(messages['email acc-ben']!)).toBe('sent');
  });

  it('one that is refused is over, with the reason', async () => {
    const messages = await noted(await askedPlan());
    api.simulator.faults.add({ kind: 'forbidden', path: '/issue/*/notify' });
    receiver.setMode('redirect');
    expect(await send(messages['email acc-ben']!)).toBe('failed');
    expect(await send(messages.webhook!)).toBe('failed');
    expect((await ledger()).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['jira_permission_missing', 'webhook_refused']),
    );
  });
});

describe('A12 the digest', () => {
  const digests = () =>
    api.database.asAdministrator<{ state: string; plans: number }>(
      'select state, plans, code from digests order by day',
    );
  const run = () => attempt(() => activities.sendDigests());

  it('tells once a day of all that waits, where more than one plan does', async () => {
    await addPlan(api, 'SHOP-8');
    expect(await run()).toEqual({ sent: 0 });
    await addPlan(api, 'SHOP-12', { states: ['open', 'approved', 'rejected'] });
    const before = hooks().length;
    expect(await run()).toEqual({ sent: 1 });
    expect(await run()).toEqual({ sent: 0 });
    expect(hooks()).toHaveLength(before + 1);
    expect(JSON.parse(hooks().at(-1)?.text ?? '').text).toBe(
      '2 plans wait for a decision: SHOP-12 (2 changes), SHOP-8 (2 changes). Nothing can be decided from this message. https://lumen.example',
    );
    api.clock.now = new Date(testNow.getTime() + 24 * 3_600_000);
    expect(await run()).toEqual({ sent: 1 });
    expect(await digests()).toMatchObject([
      { state: 'sent', plans: 2 },
      { state: 'sent', plans: 2 },
    ]);
  });

  it('is not sent again when its answer was lost or it was left half way', async () => {
    await addPlan(api, 'SHOP-8');
    await addPlan(api, 'SHOP-12');
    receiver.setMode('lost_answer');
    const before = hooks().length;
    expect(await run()).toEqual({ sent: 0 });
    receiver.setMode('fine');
    expect(await run()).toEqual({ sent: 0 });
    expect(hooks()).toHaveLength(before + 1);
    await api.database.asAdministrator(`update digests set state = 'sending'`);
    expect(await run()).toEqual({ sent: 0 });
    expect(await digests()).toMatchObject([{ state: 'unknown' }]);
  });

  it('leaves out projects that are off, and tenants that want none', async () => {
    await addPlan(api, 'SHOP-8');
    await addPlan(api, 'SEC-1');
    expect(await run()).toEqual({ sent: 0 });
    await addPlan(api, 'SHOP-12');
    await turn({ email: true, webhook: false });
    expect(await run()).toEqual({ sent: 0 });
  });
});

function titleOf(name: string): string {
  const found = api.simulator.issuesOf(tenantA).find((one) => one.key === name);
  return (found?.raw.fields as { summary: string } | undefined)?.summary ?? '';
}

/** Words that only the text of an issue would hold. */
function isTelling(word: string): boolean {
  return word.length > 5;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}
