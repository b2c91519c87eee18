import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createJudging } from '../../activities/judging.ts';
import { createJiraClient, type JiraClient } from '../../clients/jira/client.ts';
import { silentLogger as logger } from '../../dev/silent-logger.ts';
import { startApi, type TestApi } from '../helpers/api.ts';
import { starter } from '../helpers/judged.ts';
import { tenantA } from '../helpers/plans.ts';
import { source } from '../helpers/team-pack.ts';

const [epic, begun, toDo, twin] = ['10103', '10114', '10112', '10113'];

let api: TestApi;
let jira: JiraClient;
beforeAll(async () => {
  api = await startApi();
  jira = createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 5 });
  await api.call('POST', '/forge/scheduled/token', { as: null });
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator(
    'delete from reports; delete from issues; delete from outbox; delete from rule_packs',
  );
  await api.setMode('propose');
});

let attempts = 0;
/** Judges an issue as its workflow does, a second after what was before; `called` replaces its summary in Jira. */
function judge(issueId: string, called?: string) {
  attempts += 1;
  pass();
  const getIssue: JiraClient['getIssue'] = async (...args) => {
    const read = await jira.getIssue(...args);
    return called === undefined ? read : { ...read, fields: { ...read.fields, summary: called } };
  };
  const deps = {
    ...{ withTenant: api.database.withTenant, pack: starter, clock: () => api.clock.now },
    jira: { ...jira, getIssue },
  };
  const { judgeOnce } = createJudging(deps as unknown as ActivityDeps);
  const environment = new MockActivityEnvironment({ activityId: `l-${attempts}` }, { logger });
  const asked = { tenantId: tenantA, issueId, projectId: '10000' };
  return environment.run(() => judgeOnce(asked));
}
const pass = () => {
  api.clock.now = new Date(api.clock.now.getTime() + 1000);
};
const readiness = (issueId: string) => api.call('GET', `/v1/issues/${issueId}/readiness`);
const edited = async (issueId: string) => {
  pass();
  await api.call('POST', '/forge/events/issue', { as: null, body: { issue: { id: issueId } } });
};
const publish = (more: string, version: number) =>
  api.call('PUT', '/v1/projects/SHOP/rules', {
    as: 'acc-otto',
    body: { version, source: source(more) },
  });
const judgements = async () =>
  await api.database.asAdministrator<{ amount: number }>(
    `select (select count(*) from usage_events where kind = 'judgements')::integer
       + (select count(*) from reservations where kind = 'judgements')::integer as amount`,
  );

describe('R4 a work item that its rules do not judge', () => {
  it.each([
    ['an epic', epic, 'type'],
    ['one that is begun', begun, 'status'],
  ])('has no report, says why, and is not asked for again: %s', async (_, id, reason) => {
    expect((await readiness(id)).status).toBe(202);
    expect(await judge(id)).toEqual({ score: null, code: 'left_out' });
    await api.database.asAdministrator('delete from outbox');
    const { status, body } = await readiness(id);
    expect({ status, report: body.report, leftOut: body.leftOut, judging: body.judging }).toEqual({
      ...{ status: 200, report: null, leftOut: reason, judging: false },
    });
    expect(await api.outbox()).toEqual([]);
  });

  it('uses up nothing of what an edition allows', async () => {
    const before = await judgements();
    await judge(epic);
    expect(await judgements()).toEqual(before);
  });

  it('is read again once it was edited, or other rules count', async () => {
    await judge(epic);
    await edited(epic);
    expect((await readiness(epic)).body).toMatchObject({ judging: true });
    expect((await readiness(epic)).body).not.toHaveProperty('leftOut');
    await judge(epic);
    expect((await readiness(epic)).body).toMatchObject({ leftOut: 'type', judging: false });
    expect((await publish('judges: { types: [story, epic] }', 1)).status).toBe(200);
    expect((await readiness(epic)).body).toMatchObject({ judging: true });
    expect(await judge(epic)).toMatchObject({ code: 'judged' });
    const { body } = await readiness(epic);
    expect(body.report).not.toBeNull();
    expect(body).not.toHaveProperty('leftOut');
  });

  it('keeps what was found before, which stands in no backlog any more', async () => {
    expect((await publish('judges: { statuses: [In Progress, toDo] }', 1)).status).toBe(200);
    expect(await judge(begun)).toMatchObject({ code: 'judged' });
    const backlog = async () =>
      (await api.call('GET', '/v1/projects/SHOP/issues', { as: 'acc-otto' })).body.issues.length;
    expect(await backlog()).toBe(1);
    expect((await publish('judges: { statuses: [toDo] }', 2)).status).toBe(200);
    expect(await judge(begun)).toMatchObject({ code: 'left_out' });
    const { body } = await readiness(begun);
    expect(body).toMatchObject({ leftOut: 'status', judging: false });
    expect(body.report).not.toBeNull();
    expect(await backlog()).toBe(0);
  });
});

describe('R4 identical summaries of a project', () => {
  const outcome = async (issueId: string) => {
    const { body } = await readiness(issueId);
    const found = body.report.findings.find(
      ({ rule }: { rule: string }) => rule === 'summary.unique',
    );
    return { outcome: found?.outcome ?? 'pass', judging: body.judging };
  };

  it('are found among what is stored, and the first one is judged again', async () => {
    await judge(toDo, 'Offer the saved card');
    expect(await outcome(toDo)).toEqual({ outcome: 'pass', judging: false });
    await judge(twin, 'offer the  saved card.');
    expect(await outcome(twin)).toEqual({ outcome: 'fail', judging: false });
    expect(await outcome(toDo)).toEqual({ outcome: 'pass', judging: true });
    await judge(toDo, 'Offer the saved card');
    expect(await outcome(toDo)).toEqual({ outcome: 'fail', judging: false });
    expect(await outcome(twin)).toEqual({ outcome: 'fail', judging: false });
    await judge(twin, 'Forget the saved card');
    expect(await outcome(toDo)).toMatchObject({ judging: true });
    await judge(toDo, 'Offer the saved card');
    expect(await outcome(toDo)).toEqual({ outcome: 'pass', judging: false });
  });

  it('of another project or site do not count', async () => {
    await judge(twin, 'Offer the saved card');
    await api.database.asAdministrator(
      `update issues set project_id = '10009' where issue_id = $1`,
      [twin],
    );
    await judge(toDo, 'Offer the saved card');
    expect(await outcome(toDo)).toMatchObject({ outcome: 'pass' });
  });
});
