import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { digestOf } from '../../domain/canonical.ts';
import type { Basis } from '../../domain/readiness/out-of-date.ts';
import { judgeIssueId } from '../../workflows/judge-issue.ts';
import { issue, refusal, startApi, type TestApi } from '../helpers/api.ts';
import { tenantA } from '../helpers/plans.ts';
import { storeJudged } from '../helpers/store-judged.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator('delete from outbox');
  await api.database.asAdministrator('delete from reports; delete from issues');
  await api.setMode('propose');
});

const readiness = `/v1/issues/${issue}/readiness`;
const pass = (seconds: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + seconds * 1000);
};
const judged = (basis: Partial<Basis> = {}) =>
  api.database.withTenant(tenantA, (tx) => storeJudged(tx, { at: api.clock.now, ...basis }));
const changed = () =>
  api.call('POST', '/forge/events/issue', { as: null, body: { issue: { id: issue } } });

describe('R1 the readiness of an issue', () => {
  it('that was never judged is asked for once, however often a screen polls', async () => {
    const first = await api.call('GET', readiness);
    expect(first).toMatchObject({ status: 202, body: { judging: true, report: null } });
    pass(2);
    const calls = await Promise.all([1, 2, 3].map(() => api.call('GET', readiness)));
    expect(calls.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await api.outbox()).toEqual([
      {
        workflow_id: judgeIssueId({ tenantId: tenantA, issueId: issue }),
        name: 'judgeIssue',
        args: [{ tenantId: tenantA, issueId: issue, projectId: '10000' }],
      },
    ]);
  });

  it('is not asked for again while the judgement runs, but after a minute without one', async () => {
    await api.call('GET', readiness);
    await api.database.asAdministrator('update outbox set delivered_at = created_at');
    pass(59);
    await api.call('GET', readiness);
    expect(await api.outbox()).toHaveLength(1);
    pass(2);
    await api.call('GET', readiness);
    expect(await api.outbox()).toHaveLength(2);
  });

  it('that was judged is shown with its words, and nothing is asked for', async () => {
    await judged();
    const { status, body } = await api.call('GET', readiness);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      issue: { id: issue, key: 'SHOP-12' },
      judging: false,
      stale: false,
      report: { score: 40, status: 'not_ready' },
    });
    expect(body.report.findings[0].advice).not.toBe('');
    expect(await api.outbox()).toEqual([]);
  });

  it('R6 is told in the language that the reader accepts', async () => {
    await judged();
    const titles = async (language: string) => {
      const { body } = await api.call('GET', readiness, {
        headers: { 'accept-language': language },
      });
      return body.report.findings.map(({ title }: { title: string }) => title);
    };
    expect(await titles('de-CH, en;q=0.5')).toContain('Keine Akzeptanzkriterien');
    expect(await titles('en')).toContain('No acceptance criteria');
  });

  it('that changed is shown as out of date, and judged again', async () => {
    await judged();
    pass(1);
    await changed();
    pass(1);
    const { status, body } = await api.call('GET', readiness);
    expect([status, body.stale, body.report.score]).toEqual([202, true, 40]);
    expect(await api.outbox()).toHaveLength(1);
    await api.database.asAdministrator('update outbox set delivered_at = created_at');
    await api.call('GET', readiness);
    expect(await api.outbox()).toHaveLength(1);
    // A second change within the minute is no repetition of the first.
    pass(1);
    await changed();
    await api.call('GET', readiness);
    expect(await api.outbox()).toHaveLength(2);
  });

  it('R9 stays current when a label was edited, and no longer when the description was', async () => {
    await judged();
    const told = async (field: string) => {
      const body = { issue: { id: issue }, changelog: { items: [{ field }] } };
      await api.call('POST', '/forge/events/issue', { as: null, body });
      const { status, body: view } = await api.call('GET', readiness);
      return [status, view.outOfDate];
    };
    expect(await told('labels')).toEqual([200, []]);
    expect(await api.outbox()).toEqual([]);
    expect(await told('description')).toEqual([202, ['issue']]);
  });

  it.each<[string, Partial<Basis>, string]>([
    ['rules', { packDigest: digestOf('a former version') }, 'rules'],
    ['ticks or waivers', { overridesDigest: digestOf('others') }, 'overrides'],
    ['a day', { judgedUntil: '2020-01-01' }, 'day'],
  ])('R9 from %s that are past is judged again at the next look', async (_name, basis, reason) => {
    await judged(basis);
    const { status, body } = await api.call('GET', readiness);
    expect([status, body.stale, body.outOfDate]).toEqual([202, true, [reason]]);
    expect(await api.outbox()).toHaveLength(1);
    await api.setMode('off');
    const off = await api.call('GET', readiness);
    expect([off.status, off.body.judging, off.body.stale]).toEqual([200, false, true]);
  });

  it('is not judged in a project that is off, and is in one that observes', async () => {
    await api.setMode('off');
    const off = await api.call('GET', readiness);
    expect([off.status, off.body.mode, off.body.judging]).toEqual([200, 'off', false]);
    expect(await api.outbox()).toEqual([]);
    await api.setMode('observe');
    expect((await api.call('GET', readiness)).status).toBe(202);
    expect(await api.outbox()).toHaveLength(1);
  });

  it('answers 304 to a reader who has it', async () => {
    await judged();
    const { headers } = await api.call('GET', readiness);
    const etag = String(headers.etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await api.call('GET', readiness, { headers: { 'if-none-match': known } });
      expect([again.status, again.body]).toEqual([304, '']);
    }
    await changed();
    const fresh = await api.call('GET', readiness, { headers: { 'if-none-match': etag } });
    expect(fresh.status).toBe(202);
    expect(headers['cache-control']).toBe('private, no-cache, no-store');
  });
});

describe('T9 what Jira hides', () => {
  it('is not there', async () => {
    api.simulator.acting.setPermissions({
      cloudId: tenantA,
      project: 'SHOP',
      accountId: 'acc-cara',
      permissions: [],
    });
    const hidden = await api.call('GET', readiness, { as: 'acc-cara' });
    expect(refusal(hidden)).toEqual({ status: 404, code: 'issue_not_found' });
    expect(refusal(await api.call('GET', '/v1/issues/99999/readiness'))).toEqual({
      status: 404,
      code: 'issue_not_found',
    });
  });

  it('is asked with the person’s own token, and a token of somebody else does not do', async () => {
    const other = api.simulator.tokens.user(tenantA, 'acc-ben');
    pass(61);
    const answer = await api.call('GET', readiness, { headers: { 'x-forge-oauth-user': other } });
    expect(refusal(answer)).toEqual({ status: 403, code: 'jira_token_refused' });
  });
});

describe('reading while Jira is down', () => {
  it('goes on for a quarter of an hour from what was known of this person and issue', async () => {
    await judged();
    await api.call('GET', readiness);
    api.simulator.faults.add({ kind: 'error_before_commit', times: 0 });
    pass(14 * 60);
    expect((await api.call('GET', readiness)).status).toBe(200);
    const ben = await api.call('GET', readiness, { as: 'acc-otto' });
    expect(refusal(ben)).toEqual({ status: 503, code: 'jira_unavailable' });
    pass(2 * 60);
    expect(refusal(await api.call('GET', readiness)).code).toBe('jira_unavailable');
    api.simulator.faults.clear();
    expect((await api.call('GET', readiness)).status).toBe(200);
  });
});
