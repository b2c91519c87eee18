import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { groups } from '../../dev/jira-simulator/state/catalogue.ts';
import type { Approvers } from '../../domain/approvers.ts';
import type { Plan } from '../../domain/plan.ts';
import type { DecisionRequest } from '../../domain/views.ts';
import { refusal, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { tenantA } from '../helpers/plans.ts';
import { everyTier } from '../helpers/policies.ts';
import { onlyPlan, startProposing } from '../helpers/proposing.ts';

const [leads, reviewers] = groups.map(({ id }) => id) as [string, string];
const developers = '10360';
const role = { cloudId: tenantA, project: 'SHOP', role: 'Developers' };

let api: TestApi;
let plan: Plan;
beforeAll(async () => {
  api = await startProposing();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.simulator.acting.setRole(role);
  plan = await onlyPlan(api);
});

const path = '/v1/projects/SHOP/policies';
const publish = (approvers: Approvers, version = 1) => {
  const { version: _version, ...policy } = everyTier({
    reviewers: 1,
    proposerExcluded: false,
    approvers,
  });
  return api.call('PUT', path, { as: 'acc-otto', body: { version, policy } });
};
/** Publishes, and shows the plan as somebody sees it under the new policy. */
const under = async (approvers: Approvers, as = 'acc-ada') => {
  expect((await publish(approvers)).status).toBe(200);
  return (await api.call('GET', `/v1/plans/${plan.id}`, { as })).body;
};
const decide = (seen: Plan, as: string, verdict: 'approve' | 'reject' = 'approve') =>
  api.call('POST', `/v1/plans/${plan.id}/decisions`, {
    body: verdictsOn(seen, verdict, verdict),
    as,
  });
const kept = () =>
  api.database.asAdministrator<{ account_id: string; membership: unknown }>(
    'select account_id, membership from decisions order by seq',
  );
const asked = () => api.simulator.requests().map(({ operation }) => operation);
const withGroup = (accountId: string, member: boolean) =>
  api.simulator.acting.setGroup({ cloudId: tenantA, group: 'shop-reviewers', accountId, member });

describe('A6 groups as approvers', () => {
  it('let their members approve and nobody else, nested groups included; the decision keeps which', async () => {
    const seen = await under({ groups: [reviewers] });
    expect(seen).toMatchObject({ canDecide: false, waitingFor: 'approver' });
    expect(seen.rows[0]).toMatchObject({
      objection: 'not_a_reviewer',
      asked: { groups: [reviewers] },
    });
    expect(refusal(await decide(seen, 'acc-ada')).code).toBe('not_a_reviewer');
    expect((await decide(seen, 'acc-otto')).status).toBe(200);
    expect(await kept()).toEqual([
      { account_id: 'acc-otto', membership: { groups: [reviewers], roles: [] } },
    ]);
  });

  it('are asked for anew before a decision, whatever was seen a moment ago', async () => {
    const seen = await under({ groups: [reviewers] }, 'acc-ben');
    expect(seen).toMatchObject({ canDecide: true, waitingFor: 'you' });
    withGroup('acc-ben', false);
    expect(refusal(await decide(seen, 'acc-ben')).code).toBe('not_a_reviewer');
    withGroup('acc-ben', true);
    expect((await decide(seen, 'acc-ben')).status).toBe(200);
  });

  it('count for one project and one site', async () => {
    await under({ groups: [leads] });
    const inB = '99999999-8888-4777-8666-555555555555';
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant: inB });
    const other = await withPlan(api, undefined, inB);
    const { body } = await api.call('GET', `/v1/plans/${other.id}`, { tenant: inB });
    expect(body.rows[0]).toMatchObject({ objection: null, asked: null });
  });

  it('count for decisions on many plans too', async () => {
    const seen = await under({ groups: [reviewers] });
    const verdicts = verdictsOn(seen, 'approve', 'approve') as DecisionRequest;
    const body = { plans: [{ planId: plan.id, ...verdicts }] };
    const codes = [];
    for (const as of ['acc-ada', 'acc-ben'])
      codes.push((await api.call('POST', '/v1/decisions', { as, body })).body.results[0].status);
    expect(codes).toEqual([403, 200]);
  });

  it('that Jira tells of too late for the call decide on none of many plans', async () => {
    const seen = await under({ groups: [reviewers] });
    const verdicts = verdictsOn(seen, 'approve', 'approve') as DecisionRequest;
    const { jira } = api.deps;
    const listMyGroups: typeof jira.listMyGroups = async (auth) => {
      const found = await jira.listMyGroups(auth);
      api.clock.now = new Date(testNow.getTime() + 60_000);
      return found;
    };
    const slow = await api.other({ jira: { ...jira, listMyGroups } });
    const body = { plans: [{ planId: plan.id, ...verdicts }] };
    const answer = await slow('POST', '/v1/decisions', { as: 'acc-ben', body });
    expect(answer.body.results[0].code).toBe('plan_not_reached');
    expect(await kept()).toEqual([]);
  });

  it('cost Jira nothing where no policy names any', async () => {
    await decide(plan, 'acc-ada');
    api.simulator.forgetRequests();
    await api.call('GET', `/v1/plans/${plan.id}`);
    expect(asked()).not.toContain('getProjectRole');
    expect(await kept()).toEqual([{ account_id: 'acc-ada', membership: null }]);
    const points = api.simulator.requests().filter(({ path: at }) => at.endsWith('/myself'));
    expect(points.map((request) => request.points)).toEqual(points.map(() => 3));
  });
});

describe('A6 roles of the project as approvers', () => {
  it('let approve whoever has one, by account or by group, as the app reads it', async () => {
    api.simulator.acting.setRole({ ...role, accounts: ['acc-ada'], groups: ['shop-leads'] });
    const seen = await under({ roles: [developers] });
    expect(seen).toMatchObject({ canDecide: true });
    expect(refusal(await decide(seen, 'acc-ben')).code).toBe('not_a_reviewer');
    api.simulator.forgetRequests();
    expect((await decide(seen, 'acc-otto')).status).toBe(200);
    const read = api.simulator.requests().filter(({ operation }) => operation === 'getProjectRole');
    expect(read.map(({ accountId }) => accountId)).toEqual(['acc-readygate']);
    expect(await kept()).toEqual([
      { account_id: 'acc-otto', membership: { groups: [], roles: [developers] } },
    ]);
  });

  it('are read once while a policy is published that names one in every tier', async () => {
    api.simulator.forgetRequests();
    expect((await publish({ roles: [developers] })).status).toBe(200);
    expect(asked().filter((operation) => operation === 'getProjectRole')).toHaveLength(1);
  });

  describe('that Jira does not let the app read', () => {
    const grant = { cloudId: tenantA, project: 'SHOP', accountId: 'acc-readygate' };
    const may = (...permissions: string[]) =>
      api.simulator.acting.setPermissions({
        ...grant,
        permissions: ['BROWSE_PROJECTS', ...permissions],
      });

    it('cannot be published, and the place is named', async () => {
      may();
      expect((await publish({ accounts: ['acc-ada'], roles: [developers] })).body).toMatchObject({
        code: 'invalid_policy',
        details: { path: '/policy/tiers/low/approvers/roles/0' },
      });
      may('ADMINISTER_PROJECTS');
      expect((await publish({ roles: ['77'] })).body.code).toBe('invalid_policy');
    });

    it('let nobody approve by them, and say so; rejecting and other ways of approving go on', async () => {
      api.simulator.acting.setRole({ ...role, accounts: ['acc-ada', 'acc-otto'] });
      const seen = await under({ accounts: ['acc-ben'], roles: [developers] });
      may();
      expect(refusal(await decide(seen, 'acc-ada'))).toEqual({
        status: 403,
        code: 'role_unreadable',
      });
      const [first] = seen.rows;
      const rows = [{ rowId: first.id, digest: first.digest, verdict: 'reject' }];
      const rejected = await api.call('POST', `/v1/plans/${plan.id}/decisions`, {
        body: { seal: seen.seal, rows },
      });
      expect(rejected.body.plan.rows[0].state).toBe('rejected');
      expect(rejected.body.plan.rows[1].objection).toBe('role_unreadable');
      const { body } = await api.call('GET', `/v1/plans/${plan.id}`, { as: 'acc-ben' });
      expect(body).toMatchObject({ canDecide: true });
      may('ADMINISTER_PROJECTS');
    });
  });
});

describe('A6 Jira down', () => {
  it('refuses a decision that hangs on a group, and keeps nothing', async () => {
    const seen = await under({ groups: [reviewers] }, 'acc-ben');
    const fault = { kind: 'error_before_commit', path: '/myself', times: 1 } as const;
    api.simulator.faults.add(fault);
    expect(refusal(await decide(seen, 'acc-ben'))).toEqual({
      status: 503,
      code: 'jira_unavailable',
    });
    api.simulator.faults.clear();
    expect(await kept()).toEqual([]);
  });
});
