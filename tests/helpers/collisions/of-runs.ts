import { MockActivityEnvironment } from '@temporalio/testing';
import type { Activities } from '../../../activities/activities.ts';
import { encryptedColumns } from '../../../db/encrypted-columns.ts';
import { moveInstallation } from '../../../db/installations.ts';
import { claimOutbox, markDelivered } from '../../../db/outbox.ts';
import { beginRecovery, endRecovery, recoverRefinements } from '../../../db/recovery.ts';
import { resealBatch } from '../../../db/reseal.ts';
import { beginTenantRotation, destroyRetired } from '../../../db/tenant-key-rotation.ts';
import { findAppToken, refuseToken } from '../../../db/tokens.ts';
import { silentLogger as logger } from '../../../dev/silent-logger.ts';
import { isReadygateError } from '../../../domain/errors.ts';
import { refusalGrace } from '../../../domain/installation.ts';
import { startRefineIssue } from '../../../workflows/refine-messages.ts';
import { installationOf } from '../database.ts';
import { tenantA } from '../plans.ts';
import { type Ground, issues, refOf } from './ground.ts';
import type { Act } from './of-people.ts';

/** What an activity may answer; anything but one of our codes is a fault. */
let attempts = 0;
const run =
  (work: (activities: Activities, ground: Ground) => Promise<unknown>): Act =>
  async (ground) => {
    try {
      attempts += 1;
      const environment = new MockActivityEnvironment({ activityId: `a-${attempts}` }, { logger });
      await environment.run(() => work(ground.activities, ground));
      return 'done';
    } catch (error) {
      if (isReadygateError(error) && error.code !== 'internal') return error.code;
      throw error;
    }
  };
const tenant = { tenantId: tenantA };
const planStep = ({ plan }: Ground) => ({ ...refOf(plan), planId: plan.id });
const asked = ({ done }: Ground) => refOf(done);

/** Every activity, on what the ground has for it. */
export const actsOfRuns: Record<keyof Activities, Act> = {
  judgeOnce: run((does) => does.judgeOnce({ ...tenant, issueId: issues.first })),
  analyseIssue: run((does, { unplanned }) => does.analyseIssue(unplanned)),
  annotateReport: run((does, { unplanned }) => does.annotateReport(unplanned)),
  draftPlan: run((does, { unplanned }) => does.draftPlan(unplanned)),
  revalidatePlan: run((does, ground) => does.revalidatePlan(planStep(ground))),
  applyPlan: run((does, ground) => does.applyPlan(planStep(ground))),
  verifyPlan: run((does, ground) => does.verifyPlan(planStep(ground))),
  remindApprovers: run((does, ground) => does.remindApprovers(planStep(ground))),
  expirePlan: run((does, ground) => does.expirePlan(planStep(ground))),
  closeRefinement: run((does, { plan }) =>
    does.closeRefinement({ ...refOf(plan), outcome: 'failed' }),
  ),
  resumeClarification: run((does, ground) => does.resumeClarification(asked(ground))),
  judgeAnswers: run((does, ground) => does.judgeAnswers(asked(ground))),
  remindAsked: run((does, ground) => does.remindAsked(asked(ground))),
  endClarification: run((does, ground) => does.endClarification(asked(ground))),
  noteMessages: run((does, { plan }) =>
    does.noteMessages({ ...tenant, planId: plan.id, stage: 'proposed' }),
  ),
  sendMessage: run(async (does, { api, plan }) => {
    const [due] = await api.database.asAdministrator<{ id: string }>(
      'select notification_id as id from notifications limit 1',
    );
    await does.sendMessage({ ...tenant, notificationId: due?.id ?? plan.id });
  }),
  sendDigests: run((does) => does.sendDigests()),
  testModel: run((does) => does.testModel(tenant)),
  publishDue: run((does) => does.publishDue(tenant)),
  reconcileOnce: run((does) => does.reconcileOnce()),
  gatherOutcomes: run((does) => does.gatherOutcomes({ ...tenant, projectId: '10000' })),
  sweepPage: run((does, { sweep }) => does.sweepPage(sweep)),
  failSweep: run((does, { sweep }) => does.failSweep({ ...sweep, problem: 'internal' })),
  detectOnce: run((does) => does.detectOnce()),
  verifyAudits: run((does) => does.verifyAudits()),
};

const asOperator =
  (work: (ground: Ground) => Promise<unknown>): Act =>
  async (ground) => {
    try {
      await work(ground);
      return 'done';
    } catch (error) {
      if (isReadygateError(error) && error.code !== 'internal') return error.code;
      throw error;
    }
  };

/** What an operator's commands and the dispatcher do beside all that. */
export const actsOfOperators: Record<string, Act> = {
  rotateKey: asOperator(async ({ rotation }) => {
    const version = await beginTenantRotation(rotation, tenantA, new Date());
    if (version === null) return;
    const { pool, keys } = rotation;
    for (const column of encryptedColumns)
      await resealBatch(pool, keys, tenantA, { column, after: [], limit: 20 });
    await destroyRetired(rotation, tenantA);
  }),
  recover: asOperator(async ({ api, withTenant }) => {
    const at = api.clock.now;
    const lost = { since: new Date(at.getTime() - 60_000), until: at };
    await withTenant(tenantA, (tx) => beginRecovery(tx, lost, at));
    await withTenant(tenantA, (tx) =>
      recoverRefinements(tx, { lost, at, dueAt: at, limit: 100, start: startRefineIssue }),
    );
    await withTenant(tenantA, (tx) => endRecovery(tx, at));
  }),
  endWhatLeft: asOperator(async ({ api, activities }) => {
    await api.database.asAdministrator('update tenants set left_at = $1', [api.clock.now]);
    await activities.reconcileOnce();
  }),
  fallSilent: asOperator(async ({ api, withTenant }) => {
    const at = api.clock.now;
    await withTenant(tenantA, (tx) =>
      moveInstallation(tx, installationOf(tenantA), 'silent', { at }),
    );
  }),
  refuseToken: asOperator(async ({ api, withTenant }) => {
    const found = await withTenant(tenantA, (tx) => findAppToken(tx, api.clock.now));
    const at = new Date(api.clock.now.getTime() + refusalGrace);
    if (found) await withTenant(tenantA, (tx) => refuseToken(tx, found.tokenId, at));
  }),
  deliver: asOperator(async ({ api }) => {
    const pool = api.database.pools.dispatcher;
    const at = new Date(api.clock.now.getTime() + 1000);
    const claimed = await claimOutbox(pool, { at, leaseSeconds: 1, limit: 20 });
    for (const row of claimed) await markDelivered(pool, row, { at, delivery: 'delivered' });
  }),
};
