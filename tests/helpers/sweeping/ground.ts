import { MockActivityEnvironment } from '@temporalio/testing';
import type { SweepStep } from '../../../activities/activities.ts';
import type { ActivityDeps } from '../../../activities/deps.ts';
import { createSweeping } from '../../../activities/sweeping/sweeping.ts';
import { createJiraClient, type JiraClient } from '../../../clients/jira/client.ts';
import { listSweepItems } from '../../../db/sweep-items.ts';
import { findSweep, type NewSweep, type StoredSweep } from '../../../db/sweeps.ts';
import { silentLogger as logger } from '../../../dev/silent-logger.ts';
import type { SweepAmounts, SweepItem, SweepRef } from '../../../domain/sweep.ts';
import { startApi, type TestApi } from '../api.ts';
import { plantProject } from '../engine/plant-finished.ts';
import { starter } from '../judged.ts';
import { tenantA } from '../plans.ts';
import { makeSweep, startedSweep } from '../sweeps.ts';

/** A site with projects of its own, and the activities of sweeps on it. */
export interface SweepGround {
  api: TestApi;
  jira: JiraClient;
  /** A project of so many issues that nobody has begun. */
  plant(key: string, issues: number): Promise<{ id: string; key: string; issueIds: string[] }>;
  start(changed: Partial<NewSweep>, budget?: SweepAmounts): Promise<SweepRef>;
  /** One attempt at a page. */
  page(ref: SweepRef, changed?: Partial<ActivityDeps>): Promise<SweepStep>;
  /** Page by page, until it ends or waits. @returns the last step */
  run(ref: SweepRef, changed?: Partial<ActivityDeps>): Promise<SweepStep>;
  items(ref: SweepRef): Promise<SweepItem[]>;
  sweep(ref: SweepRef): Promise<StoredSweep>;
  /** Points that Jira counted since they were forgotten, but for the fields of the site. */
  points(): number;
  close(): Promise<void>;
}

export async function startSweepGround(): Promise<SweepGround> {
  const api = await startApi();
  const { withTenant } = api.database;
  const jira = createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 5 });
  await api.call('POST', '/forge/scheduled/token', { as: null });
  const usual = { withTenant, jira, pack: starter, clock: () => api.clock.now };
  let attempts = 0;
  const page: SweepGround['page'] = (ref, changed = {}) => {
    attempts += 1;
    const environment = new MockActivityEnvironment({ activityId: `a-${attempts}` }, { logger });
    const { sweepPage } = createSweeping({ ...usual, ...changed } as ActivityDeps);
    return environment.run(() => sweepPage(ref));
  };
  return {
    api,
    jira,
    page,
    async plant(key, issues) {
      const { simulator, database } = api;
      const clock = { now: () => api.clock.now };
      const made = await plantProject(
        { simulator, database, tenantId: tenantA, clock },
        key,
        issues,
      );
      // Of a backlog that nobody is at work on: what changed lately is read a second time.
      const { issues: stored = {} } = simulator.state.sites[tenantA] ?? {};
      for (const id of made.issueIds) if (stored[id]) stored[id].updated -= 3_600_000;
      return { id: made.projectId, key, issueIds: made.issueIds };
    },
    start: (changed, budget) =>
      startedSweep(withTenant, tenantA, makeSweep({ at: api.clock.now, ...changed }), budget),
    async run(ref, changed) {
      for (;;) {
        const step = await page(ref, changed);
        if (step.next !== 'more') return step;
      }
    },
    items: ({ sweepId }) =>
      withTenant(tenantA, (tx) => listSweepItems(tx, sweepId, { after: '', limit: 10_000 })),
    async sweep({ sweepId }) {
      const found = await withTenant(tenantA, (tx) => findSweep(tx, sweepId));
      if (!found) throw new Error('there is no such sweep');
      return found;
    },
    points: () =>
      api.simulator
        .requests()
        .filter(({ operation }) => operation !== 'getFields')
        .reduce((sum, one) => sum + one.points, 0),
    close: () => api.close(),
  };
}
