import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refineIssueId } from '../../workflows/refine-messages.ts';
import { issue, refusal, startApi, type TestApi } from '../helpers/api.ts';
import { tenantA } from '../helpers/plans.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
  await api.database.asAdministrator('delete from outbox');
});
afterAll(() => api.close());

const path = `/v1/issues/${issue}/refinements`;
const close = () =>
  api.database.asAdministrator(
    `update refinements set outcome = 'cancelled', step = 'closed', closed_at = changed_at`,
  );

describe('A11 proposing', () => {
  it('opens one refinement and asks for its run, whoever asks and how often', async () => {
    const opened = await api.call('POST', path);
    expect(opened).toMatchObject({
      status: 202,
      body: { step: 'requested', outcome: null, reason: 'person', issue: { key: 'SHOP-12' } },
    });
    const second = await api.call('POST', path);
    const ben = await api.call('POST', path, { as: 'acc-ben' });
    expect([second.status, ben.status]).toEqual([200, 200]);
    expect([second.body.id, ben.body.id]).toEqual([opened.body.id, opened.body.id]);
    const ref = { tenantId: tenantA, refinementId: opened.body.id, generation: 1 };
    expect(await api.outbox()).toEqual([
      { workflow_id: refineIssueId(ref), name: 'refineIssue', args: [ref] },
    ]);
  });

  it('keeps what was asked for, and refuses what nobody can ask for', async () => {
    await close();
    const asked = await api.call('POST', path, { body: { propose: ['sections'] } });
    expect(asked.status).toBe(202);
    const wishes = await api.database.asAdministrator(
      'select wish from refinements where refinement_id = $1',
      [asked.body.id],
    );
    expect(wishes).toEqual([{ wish: { format: 1, propose: ['sections'] } }]);
    for (const propose of [[], ['comments'], ['sections', 'sections'], 'sections'])
      expect((await api.call('POST', path, { body: { propose } })).status).toBe(400);
  });

  it('by two people at one moment opens one', async () => {
    await close();
    const both = await Promise.all(
      ['acc-ada', 'acc-ben'].map((as) => api.call('POST', path, { as })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 202]);
    expect(both[0]?.body.id).toBe(both[1]?.body.id);
  });

  it('again with the same key gives the same answer, also when that refinement is over', async () => {
    await close();
    const key = 'the-same-key';
    const first = await api.call('POST', path, { key });
    await close();
    const again = await api.call('POST', path, { key });
    expect([again.status, again.body]).toEqual([202, first.body]);
    expect(
      await api.database.asAdministrator('select 1 from refinements where outcome is null'),
    ).toEqual([]);
  });

  it('twice at one moment with the same key is one command', async () => {
    await close();
    const both = await Promise.all(
      [1, 2, 3].map(() => api.call('POST', path, { key: 'at-one-moment' })),
    );
    expect(both.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
  });

  it('with a key of another body, route or person is no repetition', async () => {
    await close();
    const key = 'a-key-of-mine';
    const first = await api.call('POST', path, { key });
    expect(first.status).toBe(202);
    expect((await api.call('POST', path, { key, as: 'acc-ben' })).status).toBe(200);
    const cancel = await api.call('POST', `/v1/refinements/${first.body.id}/cancellation`, { key });
    expect(cancel.status).toBe(200);
  });

  it('is only for people who could make one of the changes by hand', async () => {
    expect(refusal(await api.call('POST', path, { as: 'acc-vera' })).code).toBe(
      'jira_permission_missing',
    );
  });

  it('while Jira is down changes nothing', async () => {
    await close();
    api.simulator.faults.add({ kind: 'error_before_commit', times: 0 });
    expect(refusal(await api.call('POST', path))).toEqual({
      status: 503,
      code: 'jira_unavailable',
    });
    api.simulator.faults.clear();
    api.simulator.faults.add({ kind: 'rate_limited_html', times: 0 });
    expect(refusal(await api.call('POST', path))).toEqual({
      status: 503,
      code: 'jira_rate_limited',
    });
    api.simulator.faults.clear();
    expect(
      await api.database.asAdministrator('select 1 from refinements where outcome is null'),
    ).toEqual([]);
  });

  it('asks Jira anew, whatever is remembered of the person', async () => {
    await api.call('GET', `/v1/issues/${issue}/readiness`, { as: 'acc-ben' });
    api.simulator.forgetRequests();
    await api.call('POST', path, { as: 'acc-ben' });
    const asked = api.simulator.requests().map(({ operation }) => operation);
    expect(asked).toContain('getMyPermissions');
  });

  it('takes at most 8 round trips to PostgreSQL', async () => {
    await close();
    let trips = 0;
    const call = await api.other({
      withTenant: async (tenantId, work) => {
        const result = await api.database.withTenant(tenantId, work);
        trips += api.database.lastRoundTrips();
        return result;
      },
    });
    await call('GET', `/v1/issues/${issue}/readiness`);
    trips = 0;
    expect((await call('POST', path)).status).toBe(202);
    expect(trips).toBeLessThanOrEqual(8);
  });
});
