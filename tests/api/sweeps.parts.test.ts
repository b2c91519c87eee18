import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { moveSweep } from '../../db/sweeps.ts';
import { sweepMoves } from '../../domain/sweep-moves.ts';
import { type CallOptions, startApi, type TestApi } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const sweeps = '/v1/projects/SHOP/sweeps';
const budget = { issues: 1000, points: 1000, seconds: 100, tokens: 0, micros: 0 };

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB]) {
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
    await api.setMode('observe', tenant);
  }
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator(
    `delete from sweep_items; delete from sweeps; delete from outbox; delete from reservations;
     delete from usage_events; delete from quotas; delete from editions`,
  );
});

const post = (path: string, body: unknown = {}, options: CallOptions = {}) =>
  api.call('POST', `${sweeps}${path}`, { as: 'acc-otto', body, ...options });
const get = (path = '') => api.call('GET', `${sweeps}${path}`, { as: 'acc-otto' });
const started = async (): Promise<string> => {
  const { body } = await post('/estimates');
  expect((await post('', { estimateId: body.id, budget })).status).toBe(202);
  return body.id;
};
const actions = async () =>
  (await readEntries(api.database.pools.readonly, tenantA))
    .map(({ body }) => JSON.parse(body) as { action: string })
    .flatMap(({ action }) => (action.startsWith('sweep.') ? [action] : []));

describe('S1 an estimate', () => {
  it('counts what the person who asks sees in Jira, and runs nothing', async () => {
    const { status, body } = await post('/estimates');
    expect([status, body.state, body.budget]).toEqual([201, 'estimated', null]);
    const waiting = api.simulator
      .requests()
      .filter(({ path }) => path.endsWith('/search/approximate-count'));
    expect(waiting.length).toBeGreaterThan(0);
    expect(body.estimate.issues).toBeGreaterThan(0);
    expect(body.estimate.points).toBeGreaterThan(body.estimate.issues);
    expect(await api.outbox()).toEqual([]);
    expect((await get()).body).toEqual({ sweeps: [] });
  });

  it('of JQL that Jira or we do not take is refused with what would be right', async () => {
    const refused = async (jql: string) => (await post('/estimates', { jql })).body;
    expect(await refused('nonsense = 1')).toMatchObject({
      code: 'invalid_request',
      details: { path: '/jql', expected: 'JQL that Jira takes' },
    });
    expect((await refused('a = 1) or (project = SEC')).details.path).toBe('/jql');
    const both = await post('/estimates', { jql: 'labels = a', source: 'stored' });
    expect(both.status).toBe(400);
  });

  it('is not made for a project that is off, nor approved there', async () => {
    const { body } = await post('/estimates');
    await api.setMode('off');
    expect((await post('/estimates')).body.code).toBe('project_off');
    expect((await post('', { estimateId: body.id, budget })).body.code).toBe('project_off');
    await api.setMode('observe');
  });
});

describe('S1 a sweep', () => {
  it('starts with an approved budget, once, and uses one of the edition', async () => {
    const { body } = await post('/estimates', { jql: 'labels = "of ada"' });
    const approval = { estimateId: body.id, budget };
    const first = await post('', approval, { key: 'approved-once' });
    expect(first.body).toMatchObject({ state: 'running', budget, jql: 'labels = "of ada"' });
    expect((await post('', approval, { key: 'approved-once' })).body).toEqual(first.body);
    expect((await post('', approval)).body.code).toBe('sweep_moved');
    const [start, ...others] = await api.outbox();
    expect(others).toEqual([]);
    expect(start).toMatchObject({
      name: 'sweepBacklog',
      workflow_id: `sweep/${tenantA}/${body.id}.1`,
      args: [{ tenantId: tenantA, sweepId: body.id, generation: 1 }],
    });
    const used = await api.database.asAdministrator('select kind, amount from usage_events');
    expect(used).toEqual([{ kind: 'sweeps', amount: '1' }]);
    expect((await get()).body.sweeps).toEqual([first.body]);
  });

  it('does not start where the edition allows no more', async () => {
    await api.database.asAdministrator(
      `insert into editions (edition, kind, month_limit) values ('standard', 'sweeps', 1)`,
    );
    await started();
    const { body } = await post('/estimates');
    const refused = await post('', { estimateId: body.id, budget });
    expect(refused.body).toMatchObject({ code: 'quota_exceeded', details: { kind: 'sweeps' } });
    expect((await get(`/${body.id}`)).body.state).toBe('estimated');
  });

  it('does not start by an estimate of the day before', async () => {
    const { body } = await post('/estimates');
    await api.database.asAdministrator(
      `update sweeps set estimated_at = estimated_at - interval '25 hours'`,
    );
    expect((await post('', { estimateId: body.id, budget })).body.code).toBe('sweep_moved');
  });
});

describe('S2 commands', () => {
  it('pause, resume with another budget, and cancel; each is told to the run and audited', async () => {
    const from = (await actions()).length;
    const id = await started();
    expect((await post(`/${id}/pause`)).body.state).toBe('paused');
    expect((await post(`/${id}/pause`)).body.code).toBe('sweep_moved');
    const more = { ...budget, issues: 2000 };
    const resumed = await post(`/${id}/resume`, { budget: more });
    expect(resumed.body).toMatchObject({ state: 'running', budget: more });
    expect((await post(`/${id}/cancel`)).body.state).toBe('cancelled');
    expect((await post(`/${id}/resume`)).body.code).toBe('sweep_moved');
    const sent = (await api.outbox()).map(({ name, workflow_id }) => [name, workflow_id.at(-1)]);
    expect(sent).toEqual([
      ['sweepBacklog', '1'],
      ['sweepChanged', '1'],
      ['sweepBacklog', '2'],
      ['sweepChanged', '2'],
    ]);
    expect((await actions()).slice(from)).toEqual([
      'sweep.started',
      'sweep.paused',
      'sweep.resumed',
      'sweep.cancelled',
    ]);
  });

  it('without another budget go on within the one before', async () => {
    const id = await started();
    await api.database.withTenant(tenantA, (tx) =>
      moveSweep(tx, id, { ...sweepMoves.stop, at: api.clock.now, dueAt: null }),
    );
    const { body } = await post(`/${id}/resume`);
    expect(body).toMatchObject({ state: 'running', budget });
  });
});

describe('T9 a sweep of JQL', () => {
  it('is for who administers Jira alone: its counts would tell of issues that are hidden from others', async () => {
    const grants = { admin: { accounts: ['acc-ada'] } };
    const roles = '/v1/projects/SHOP/roles';
    const { body: before } = await api.call('GET', roles, { as: 'acc-otto' });
    const given = { version: before.version, grants };
    expect((await api.call('PUT', roles, { as: 'acc-otto', body: given })).status).toBe(200);
    const ada = { as: 'acc-ada' };
    expect((await post('/estimates', {}, ada)).status).toBe(201);
    const refused = await post('/estimates', { jql: 'summary ~ "merger"' }, ada);
    expect([refused.status, refused.body.code]).toEqual([403, 'jira_permission_missing']);
    const { body } = await post('/estimates', { jql: 'labels = a' });
    const own = `${sweeps}/${body.id}`;
    expect((await api.call('GET', own, ada)).body.code).toBe('sweep_not_found');
    expect((await post(`/${body.id}/cancel`, {}, ada)).body.code).toBe('sweep_not_found');
    await post('', { estimateId: body.id, budget });
    const listed = async (as: string) => (await api.call('GET', sweeps, { as })).body.sweeps.length;
    expect([await listed('acc-otto'), await listed('acc-ada')]).toEqual([1, 0]);
  });
});

describe('T6 sweeps of somebody else', () => {
  it('are not there for another site, nor for another project', async () => {
    const id = await started();
    for (const path of [`/${id}`, `/${id}/pause`, `/${id}/resume`, `/${id}/cancel`]) {
      const method = path === `/${id}` ? 'GET' : 'POST';
      const asked = { as: 'acc-otto', ...(method === 'POST' ? { body: {} } : {}) };
      const there = await api.call(method, `${sweeps}${path}`, { ...asked, tenant: tenantB });
      expect([path, there.body.code]).toEqual([path, 'sweep_not_found']);
      const project = `/v1/projects/SEC/sweeps${path}`;
      expect((await api.call(method, project, asked)).body.code).toBe('sweep_not_found');
    }
    const body = { estimateId: id, budget };
    expect((await post('', body, { tenant: tenantB })).body.code).toBe('sweep_not_found');
    const list = await api.call('GET', sweeps, { as: 'acc-otto', tenant: tenantB });
    expect(list.body).toEqual({ sweeps: [] });
  });
});
