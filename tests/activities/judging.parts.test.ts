import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createJudging } from '../../activities/judging.ts';
import { createJiraClient, type JiraClient } from '../../clients/jira/client.ts';
import { findIssue } from '../../db/issues.ts';
import type { TenantTx, WithTenant } from '../../db/tenant-tx.ts';
import { silentLogger as logger } from '../../dev/silent-logger.ts';
import { issue, startApi, type TestApi } from '../helpers/api.ts';
import { starter } from '../helpers/judged.ts';
import { tenantA } from '../helpers/plans.ts';

const project = '10000';
const readiness = `/v1/issues/${issue}/readiness`;

let api: TestApi;
let jira: JiraClient;
beforeAll(async () => {
  api = await startApi();
  jira = createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 5 });
  await api.call('POST', '/forge/scheduled/token', { as: null });
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator('delete from reports; delete from issues; delete from outbox');
  await api.setMode('propose');
});

let attempts = 0;
/** One attempt to judge SHOP-12, which whoever asked saw in a project; empty: they did not say. */
function judge(changed: { jira?: JiraClient; withTenant?: WithTenant } = {}, projectId = project) {
  attempts += 1;
  const { judgeOnce } = createJudging({
    ...{ withTenant: api.database.withTenant, jira, pack: starter, clock: () => api.clock.now },
    ...changed,
  } as ActivityDeps);
  const environment = new MockActivityEnvironment({ activityId: `a-${attempts}` }, { logger });
  const asked = { tenantId: tenantA, issueId: issue, ...(projectId === '' ? {} : { projectId }) };
  return environment.run(() => judgeOnce(asked));
}
const stored = () => api.database.withTenant(tenantA, (tx) => findIssue(tx, issue));
const pass = (seconds: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + seconds * 1000);
};
const readings = () =>
  api.simulator.requests().filter(({ operation }) => operation === 'getIssue').length;

describe('R9 a judgement', () => {
  it('for the first time keeps the mark of an edit that comes while it runs', async () => {
    expect((await api.call('GET', readiness)).status).toBe(202);
    const editedMeanwhile = async (...args: Parameters<JiraClient['getIssue']>) => {
      const read = await jira.getIssue(...args);
      pass(1);
      await api.call('POST', '/forge/events/issue', { as: null, body: { issue: { id: issue } } });
      return read;
    };
    expect(await judge({ jira: { ...jira, getIssue: editedMeanwhile } })).toMatchObject({
      code: 'judged',
    });
    expect((await stored())?.staleSince).toEqual(api.clock.now);
    const { body } = await api.call('GET', readiness);
    expect(body).toMatchObject({ judging: true, outOfDate: ['issue'] });
    pass(1);
    await judge();
    expect((await stored())?.staleSince).toBeNull();
  });

  it('reads the rules of its project once', async () => {
    let reads = 0;
    const watched: WithTenant = (tenantId, work) =>
      api.database.withTenant(tenantId, (tx) => {
        const query = (text: string, values: unknown[]) => {
          if (text.includes('from rule_packs')) reads += 1;
          return tx.query(text, values);
        };
        return work(Object.create(tx, { query: { value: query } }) as TenantTx);
      });
    expect(await judge({ withTenant: watched })).toMatchObject({ code: 'judged' });
    expect(reads).toBe(1);
  });
});

describe('T8 a project that is off', () => {
  it('has no issue of its judged, nor read', async () => {
    await api.setMode('off');
    const before = readings();
    expect(await judge()).toEqual({ score: null, code: 'project_off' });
    expect([readings() - before, await stored()]).toEqual([0, null]);
  });

  it('keeps nothing of an issue for which a release before asked', async () => {
    await api.setMode('off');
    expect(await judge({}, '')).toEqual({ score: null, code: 'project_off' });
    expect(await stored()).toBeNull();
  });

  it('that is turned off while an issue is read has nothing kept of it', async () => {
    const turnedOff = async (...args: Parameters<JiraClient['getIssue']>) => {
      const read = await jira.getIssue(...args);
      await api.setMode('off');
      return read;
    };
    expect(await judge({ jira: { ...jira, getIssue: turnedOff } })).toMatchObject({
      code: 'project_off',
    });
    expect(await stored()).toBeNull();
  });
});

describe('W4 a judgement', () => {
  it('takes two points of Jira, besides the fields of the site once in ten minutes', async () => {
    const points = () => api.simulator.requests().reduce((sum, one) => sum + one.points, 0);
    const deps = { withTenant: api.database.withTenant, jira, pack: starter } as ActivityDeps;
    const { judgeOnce } = createJudging({ ...deps, clock: () => api.clock.now });
    const asked = { tenantId: tenantA, issueId: issue, projectId: project };
    const once = async (activityId: string) => {
      api.simulator.forgetRequests();
      await new MockActivityEnvironment({ activityId }, { logger }).run(() => judgeOnce(asked));
      return points();
    };
    expect(await once('first')).toBeGreaterThan(10);
    expect(await once('second')).toBe(2);
  });
});
