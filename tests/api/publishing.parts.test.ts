import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { findPublishSetting } from '../../db/publish-settings.ts';
import { workflows } from '../../dev/jira-simulator/endpoints/workflows.ts';
import { refusal, startApi, type TestApi } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { firstIssue, judged, project } from '../helpers/publishing.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
});
afterAll(() => api?.close());

const path = '/v1/projects/SHOP/publishing';
const off = { mode: 'off', language: 'en', version: 0, problem: null };
const get = (as = 'acc-otto', tenant = tenantA) => api.call('GET', path, { as, tenant });
const put = (body: object, options = {}) =>
  api.call('PUT', path, { as: 'acc-otto', body, ...options });
const judge = (tenant: string) => judged(api.deps, tenant, { [firstIssue]: 40 }, api.clock.now);
const asked = async () =>
  (await api.outbox()).filter(({ name }) => name === 'publishScores').map((row) => row.workflow_id);

describe('R12 the switch of a project', () => {
  it('is off at first, and nothing is marked to be published', async () => {
    expect((await get()).body).toEqual(off);
    await judge(tenantA);
    expect(await asked()).toEqual([]);
  });

  it('is for who administers the site, and for nobody else', async () => {
    for (const as of ['acc-ada', 'acc-vera']) {
      expect(refusal(await get(as))).toEqual({ status: 403, code: 'jira_permission_missing' });
      const tried = await put({ version: 0, mode: 'field', language: 'en' }, { as });
      expect(refusal(tried)).toEqual({ status: 403, code: 'jira_permission_missing' });
    }
    expect((await get()).body).toEqual(off);
  });

  it('is set by version, audited, and has what is known published', async () => {
    const on = { version: 0, mode: 'field_and_gate', language: 'de' };
    const { version: _seen, ...said } = on;
    expect((await put(on)).body).toEqual({ ...said, version: 1, problem: null });
    expect(await asked()).toEqual([`publish/${tenantA}`]);
    expect(refusal(await put(on))).toEqual({ status: 409, code: 'settings_changed' });
    const entries = await readEntries(api.database.pools.readonly, tenantA);
    const changes = entries
      .map(({ body }) => JSON.parse(body))
      .filter(({ action }) => action === 'publishing.changed');
    expect(changes).toMatchObject([
      {
        actor: { kind: 'person' },
        subject: { kind: 'project', id: project },
        data: { mode: 'field_and_gate', language: 'de', version: 1 },
      },
    ]);
  });

  it.each([
    [{ version: 1, mode: 'on', language: 'en' }],
    [{ version: 1, mode: 'field', language: 'it' }],
    [{ version: 1, mode: 'field', language: 'en', problem: null }],
  ])('refuses %j', async (body) => {
    expect(refusal(await put(body))).toEqual({ status: 400, code: 'invalid_request' });
  });

  it('is not there for a project that is not', async () => {
    const answer = await api.call('GET', '/v1/projects/NOPE/publishing', { as: 'acc-otto' });
    expect(refusal(answer)).toEqual({ status: 404, code: 'project_not_found' });
  });

  it('is each tenant’s own: marks and requests of one say nothing of the other', async () => {
    await judge(tenantB);
    expect((await get('acc-otto', tenantB)).body).toEqual(off);
    expect(await api.database.withTenant(tenantB, (tx) => findPublishSetting(tx, project))).toEqual(
      off,
    );
    const marks = await api.database.asAdministrator(
      'select distinct tenant_id from published_scores',
    );
    expect(marks).toEqual([{ tenant_id: tenantA }]);
    expect(await asked()).toEqual([`publish/${tenantA}`]);
  });

  it('R9 marks an issue whose gate is out of date as soon as Jira tells of the edit', async () => {
    const id = String(firstIssue);
    const shows = (columns: string) =>
      api.database.asAdministrator(`update published_scores set ${columns}`);
    await shows(`score = 40, gate = 'said', due_since = null,
      report_id = (select report_id from issues where issue_id = '${id}' and tenant_id = '${tenantA}')`);
    await api.database.asAdministrator('truncate outbox');
    const body = { issue: { id } };
    expect((await api.call('POST', '/forge/events/issue', { as: null, body })).status).toBe(200);
    expect(await asked()).toEqual([`publish/${tenantA}`]);
  });
});

describe('R12 the workflows to clean before the app is removed', () => {
  const list = (call: TestApi['call'], as = 'acc-otto') => call('GET', '/v1/gates', { as });

  it('are not asked for unless the operator turned it on', async () => {
    expect(refusal(await list(api.call))).toEqual({ status: 409, code: 'gates_unlisted' });
  });

  it('are those that hold our validator, for who administers the site', async () => {
    const call = await api.other({ listsGates: true });
    expect(refusal(await list(call, 'acc-ada')).code).toBe('jira_permission_missing');
    expect((await list(call)).body).toEqual({ workflows: [], complete: true });
    const [first] = workflows;
    api.simulator.state.sites[tenantA]!.gatedWorkflows.push(first!.id);
    expect((await list(call)).body).toEqual({
      workflows: [{ ...first, transitions: [{ id: '21', name: 'Start work' }] }],
      complete: true,
    });
  });
});
