import type { Activities } from '../../../activities/activities.ts';
import type { ActivityDeps } from '../../../activities/deps.ts';
import { createActivities } from '../../../activities/index.ts';
import { createJiraClient } from '../../../clients/jira/client.ts';
import { addNotifications } from '../../../db/notifications.ts';
import { saveNotifySettings } from '../../../db/notify-settings.ts';
import { insertOverride } from '../../../db/overrides.ts';
import type { RotationDeps } from '../../../db/tenant-key-rotation.ts';
import type { WithTenant } from '../../../db/tenant-tx.ts';
import { memberPermissions } from '../../../dev/jira-simulator/state/catalogue.ts';
import { digestOf } from '../../../domain/canonical.ts';
import { createSubtaskOperation } from '../../../domain/operations/create-subtask.ts';
import type { Plan } from '../../../domain/plan.ts';
import type { RefinementRef } from '../../../domain/refinement.ts';
import type { SweepRef } from '../../../domain/sweep.ts';
import { uuidV5 } from '../../../domain/uuid.ts';
import {
  endedMessage,
  heardMessage,
  startClarifyIssue,
} from '../../../workflows/clarify-messages.ts';
import { startNotifyPeople } from '../../../workflows/notify-people.ts';
import { cancelledMessage, startRefineIssue } from '../../../workflows/refine-messages.ts';
import { startSweepBacklog, sweepChangedMessage } from '../../../workflows/sweep-messages.ts';
import { startApi, type TestApi, verdictsOn } from '../api.ts';
import { plantWaiting } from '../clarifications.ts';
import { testNow } from '../database.ts';
import { plantPlan } from '../engine/plant-plan.ts';
import { starter } from '../judged.ts';
import { startProcess } from '../key-rotation.ts';
import { tenantA } from '../plans.ts';
import { judged, prepareSite, publishing } from '../publishing.ts';
import { storeJudged } from '../store-judged.ts';
import { makeSweep, startedSweep } from '../sweeps.ts';
import { type Watched, watched } from './watch.ts';

/** Work items of the simulator: what everything of a round is about. */
export const issues = {
  first: '10112',
  second: '10113',
  third: '10114',
  fourth: '10115',
  fifth: '10116',
} as const;

/** What is about to collide: one tenant with plans that wait, that go out and that are done. */
export interface Ground {
  api: TestApi;
  call: TestApi['call'];
  activities: Activities;
  withTenant: WithTenant;
  watched: Watched;
  rotation: RotationDeps;
  /** On the first issue, in a state that follows from the round. */
  plan: Plan;
  /** On the second issue; it waits. */
  other: Plan;
  /** On the fourth issue: written, and its questions wait for an answer. */
  done: Plan;
  /** A refinement of the third issue that has no plan yet. */
  unplanned: RefinementRef;
  /** A sweep of the project that runs. */
  sweep: SweepRef;
}

/** What is about the plan of the first issue when a round begins. */
export const variants = ['waiting', 'approved', 'released', 'uncertain'] as const;
export type Variant = (typeof variants)[number];

export const refOf = ({ refinementId }: Pick<Plan, 'refinementId'>): RefinementRef => ({
  tenantId: tenantA,
  refinementId,
  generation: 1,
});

/** An API and activities on one database, whose transactions are slow enough to meet. */
export async function startGround(pauses: () => number): Promise<{
  ground: Ground;
  /** Everything as it was before the first round, with the first plan in this state. */
  reset(variant: Variant): Promise<void>;
  close(): Promise<void>;
}> {
  const api = await startApi();
  const slow = watched(api.database.withTenant, pauses);
  const deps = activityDeps(api, slow.withTenant);
  const call = await api.other({ withTenant: slow.withTenant });
  await api.call('POST', '/forge/scheduled/token', { as: null });
  await api.setMode('propose');
  prepareSite(api.simulator, tenantA);
  // Whoever takes something back deletes it.
  api.simulator.acting.setPermissions({
    ...{ cloudId: tenantA, project: 'SHOP', accountId: 'acc-ada' },
    permissions: [...memberPermissions, 'DELETE_ISSUES'],
  });
  const ground = {
    api,
    call,
    activities: createActivities(deps),
    withTenant: slow.withTenant,
    watched: slow,
    rotation: { ...startProcess(api.database), withTenant: slow.withTenant },
  } as Ground;
  return {
    ground,
    reset: (variant) => resetGround(ground, variant),
    close: () => api.close(),
  };
}

function activityDeps(api: TestApi, withTenant: WithTenant): ActivityDeps {
  return {
    withTenant,
    jira: createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 10 }),
    model: null,
    webhook: { send: async () => ({ kind: 'sent' }) } as unknown as ActivityDeps['webhook'],
    pack: starter,
    clock: () => api.clock.now,
    writing: { sendSeconds: 3, settleSeconds: 0.1, lookupGapSeconds: 0.1, origin: 'Ours.' },
    clockPool: api.database.pools.clock,
    silentAfterHours: 24,
    runs: {
      isOpen: async () => false,
      start: startRefineIssue,
      cancelled: cancelledMessage,
      notify: startNotifyPeople,
      sweeps: {
        isOpen: async () => false,
        start: startSweepBacklog,
        changed: sweepChangedMessage,
      },
      answers: {
        isOpen: async () => false,
        start: startClarifyIssue,
        heard: heardMessage,
        ended: endedMessage,
      },
    },
  };
}

/** Everything of the tenant that a round changed is gone; its chain and its keys stay. */
const clean = `set session_replication_role = replica;
  delete from refinements; delete from plans; delete from plan_rows; delete from decisions; delete from decision_rows;
  delete from rejections; delete from tokens; delete from idempotency_keys; delete from outbox;
  delete from clarifications; delete from writes; delete from write_attempts; delete from standing_writes;
  delete from published_scores; delete from publish_settings; delete from comment_settings; delete from overrides; delete from policies;
  delete from rule_packs; delete from notify_settings; delete from notifications; delete from digests;
  delete from model_settings; delete from model_projects; delete from issues; delete from reports;
  delete from role_grants; delete from issue_outcomes; delete from outcome_runs; delete from sweep_items; delete from sweeps;
  update tenants set state = 'active', left_at = null, writes_stopped = false, model_stopped = false, recovering_since = null, detected_until = null;
  delete from setting_changes; update project_modes set mode = 'propose', version = 1; update installations set state = 'active';`;

async function resetGround(ground: Ground, variant: Variant): Promise<void> {
  const { api } = ground;
  const { withTenant } = api.database;
  const at = api.clock.now;
  await api.database.asAdministrator(clean);
  await api.call('POST', '/forge/scheduled/token', { as: null });
  await withTenant(tenantA, async (tx) => {
    for (const issueId of Object.values(issues)) await storeJudged(tx, { issueId, at });
  });
  ground.done = await plant(api, 'SHOP-15', issues.fourth, ['done before']);
  await settleDone(ground);
  ground.plan = await plant(api, 'SHOP-12', issues.first, ['one', 'two', 'three']);
  ground.other = await plant(api, 'SHOP-13', issues.second, ['a', 'b']);
  const unplanned = await api.call('POST', `/v1/issues/${issues.third}/refinements`);
  ground.unplanned = refOf({ refinementId: unplanned.body.id });
  ground.sweep = await startSweep(ground);
  await publishing({ withTenant }, tenantA, 'field_and_gate', at);
  await judged({ withTenant }, tenantA, { [issues.second]: 40, [issues.third]: 60 }, at);
  await saySomething(ground);
  await bring(ground, variant);
}

async function startSweep({ api }: Ground): Promise<SweepRef> {
  const made = makeSweep({ at: api.clock.now });
  return await startedSweep(api.database.withTenant, tenantA, made);
}

/** A waiver to take back, and a message to send. */
async function saySomething({ api, plan }: Ground): Promise<void> {
  const at = api.clock.now;
  await api.database.withTenant(tenantA, async (tx) => {
    await insertOverride(tx, issues.first, {
      overrideId: uuidV5(tenantA, 'waiver'),
      ...{ kind: 'waiver', rule: 'criteria.present', target: digestOf('evidence') },
      ...{ meaning: null, reason: 'Said before', accountId: 'acc-ada', givenAt: at },
    });
    const settings = { version: 0, email: true, siteUrl: 'https://lumen.example', webhook: null };
    await saveNotifySettings(tx, settings, { at, author: 'operator' });
    const notificationId = uuidV5(plan.id, 'message');
    const message = { planId: plan.id, stage: 'proposed', channel: 'email' } as const;
    await addNotifications(tx, [{ notificationId, ...message, accountId: 'acc-ada' }], at);
  });
}

const plant = (
  api: TestApi,
  key: string,
  issueId: string,
  words: readonly string[],
): Promise<Plan> =>
  plantPlan(
    {
      tenantId: tenantA,
      simulator: api.simulator,
      database: api.database,
      clock: { now: () => api.clock.now },
    },
    key,
    words.map((summary) => ({
      operation: createSubtaskOperation({
        issueId,
        projectId: '10000',
        issueTypeId: '10003',
        summary,
        lines: ['A text of its own'],
        origin: 'Ours.',
      }),
      fields: [],
    })),
  );

async function settleDone({ api, done }: Ground): Promise<void> {
  await api.database.asAdministrator(
    `update plan_rows set state = 'done', result_id = '999001' where plan_id = '${done.id}';
     update plans set state = 'final' where plan_id = '${done.id}';
     update refinements set outcome = 'applied', step = 'closed', closed_at = changed_at
      where refinement_id = '${done.refinementId}'`,
  );
  await api.database.withTenant(tenantA, (tx) => plantWaiting(tx, done));
}

/** Brings the plan of the first issue into a state in which other things can happen to it. */
async function bring({ api, plan }: Ground, variant: Variant): Promise<void> {
  if (variant === 'waiting') return;
  const verdicts =
    variant === 'approved'
      ? (['approve', 'approve'] as const)
      : (['approve', 'approve', 'approve'] as const);
  const { status } = await api.call('POST', `/v1/plans/${plan.id}/decisions`, {
    body: verdictsOn(plan, ...verdicts),
  });
  if (status !== 200) throw new Error(`the plan could not be approved: ${status}`);
  if (variant !== 'uncertain') return;
  const [row] = plan.rows;
  await api.database.asAdministrator(
    `update plan_rows set state = 'uncertain' where row_id = '${row?.id}';
     insert into writes (tenant_id, operation_id, plan_id, row_id, state, changed_at)
     values ('${tenantA}', '${row?.operationId}', '${plan.id}', '${row?.id}', 'uncertain', '${testNow.toISOString()}')`,
  );
}
