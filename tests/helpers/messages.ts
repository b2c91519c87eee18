import { afterAll, beforeAll, beforeEach } from '@jest/globals';
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
import { startNotifyPeople } from '../../workflows/notify-people.ts';
import { startApi, type TestApi } from './api.ts';
import { testNow } from './database.ts';
import { addPlan } from './inbox.ts';
import { tenantA, tenantB } from './plans.ts';
import { everyTier } from './policies.ts';

const key = Buffer.alloc(32, 9).toString('base64');
const policy = everyTier({
  reviewers: 2,
  approvers: { accounts: ['acc-ada', 'acc-ben', 'acc-ines'] },
  proposerExcluded: false,
});

/** Runs an activity as an attempt of its own. */
function createAttempts() {
  let attempts = 0;
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    attempts += 1;
    const environment = new MockActivityEnvironment({ activityId: `a-${attempts}` }, { logger });
    return environment.run(work) as Promise<Result>;
  };
}

/** The activities that send messages, with a Jira and a webhook of this file's own, empty before each test. */
export function messageGround() {
  const receiver = createMessageSimulator({ key });
  const attempt = createAttempts();
  const ground = {} as { api: TestApi; deps: ActivityDeps; activities: Activities };
  let origin = '';

  const turn = async (
    { email, webhook }: { email: boolean; webhook: boolean },
    tenant = tenantA,
  ): Promise<void> => {
    await ground.api.database.withTenant(tenant, async (tx) => {
      const { version } = await findNotifySettings(tx);
      const target = { url: `${origin}/hook/${tenant}`, key, format: 'text' as const };
      await saveNotifySettings(
        tx,
        { version, email, siteUrl: 'https://lumen.example', webhook: webhook ? target : null },
        { at: testNow, author: 'operator' },
      );
    });
  };

  beforeAll(async () => {
    const api = await startApi();
    ({ origin } = await receiver.listen());
    for (const tenant of [tenantA, tenantB]) {
      await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
      await api.setMode('propose', tenant);
    }
    await api.database.withTenant(tenantA, (tx) =>
      insertPolicy(tx, { projectId: '10000', policy, by: 'acc-otto', at: testNow }),
    );
    const deps = {
      withTenant: api.database.withTenant,
      jira: createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 5 }),
      webhook: createWebhookClient({ timeoutSeconds: 2, privateHosts: ['127.0.0.1'] }),
      clock: () => api.clock.now,
      clockPool: api.database.pools.clock,
      silentAfterHours: 24,
      runs: {
        isOpen: async () => true,
        notify: startNotifyPeople,
        answers: { isOpen: async () => true },
      },
    } as unknown as ActivityDeps;
    Object.assign(ground, { api, deps, activities: createActivities(deps) });
  }, 60_000);
  afterAll(async () => {
    await receiver.close();
    await ground.api?.close();
  });
  beforeEach(async () => {
    const { api } = ground;
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

  const note = (planId: string, stage: NotifyStage = 'proposed', tenantId = tenantA) =>
    attempt(() => ground.activities.noteMessages({ tenantId, planId, stage }));

  return {
    ground,
    receiver,
    attempt,
    turn,
    note,
    send: (notificationId: string, tenantId = tenantA): Promise<MessageState | string> =>
      attempt(() => ground.activities.sendMessage({ tenantId, notificationId })).catch(
        (error: { code: string }) => error.code,
      ),
    /** A plan that two people must approve. */
    askedPlan: (name = 'SHOP-12') =>
      addPlan(ground.api, name, { policy: { id: policy.id, version: policy.version } }),
    ledger: () =>
      ground.api.database.asAdministrator<{
        channel: string;
        account_id: string;
        state: string;
        code: string;
      }>(
        'select channel, account_id, state, code, attempts from notifications order by channel, account_id',
      ),
    /** Notes the messages, and answers with their ids by channel and person. */
    async noted(plan: Plan, stage: NotifyStage = 'proposed'): Promise<Record<string, string>> {
      await note(plan.id, stage);
      const rows = await ground.api.database.asAdministrator<{ id: string; name: string }>(
        `select notification_id as id, channel || ' ' || account_id as name from notifications`,
      );
      return Object.fromEntries(rows.map(({ id, name }) => [name.trim(), id]));
    },
    mailsTo: () => ground.api.simulator.mails().map(({ to }) => to),
    hooks: () => receiver.taken().filter(({ path }) => path === `/hook/${tenantA}`),
    entries: async (action: string) =>
      (await readEntries(ground.api.database.pools.readonly, tenantA))
        .map(({ body }) => JSON.parse(body))
        .filter((entry) => entry.action === action),
  };
}
