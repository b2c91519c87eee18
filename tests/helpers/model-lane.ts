import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Activities } from '../../activities/activities.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createActivities } from '../../activities/index.ts';
import { shippedWork } from '../../bin/prompts.ts';
import { createJiraClient } from '../../clients/jira/client.ts';
import { createModelClient } from '../../clients/model/model-client.ts';
import { readEntries } from '../../db/audit-chain.ts';
import { listEgress } from '../../db/egress-records.ts';
import { findModelSettings, saveModelSettings } from '../../db/model-settings.ts';
import { setModelProject } from '../../db/model-switches.ts';
import { findAnnotations } from '../../db/reports.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { createModelSimulator, modelKey } from '../../dev/model-simulator/index.ts';
import { silentLogger as logger } from '../../dev/silent-logger.ts';
import { defaultModelSettings, type ModelSettings } from '../../domain/model/settings.ts';
import { issue, startApi, type TestApi } from './api.ts';
import { testNow } from './database.ts';
import { starter } from './judged.ts';
import { roughTokens } from './model.ts';
import { tenantA } from './plans.ts';

const by = { at: testNow, accountId: 'acc-otto' };

/**
 * A tenant whose model lane is on, with a refinement of SHOP-12 that was judged, the activities that ask
 * the model, and a simulated endpoint. Before each test it was asked nothing.
 * @param opens what the refinement is opened with: a wish for proposals, or to ask people questions
 */
export function modelLane(opens: 'refinements' | 'clarifications' = 'refinements') {
  const simulator = createModelSimulator();
  let api: TestApi;
  let activities: Activities;
  let ref: { tenantId: string; refinementId: string; generation: number };
  let reportId: string;
  let attempts = 0;

  const inTenant = <Result>(work: (tx: TenantTx) => Promise<Result>) =>
    api.database.withTenant(tenantA, work);
  /** Runs an activity as an attempt of its own. */
  const attempt = <Result>(work: () => Promise<Result>): Promise<Result> => {
    attempts += 1;
    const environment = new MockActivityEnvironment({ activityId: `a-${attempts}` }, { logger });
    return environment.run(work) as Promise<Result>;
  };
  /** Judges the issue anew, as the beginning of a refinement does. */
  const analyse = async () => {
    const next = await attempt(() => activities.analyseIssue(ref));
    const [row] = await api.database.asAdministrator<{ report_id: string }>(
      `select report_id from issues where issue_id = '${issue}'`,
    );
    reportId = row?.report_id ?? '';
    return next;
  };

  beforeAll(async () => {
    api = await startApi();
    const { baseUrl } = await simulator.listen();
    await api.call('POST', '/forge/scheduled/token', { as: null });
    await api.setMode('propose');
    activities = createActivities({
      withTenant: api.database.withTenant,
      jira: createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 5 }),
      model: {
        client: createModelClient({ timeoutSeconds: 5, privateHosts: ['127.0.0.1'] }),
        offered: null,
        work: shippedWork(),
        countTokens: roughTokens,
      },
      pack: starter,
      clock: () => api.clock.now,
      writing: { origin: 'Proposed by Readygate.' },
    } as unknown as ActivityDeps);
    await inTenant(async (tx) => {
      const endpoint = { baseUrl, model: 'simulated', key: modelKey };
      await saveModelSettings(tx, { version: 0, ...defaultModelSettings, on: true, endpoint }, by);
      await setModelProject(tx, { projectId: '10000', on: true, version: 0 }, by);
    });
    const opened = await api.call('POST', `/v1/issues/${issue}/${opens}`);
    ref = { tenantId: tenantA, refinementId: opened.body.id, generation: 1 };
    expect(await analyse()).toEqual({ next: 'annotate' });
  }, 60_000);
  afterAll(async () => {
    await simulator.close();
    await api.close();
  });
  beforeEach(async () => {
    simulator.setMode('fixed');
    await api.database.asAdministrator(
      'truncate model_drafts, egress_records, model_circuits, model_days, model_denials',
    );
    await api.database.asAdministrator(
      'update reports set annotations = null, annotations_key_version = null',
    );
  });

  return {
    simulator,
    api: () => api,
    activities: () => activities,
    ref: () => ref,
    inTenant,
    attempt,
    analyse,
    annotate: () => attempt(() => activities.annotateReport(ref)),
    draft: () => attempt(() => activities.draftPlan(ref)),
    annotations: () => inTenant((tx) => findAnnotations(tx, reportId)),
    /** Calls, newest first. */
    calls: () => inTenant((tx) => listEgress(tx, { after: null, limit: 50 })),
    /** How often the endpoint was asked so far. */
    asked: () => simulator.requests().length,
    change: async (changed: Partial<ModelSettings>) => {
      const settings = await inTenant(findModelSettings);
      await inTenant((tx) => saveModelSettings(tx, { ...settings, ...changed }, by));
    },
    /** The newest entry of the audit chain with an action. */
    lastEntry: async (action: string) => {
      const chain = await readEntries(api.database.pools.readonly, tenantA);
      return chain.map(({ body }) => JSON.parse(body)).findLast((entry) => entry.action === action);
    },
  };
}
