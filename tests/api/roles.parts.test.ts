import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { groups } from '../../dev/jira-simulator/state/catalogue.ts';
import type { RoleGrants } from '../../domain/app-roles.ts';
import type { Plan } from '../../domain/plan.ts';
import { issue, refusal, type TestApi, verdictsOn } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { onlyPlan, startProposing } from '../helpers/proposing.ts';

const [leads, reviewers] = groups.map(({ id }) => id) as [string, string];
const developers = '10360';
const ofProject = '/v1/projects/SHOP/roles';
const ofSite = '/v1/roles';
const rules = '/v1/projects/SHOP/rules';
const denied = { status: 403, code: 'role_missing' };
const deniedByJira = { status: 403, code: 'jira_permission_missing' };

let api: TestApi;
let call: TestApi['call'];
let plan: Plan;
beforeAll(async () => {
  api = await startProposing();
  await api.call('POST', '/forge/scheduled/token', { as: null, tenant: tenantB });
});
afterAll(() => api.close());
beforeEach(async () => {
  plan = await onlyPlan(api);
  await api.database.asAdministrator('truncate role_grants');
  // It remembers nobody from the test before.
  call = await api.other({});
});

const put = (path: string, grants: RoleGrants, version = 0, as = 'acc-otto', tenant = tenantA) =>
  call('PUT', path, { as, body: { version, grants }, tenant });
const give = async (path: string, grants: RoleGrants, version = 0) => {
  const answer = await put(path, grants, version);
  expect(answer.status).toBe(200);
  return answer.body;
};
const reject = (as: string) =>
  call('POST', `/v1/plans/${plan.id}/decisions`, { body: verdictsOn(plan, 'reject'), as });
const propose = (as: string) => call('POST', `/v1/issues/${issue}/refinements`, { as });
const look = (path: string, as: string) => call('GET', path, { as });
const pass = (seconds: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + seconds * 1000);
};
const changes = async () =>
  (await readEntries(api.database.pools.readonly, tenantA))
    .map(({ body }) => JSON.parse(body))
    .filter(({ action }) => action === 'roles.changed');

describe('T2 roles without a grant', () => {
  it('come from Jira: who administers is an admin, who may change a member, who sees a viewer', async () => {
    expect((await look(rules, 'acc-otto')).status).toBe(200);
    expect(refusal(await look(rules, 'acc-ada'))).toEqual(deniedByJira);
    expect((await propose('acc-ada')).status).toBe(200);
    expect(refusal(await propose('acc-vera'))).toEqual(deniedByJira);
    expect((await look(`/v1/plans/${plan.id}`, 'acc-vera')).status).toBe(200);
  });

  it('let a project be administered by who administers it, and the site by who administers that', async () => {
    const grant = { cloudId: tenantA, project: 'SHOP', accountId: 'acc-ines' };
    const permissions = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'];
    api.simulator.acting.setPermissions({ ...grant, permissions });
    expect((await look(ofProject, 'acc-ines')).body).toEqual({
      version: 0,
      grants: {},
      changedBy: null,
      changedAt: null,
    });
    expect(refusal(await look(ofSite, 'acc-ines'))).toEqual(deniedByJira);
    expect(refusal(await look('/v1/projects/SHOP/publishing', 'acc-ines'))).toEqual(deniedByJira);
    expect((await look(ofSite, 'acc-otto')).status).toBe(200);
  });
});

describe('T2 giving roles', () => {
  it('is by version, keeps who and when, and is audited by number', async () => {
    const grants = { member: { accounts: ['acc-ada'], groups: [reviewers] }, viewer: {} };
    const before = (await changes()).length;
    const given = await give(ofProject, grants);
    const at = api.clock.now.toISOString();
    expect(given).toEqual({ version: 1, grants, changedBy: 'acc-otto', changedAt: at });
    const got = await look(ofProject, 'acc-otto');
    expect(got.body).toEqual(given);
    const headers = { 'if-none-match': String(got.headers.etag) };
    expect((await call('GET', ofProject, { as: 'acc-otto', headers })).status).toBe(304);
    expect(refusal(await put(ofProject, {}))).toEqual({ status: 409, code: 'settings_changed' });
    const both = await Promise.all([put(ofProject, {}, 1), put(ofProject, {}, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await changes()).slice(before)).toMatchObject([
      {
        subject: { kind: 'project', id: '10000' },
        data: { version: 1, admins: 0, members: 2, viewers: 0 },
      },
      { data: { version: 2, members: 0 } },
    ]);
    const history = await api.database.asAdministrator('select version, author from role_grants');
    expect(history).toHaveLength(2);
    const chain = await api.database.asAdministrator(
      `select 1 from audit_entries where body like '%acc-%'`,
    );
    expect(chain).toEqual([]);
  });

  it.each([
    [{ owner: { accounts: ['acc-ada'] } }, '/grants/owner'],
    [{ admin: { names: ['x'] } }, '/grants/admin/names'],
    [{ admin: { groups: ['shop leads'] } }, '/grants/admin/groups/0'],
    [{ admin: { accounts: ['acc-ada', 'acc-ada'] } }, '/grants/admin/accounts'],
    [{ member: { roles: ['77'] } }, '/grants/member/roles/0'],
  ])('%j is refused with its place', async (grants, path) => {
    const answer = await put(ofProject, grants as RoleGrants);
    expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_request' });
    expect(answer.body.details.path).toBe(path);
    expect((await look(ofProject, 'acc-otto')).body.version).toBe(0);
  });

  it.each<[string, Exclude<RoleGrants['member'], undefined>, string]>([
    ['an account', { accounts: ['acc-ada', 'acc-nobody'] }, 'accounts/1'],
    ['a group', { groups: [reviewers, 'no-such-group'] }, 'groups/1'],
  ])('refuses %s that Jira does not have, with its place', async (_what, member, place) => {
    for (const path of [ofProject, ofSite]) {
      const answer = await put(path, { viewer: { accounts: ['acc-ben'] }, member });
      expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_request' });
      expect(answer.body.details.path).toBe(`/grants/member/${place}`);
      expect((await look(path, 'acc-otto')).body.version).toBe(0);
    }
  });

  it('is each site’s own', async () => {
    await give(ofProject, { viewer: { accounts: ['acc-ada'] } });
    await give(ofSite, { viewer: { accounts: ['acc-ada'] } });
    for (const path of [ofProject, ofSite]) {
      const there = await call('GET', path, { as: 'acc-otto', tenant: tenantB });
      expect(there.body.version).toBe(0);
    }
    const { body } = await call('POST', `/v1/issues/${issue}/refinements`, { tenant: tenantB });
    expect(body.code).toBe('project_off');
  });
});

describe('T2 a role that was given', () => {
  it('lowers: a viewer reads and neither proposes, decides, waives nor is asked', async () => {
    await give(ofProject, { viewer: { accounts: ['acc-ada'] } });
    const seen = (await look(`/v1/plans/${plan.id}`, 'acc-ada')).body;
    expect(seen).toMatchObject({ canDecide: false, waitingFor: 'approver' });
    expect(refusal(await propose('acc-ada'))).toEqual(denied);
    expect(refusal(await reject('acc-ada'))).toEqual(denied);
    const waiver = { rule: 'criteria.present', reason: 'A spike' };
    const path = `/v1/issues/${issue}/waivers`;
    expect(refusal(await call('POST', path, { body: waiver }))).toEqual(denied);
    const plans = [{ planId: plan.id, ...(verdictsOn(plan, 'reject') as object) }];
    const bulk = await call('POST', '/v1/decisions', { body: { plans } });
    expect(bulk.body.results).toMatchObject([denied]);
    const cancel = `/v1/refinements/${plan.refinementId}/cancellation`;
    await api.database.asAdministrator(`update refinements set requested_by = 'acc-ben'`);
    expect(refusal(await call('POST', cancel))).toEqual(deniedByJira);
    expect((await reject('acc-ben')).status).toBe(200);
  });

  it('leaves one’s own approval one’s own: it can be taken back', async () => {
    await call('POST', `/v1/plans/${plan.id}/decisions`, { body: verdictsOn(plan, 'approve') });
    await give(ofProject, { viewer: { accounts: ['acc-ada'] } });
    const body = { rowIds: [plan.rows[0]?.id] };
    const back = await call('POST', `/v1/plans/${plan.id}/revocation`, { body });
    expect(back.status).toBe(200);
    expect(back.body.plan).toMatchObject({ canDecide: false });
  });

  it('raises in Readygate, and never beyond Jira', async () => {
    await give(ofProject, { admin: { accounts: ['acc-ada'] }, member: { accounts: ['acc-vera'] } });
    expect((await look(rules, 'acc-ada')).status).toBe(200);
    expect(refusal(await propose('acc-vera'))).toEqual(deniedByJira);
    expect(refusal(await reject('acc-vera'))).toEqual(deniedByJira);
    expect(refusal(await look(ofSite, 'acc-ada'))).toEqual(deniedByJira);
    await give(ofSite, { admin: { accounts: ['acc-ada', 'acc-cara'] } });
    expect((await look(ofSite, 'acc-ada')).status).toBe(200);
    // Jira shows Cara nothing of it, so there is nothing to administer.
    api.simulator.acting.setPermissions({
      ...{ cloudId: tenantA, project: 'SHOP', accountId: 'acc-cara' },
      permissions: [],
    });
    const hidden = await look(rules, 'acc-cara');
    expect(refusal(hidden)).toEqual({ status: 404, code: 'project_not_found' });
  });

  it('lets an admin take back what others approved, and nobody whom Jira alone makes one', async () => {
    const body = { rowIds: [plan.rows[0]?.id] };
    const back = (as: string) => call('POST', `/v1/plans/${plan.id}/revocation`, { as, body });
    const grant = { cloudId: tenantA, project: 'SHOP', accountId: 'acc-ines' };
    const permissions = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'];
    api.simulator.acting.setPermissions({ ...grant, permissions });
    await call('POST', `/v1/plans/${plan.id}/decisions`, { body: verdictsOn(plan, 'approve') });
    await give(ofProject, { admin: { accounts: ['acc-ben'] }, viewer: { accounts: ['acc-ines'] } });
    expect(refusal(await back('acc-ines')).code).toBe('nothing_to_revoke');
    expect((await back('acc-ben')).status).toBe(200);
  });

  it('comes from groups too, nested ones included, and from roles of the project', async () => {
    await give(ofProject, { admin: { groups: [reviewers] }, viewer: { roles: [developers] } });
    expect((await look(rules, 'acc-ben')).status).toBe(200);
    const role = { cloudId: tenantA, project: 'SHOP', role: 'Developers' };
    expect((await propose('acc-ada')).status).toBe(200);
    api.simulator.acting.setRole({ ...role, accounts: ['acc-ada'] });
    expect(refusal(await propose('acc-ada'))).toEqual(denied);
    api.simulator.acting.setRole(role);
    await give(ofProject, { viewer: { groups: [leads] } }, 1);
    expect((await look(rules, 'acc-otto')).status).toBe(200);
  });

  it('of the project goes before one of the site, but for admins of the site', async () => {
    await give(ofSite, { viewer: { accounts: ['acc-ada'] }, admin: { accounts: ['acc-ben'] } });
    expect(refusal(await propose('acc-ada'))).toEqual(denied);
    await give(ofProject, { member: { accounts: ['acc-ada'] }, viewer: { accounts: ['acc-ben'] } });
    expect((await propose('acc-ada')).status).toBe(200);
    expect((await look(rules, 'acc-ben')).status).toBe(200);
  });
});

describe('T2 nobody is locked out', () => {
  it('who administers the Jira site stays an admin, whatever is granted', async () => {
    await give(ofSite, { viewer: { accounts: ['acc-otto'], groups: [leads] } });
    await give(ofProject, { viewer: { accounts: ['acc-otto'] } });
    expect((await look(rules, 'acc-otto')).status).toBe(200);
    expect((await reject('acc-otto')).status).toBe(200);
    await give(ofSite, {}, 1);
  });

  it('and nobody publishes grants under which they are no admin any more', async () => {
    const locked = { status: 409, code: 'admin_locked_out' };
    await give(ofSite, { admin: { accounts: ['acc-ben'] } });
    await give(ofProject, { admin: { accounts: ['acc-ada'] } });
    const asAda = (grants: RoleGrants) => put(ofProject, grants, 1, 'acc-ada');
    expect(refusal(await asAda({}))).toEqual(locked);
    expect(refusal(await asAda({ member: { accounts: ['acc-ada'] } }))).toEqual(locked);
    const kept = { admin: { accounts: ['acc-ada'] }, viewer: { accounts: ['acc-ben'] } };
    expect((await asAda(kept)).status).toBe(200);
    expect(refusal(await put(ofSite, {}, 1, 'acc-ben'))).toEqual(locked);
    // An admin of the site needs no grant of the project.
    expect((await put(ofProject, {}, 2, 'acc-ben')).status).toBe(200);
    expect(refusal(await look(rules, 'acc-ada'))).toEqual(deniedByJira);
  });
});

describe('T2 what roles rest on', () => {
  it('is asked anew before a command, and at most a minute old for a look', async () => {
    await give(ofProject, { admin: { groups: [reviewers] } });
    expect((await look(rules, 'acc-ben')).status).toBe(200);
    const group = { cloudId: tenantA, group: 'shop-reviewers', accountId: 'acc-ben' };
    api.simulator.acting.setGroup({ ...group, member: false });
    pass(59);
    expect((await look(rules, 'acc-ben')).status).toBe(200);
    expect(refusal(await put(ofProject, {}, 1, 'acc-ben'))).toEqual(deniedByJira);
    expect(refusal(await look(rules, 'acc-ben'))).toEqual(deniedByJira);
    api.simulator.acting.setGroup({ ...group, member: true });
  });

  it('serves looks for 15 minutes while Jira is down, and no command', async () => {
    await give(ofProject, { admin: { groups: [reviewers] } });
    expect((await look(rules, 'acc-ben')).status).toBe(200);
    api.simulator.faults.add({ kind: 'error_before_commit', times: 0 });
    try {
      pass(14 * 60);
      expect((await look(rules, 'acc-ben')).status).toBe(200);
      const down = { status: 503, code: 'jira_unavailable' };
      expect(refusal(await put(ofProject, {}, 1, 'acc-ben'))).toEqual(down);
      pass(60);
      expect(refusal(await look(rules, 'acc-ben'))).toEqual(down);
    } finally {
      api.simulator.faults.clear();
    }
  });

  it('refuses who may be lowered by a role that Jira does not let the app read', async () => {
    await give(ofProject, { viewer: { roles: [developers] }, member: { accounts: ['acc-ben'] } });
    const grant = { cloudId: tenantA, project: 'SHOP', accountId: 'acc-readygate' };
    const may = (...permissions: string[]) =>
      api.simulator.acting.setPermissions({
        ...grant,
        permissions: ['BROWSE_PROJECTS', ...permissions],
      });
    may();
    expect(refusal(await propose('acc-ada'))).toEqual({ status: 403, code: 'role_unreadable' });
    expect((await propose('acc-ben')).status).toBe(200);
    expect((await propose('acc-otto')).status).toBe(200);
    may('ADMINISTER_PROJECTS');
  });

  it('costs Jira nothing more where nothing is granted', async () => {
    await propose('acc-ada');
    api.simulator.forgetRequests();
    await propose('acc-ada');
    const asked = api.simulator.requests().map(({ operation }) => operation);
    expect(asked.sort()).toEqual(['getIssue', 'getMyPermissions']);
  });
});

describe('X1 a refusal for want of a role', () => {
  it('is audited, with its reason and without a name', async () => {
    await give(ofProject, { viewer: { accounts: ['acc-ada'] } });
    await propose('acc-ada');
    const [entry] = await api.database.asAdministrator<{ body: string }>(
      `select body from audit_entries where body like '%role_missing%' order by seq desc limit 1`,
    );
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
      action: 'request.denied',
      outcome: 'denied',
      data: { reason: 'role_missing' },
    });
  });
});
