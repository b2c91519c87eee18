import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Activities } from '../../activities/activities.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createActivities } from '../../activities/index.ts';
import { shippedWork } from '../../bin/prompts.ts';
import { createJiraClient } from '../../clients/jira/client.ts';
import { createModelClient } from '../../clients/model/model-client.ts';
import { lastConnectionTest, listEgress, spentOn } from '../../db/egress.ts';
import { findModelDrafts } from '../../db/model-drafts.ts';
import { findModelSettings, saveModelSettings } from '../../db/model-settings.ts';
import { setModelProject, setModelStopped } from '../../db/model-switches.ts';
import { findAnnotations } from '../../db/reports.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { createModelSimulator, modelKey } from '../../dev/model-simulator/index.ts';
import { silentLogger as logger } from '../../dev/silent-logger.ts';
import { defaultModelSettings } from '../../domain/model/settings.ts';
import { issue, startApi, type TestApi } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { starter } from '../helpers/judged.ts';
import { tenantA } from '../helpers/plans.ts';

const simulator = createModelSimulator();
const by = { at: testNow, accountId: 'acc-otto' };
let api: TestApi;
let activities: Activities;
let ref: { tenantId: string; refinementId: string; generation: number };
let reportId: string;
beforeAll(async () => {
  api = await startApi();
  const { baseUrl } = await simulator.listen();
  await api.call('POST', '/forge/scheduled/token', { as: null });
  await api.setMode('propose');
  const model = {
    client: createModelClient({ timeoutSeconds: 5, privateHosts: ['127.0.0.1'] }),
    offered: null,
    work: shippedWork(),
    countTokens: async (text: string) => Math.ceil(text.length / 4),
  };
  activities = createActivities({
    withTenant: api.database.withTenant,
    jira: createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 5 }),
    model,
    pack: starter,
    clock: () => api.clock.now,
  } as unknown as ActivityDeps);
  await inTenant(async (tx) => {
    const endpoint = { baseUrl, model: 'simulated', key: modelKey };
    await saveModelSettings(tx, { version: 0, ...defaultModelSettings, on: true, endpoint }, by);
    await setModelProject(tx, { projectId: '10000', on: true, version: 0 }, by);
  });
  const opened = await api.call('POST', `/v1/issues/${issue}/refinements`);
  ref = { tenantId: tenantA, refinementId: opened.body.id, generation: 1 };
  expect(await attempt(() => activities.analyseIssue(ref))).toEqual({ next: 'annotate' });
  const [row] = await api.database.asAdministrator<{ report_id: string }>(
    'select report_id from reports',
  );
  reportId = row?.report_id ?? '';
}, 60_000);
afterAll(async () => {
  await simulator.close();
  await api.close();
});
beforeEach(async () => {
  simulator.setMode('fixed');
  await api.database.asAdministrator(
    'truncate model_drafts, egress_records, model_circuits, model_days',
  );
  await api.database.asAdministrator('update reports set annotations = null');
});

const inTenant = <Result>(work: (tx: TenantTx) => Promise<Result>) =>
  api.database.withTenant(tenantA, work);
let attempts = 0;
/** Runs an activity as an attempt of its own. */
function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
  attempts += 1;
  const environment = new MockActivityEnvironment({ activityId: `a-${attempts}` }, { logger });
  return environment.run(work) as Promise<Result>;
}
const annotate = () => attempt(() => activities.annotateReport(ref));
const annotations = () => inTenant((tx) => findAnnotations(tx, reportId));
const drafts = () => inTenant((tx) => findModelDrafts(tx, ref.refinementId));
const calls = () => inTenant((tx) => listEgress(tx, { after: null, limit: 50 }));
const asked = () => simulator.requests().length;

describe('R10 annotating a report', () => {
  it('asks each prompt once, however often it runs', async () => {
    await annotate();
    expect(await annotations()).toMatchObject({
      state: 'made',
      prompt: 'review/1',
      model: 'simulated',
    });
    expect(await drafts()).not.toBeNull();
    const { body } = await api.call('GET', `/v1/issues/${issue}/readiness`);
    const [remark] = body.annotations.remarks;
    expect(body.annotations).toMatchObject({ state: 'made', code: null });
    expect(remark.source).toMatchObject({ kind: 'issue', span: { text: expect.any(String) } });
    const before = asked();
    await annotate();
    expect(asked()).toBe(before);
    const spent = await inTenant((tx) => spentOn(tx, testNow));
    const taken = (await calls()).map(
      ({ inputTokens, outputTokens }) => (inputTokens ?? 0) + (outputTokens ?? 0),
    );
    expect(spent.tokens).toBe(taken.reduce((sum, tokens) => sum + tokens, 0));
  });

  it('marks the report where the answer was no good, and keeps none of it', async () => {
    simulator.setMode('malformed');
    await annotate();
    expect(await annotations()).toMatchObject({ state: 'failed', code: 'model_answer_invalid' });
    expect(await drafts()).toBeNull();
    expect((await calls()).map(({ state, code }) => [state, code])).toEqual([
      ['refused', 'wrong_shape'],
      ['refused', 'wrong_shape'],
    ]);
  });

  it('is tried again where the endpoint was away, and a failed mark gives way to an answer', async () => {
    simulator.setMode('unavailable');
    await expect(annotate()).rejects.toMatchObject({ code: 'model_unavailable' });
    expect(await annotations()).toMatchObject({ state: 'failed', code: 'model_unavailable' });
    simulator.setMode('fixed');
    await annotate();
    expect(await annotations()).toMatchObject({ state: 'made' });
  });

  it('sends nothing where models were stopped since, or the day has no room', async () => {
    const before = asked();
    await inTenant((tx) => setModelStopped(tx, { stopped: true, at: testNow }));
    await annotate();
    await inTenant((tx) => setModelStopped(tx, { stopped: false, at: testNow }));
    const settings = await inTenant(findModelSettings);
    const save = (dailyTokens: number, version: number) =>
      inTenant((tx) => saveModelSettings(tx, { ...settings, dailyTokens, version }, by));
    await save(10, settings.version);
    await annotate();
    await save(settings.dailyTokens, settings.version + 1);
    expect(asked()).toBe(before);
    expect(await annotations()).toMatchObject({ state: 'failed', code: 'model_ceiling_reached' });
    expect(await calls()).toEqual([]);
  });
});

describe('G5 the test of a connection', () => {
  it('sends no issue, and says how it went', async () => {
    expect(await attempt(() => activities.testModel({ tenantId: tenantA }))).toEqual({
      code: 'ok',
    });
    const sent = JSON.parse(simulator.requests().at(-1) ?? '');
    expect(JSON.parse(sent.messages[1].content)).toEqual({ fields: [] });
    const test = await inTenant(lastConnectionTest);
    expect(test).toMatchObject({ issueId: null, fields: [], state: 'answered' });
    simulator.setMode('unavailable');
    const code = await attempt(() => activities.testModel({ tenantId: tenantA }));
    expect(code).toEqual({ code: 'model_unavailable' });
  });
});
