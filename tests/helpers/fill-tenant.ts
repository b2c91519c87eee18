import { saveVerification } from '../../db/audit-verification.ts';
import { saveQuestions } from '../../db/clarifications.ts';
import { setCommentSetting } from '../../db/comment-settings.ts';
import { insertDecision } from '../../db/decisions.ts';
import { beginDigest } from '../../db/digests.ts';
import { beginCall, type NewCall } from '../../db/egress.ts';
import { saveReply } from '../../db/idempotency.ts';
import { saveOutcomes } from '../../db/issue-outcomes.ts';
import { findIssue } from '../../db/issues.ts';
import { saveModelDrafts } from '../../db/model-drafts.ts';
import { saveModelSettings } from '../../db/model-settings.ts';
import { setModelProject } from '../../db/model-switches.ts';
import { addNotifications } from '../../db/notifications.ts';
import { saveNotifySettings } from '../../db/notify-settings.ts';
import { enqueue } from '../../db/outbox.ts';
import { saveOutcomeRun } from '../../db/outcome-runs.ts';
import { insertOverride } from '../../db/overrides.ts';
import { insertPlan } from '../../db/plans.ts';
import { insertPolicy } from '../../db/policies.ts';
import { setMode } from '../../db/project-modes.ts';
import { setPublishSetting } from '../../db/publish-settings.ts';
import { markProject } from '../../db/published-scores.ts';
import { noteQuotaDenial } from '../../db/quota-denials.ts';
import { reserve, settle } from '../../db/quotas.ts';
import { openRefinement } from '../../db/refinements.ts';
import { insertRejections } from '../../db/rejections.ts';
import { saveAnnotations } from '../../db/reports.ts';
import { takeCall } from '../../db/request-rates.ts';
import { insertGrants } from '../../db/role-grants.ts';
import { insertRules } from '../../db/rule-packs.ts';
import { holdPlace } from '../../db/simulation-places.ts';
import { planStandingWrite } from '../../db/standing-writes.ts';
import { insertSweepItems } from '../../db/sweep-items.ts';
import { insertEstimate } from '../../db/sweeps.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { saveAppToken, saveUserToken } from '../../db/tokens.ts';
import { rollUp } from '../../db/usage.ts';
import { beginAttempt, planWrite } from '../../db/writes.ts';
import { digestOf } from '../../domain/canonical.ts';
import { defaultModelSettings } from '../../domain/model/settings.ts';
import type { Plan } from '../../domain/plan.ts';
import { planSeal, rowDigest } from '../../domain/seal.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { installationOf, installTenant, type TestDatabase, testNow } from './database.ts';
import { issueOf, starter } from './judged.ts';
import { makeReport } from './make-report.ts';
import { makePlan } from './plans.ts';
import { everyTier } from './policies.ts';
import { storeJudged } from './store-judged.ts';
import { makeItem, makeSweep } from './sweeps.ts';

/** A word that stands in every encrypted column of a filled tenant. */
export const plantedWord = 'PLANTED-WORD';

export const inAnHour = new Date(testNow.getTime() + 3_600_000);

/** A refinement id of a tenant, the same each time. */
const refinementOf = (tenantId: string) => uuidV5(tenantId, 'refinement');

/** A sealed plan of a tenant with one open row per word. */
export function planOf(tenantId: string, words = [plantedWord, 'second']): Plan {
  const plan = makePlan(
    words.map(() => 'open'),
    { refinementId: refinementOf(tenantId) },
  );
  for (const [at, row] of plan.rows.entries()) {
    if (row.operation.kind !== 'createSubtask') continue;
    row.operation.fields.summary = words[at] ?? '';
    row.digest = rowDigest(row.operation, row.after);
  }
  return { ...plan, seal: planSeal(tenantId, plan) };
}

/** Opens a refinement of SHOP-12 and stores its plan. */
export async function propose(tx: TenantTx, plan = planOf(tx.tenantId)): Promise<Plan> {
  await openRefinement(tx, {
    refinementId: plan.refinementId,
    issueId: plan.issue.id,
    projectId: '10000',
    reason: 'person',
    requestedBy: 'acc-ada',
    at: testNow,
    dueAt: inAnHour,
  });
  await insertPlan(tx, plan, { projectId: '10000', proposedBy: 'readygate', at: testNow });
  return plan;
}

/** Puts at least one row of a tenant into every table that tenants own. */
export async function fillTenant(database: TestDatabase, tenantId: string): Promise<void> {
  await installTenant(database, tenantId);
  await database.withTenant(tenantId, async (tx) => {
    const at = testNow;
    const expiresAt = inAnHour;
    await setMode(tx, { projectId: '10000', mode: 'propose', at });
    await takeCall(tx, [{ name: 'calls', rate: { perSecond: 1, atOnce: 1 } }], at);
    await saveVerification(tx, { ok: true, entries: 1, head: '' }, at);
    await insertPolicy(tx, {
      projectId: '10000',
      policy: everyTier({ reviewers: 2, proposerExcluded: true }),
      by: 'acc-otto',
      at,
    });
    await insertRules(tx, '10000', {
      version: 2,
      source: 'id: team\n',
      pack: { ...starter, id: 'team' },
      publishedBy: 'acc-otto',
      publishedAt: at.toISOString(),
    });
    const grants = { member: { accounts: ['acc-ada'] } };
    await insertGrants(tx, { scope: '10000', seen: 0, grants, accountId: 'acc-otto', at });
    const issue = { issueId: '10112' };
    const content = issueOf({ summary: plantedWord });
    await storeJudged(tx, { ...issue, report: makeReport(plantedWord), at, content });
    await annotate(tx, issue.issueId);
    await insertOverride(tx, issue.issueId, {
      overrideId: uuidV5(tenantId, 'override'),
      kind: 'waiver',
      rule: 'criteria.present',
      target: digestOf('evidence'),
      meaning: digestOf('meaning'),
      reason: plantedWord,
      accountId: 'acc-ada',
      givenAt: at,
    });
    await fillOutcomes(tx, { issueId: issue.issueId, reportId: uuidV5(tenantId, 'report') });
    const { id: planId, seal, base, rows } = await propose(tx);
    const [row] = rows;
    if (!row) throw new Error('the plan has rows');
    const installationId = installationOf(tenantId);
    await saveAppToken(tx, { installationId, token: plantedWord, expiresAt, at });
    await saveUserToken(tx, { planId, accountId: 'acc-ada', token: plantedWord, expiresAt, at });
    await insertDecision(tx, {
      decisionId: uuidV5(planId, 'decision'),
      planId,
      kind: 'decision',
      accountId: 'acc-ada',
      seal,
      policyVersion: 1,
      at,
      rows: [
        {
          rowId: row.id,
          rowDigest: row.digest,
          verdict: 'reject',
          fields: base,
          reason: plantedWord,
        },
      ],
    });
    await insertRejections(tx, issue.issueId, [{ rowId: row.id, idea: digestOf('idea') }], at);
    const { operationId } = row;
    const score = { score: 40, status: 'needs_work' as const };
    const asked = { ...issue, projectId: '10000', refinementId: refinementOf(tenantId), ...score };
    const question = { rules: ['criteria.present'], outcome: 'fail' as const, text: plantedWord };
    await saveQuestions(tx, { ...asked, questions: [question] }, at);
    await planWrite(tx, { operationId, planId, rowId: row.id, at });
    const attemptId = uuidV5(operationId, 'attempt');
    await beginAttempt(tx, { operationId, attemptId, accountId: 'acc-ada', at, deadlineAt: at });
    const webhook = {
      url: `https://chat.example/${plantedWord}`,
      key: plantedWord,
      format: 'text',
    } as const;
    await saveNotifySettings(
      tx,
      { version: 0, email: true, siteUrl: 'https://lumen.example', webhook },
      { at, author: 'operator' },
    );
    const notificationId = uuidV5(planId, 'notification');
    const message = { planId, stage: 'proposed', channel: 'webhook', accountId: '' } as const;
    await addNotifications(tx, [{ notificationId, ...message }], at);
    await fillPublishing(tx, issue.issueId);
    await fillModel(tx, { issueId: issue.issueId, refinementId: refinementOf(tenantId) });
    const holder = uuidV5(tenantId, 'simulation');
    await holdPlace(tx, { holder, at, until: expiresAt }, 1);
    await fillQuotas(tx);
    await fillSweeps(tx, issue.issueId);
    await beginDigest(tx, { day: '2026-11-24', plans: 2, at });
    await enqueue(
      tx,
      { workflowId: `judge/${tenantId}/1`, kind: 'start', name: 'x', args: [] },
      at,
    );
    await saveReply(
      tx,
      { accountId: 'acc-ada', route: 'POST /x', key: 'k' },
      { bodyDigest: digestOf({}), status: 200, reply: { text: plantedWord } },
      at,
    );
  });
}

/** What a model said beside the report of an issue. */
async function annotate(tx: TenantTx, issueId: string): Promise<void> {
  const reportId = (await findIssue(tx, issueId))?.reportId;
  if (!reportId) throw new Error('the issue was judged');
  const said = { state: 'made' as const, model: plantedWord, remarks: [], refused: 0 };
  const at = testNow.toISOString();
  await saveAnnotations(tx, reportId, { format: 2, prompt: 'review/1', at, ...said });
}

async function fillOutcomes(
  tx: TenantTx,
  ids: { issueId: string; reportId: string },
): Promise<void> {
  const times = { startedAt: testNow, finishedAt: testNow };
  const said = {
    leftOut: null,
    troubles: ['blocked'],
    standings: { 'story.form': 'fail' },
  } as const;
  await saveOutcomes(tx, '10000', [{ ...ids, ...times, ...said }], testNow);
  await saveOutcomeRun(tx, '10000', { seenUntil: testNow, gatheredAt: testNow });
}

/** An estimate of a sweep, and an issue that it met. */
async function fillSweeps(tx: TenantTx, issueId: string): Promise<void> {
  const sweepId = uuidV5(tx.tenantId, 'sweep');
  await insertEstimate(tx, makeSweep({ sweepId, jql: `summary ~ ${plantedWord}` }));
  const item = makeItem({ issueId });
  await insertSweepItems(tx, { sweepId, previousId: null }, [item], testNow);
}

async function fillQuotas(tx: TenantTx): Promise<void> {
  const wish = { kind: 'refinements', id: 'refinement', amount: 1, releaseAt: inAnHour } as const;
  await reserve(tx, wish, testNow);
  await settle(tx, { kind: 'judgements', id: 'judgement' }, { amount: 1, at: testNow });
  await rollUp(tx, '2026-11-25');
  const reached = { kind: 'sweeps', span: 'day', limit: 0, resetsAt: null } as const;
  await noteQuotaDenial(tx, reached, { at: testNow, accountId: 'acc-ada' });
}

async function fillPublishing(tx: TenantTx, issueId: string): Promise<void> {
  const projectId = '10000';
  const setting = { projectId, mode: 'field', language: 'en', version: 0 } as const;
  await setPublishSetting(tx, setting, { at: testNow, accountId: 'acc-otto' });
  await markProject(tx, projectId, testNow);
  const operationId = uuidV5(tx.tenantId, 'standing');
  await planStandingWrite(tx, { operationId, target: 'field', issueIds: [issueId] }, testNow);
}

async function fillModel(
  tx: TenantTx,
  { issueId, refinementId }: { issueId: string; refinementId: string },
): Promise<void> {
  const by = { at: testNow, accountId: 'acc-otto' };
  const endpoint = { baseUrl: 'https://model.example/v1', model: 'small', key: plantedWord };
  const settings = { ...defaultModelSettings, on: true, endpoint, names: [plantedWord] };
  await saveModelSettings(tx, { version: 0, ...settings }, by);
  await setModelProject(tx, { projectId: '10000', on: true, version: 0 }, by);
  await setCommentSetting(tx, { projectId: '10000', audience: 'customer', version: 0 }, by);
  await beginCall(tx, callOf(tx.tenantId, { issueId }));
  const tooMuch = { tokens: 1e6, micros: 0 };
  await beginCall(tx, callOf(tx.tenantId, { issueId, name: 'denied', reserve: tooMuch }));
  const span = { field: 'summary' as const, start: 0, end: 12, text: plantedWord };
  const subtask = { summary: plantedWord, lines: [], span, ungrounded: [] };
  await saveModelDrafts(tx, refinementId, {
    prompt: 'subtasks/1',
    drafts: [subtask],
    at: testNow,
  });
}

/** A call of a model that has the room of a day. */
export function callOf(
  tenantId: string,
  { issueId = '10112', name = 'call', ...changed }: Partial<NewCall> & { name?: string } = {},
): NewCall {
  return {
    egressId: uuidV5(tenantId, `egress/${name}`),
    issueId,
    revision: issueId && digestOf('content'),
    grant: null,
    prompt: 'review/1',
    endpoint: { origin: 'https://model.example', digest: digestOf('model'), model: 'small' },
    egress: { body: '{}', fields: ['summary'], redactions: { mail: 1, secret: 0, name: 2 } },
    bodyDigest: digestOf('{}'),
    reserve: { tokens: 100, micros: 50 },
    ceiling: { tokens: 1000, micros: 500 },
    operators: null,
    at: testNow,
    ...changed,
  };
}
