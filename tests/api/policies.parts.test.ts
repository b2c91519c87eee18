import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findNotifySettings, saveNotifySettings } from '../../db/notify-settings.ts';
import { groups } from '../../dev/jira-simulator/state/catalogue.ts';
import type { CreateSubtask } from '../../domain/operation.ts';
import type { Plan } from '../../domain/plan.ts';
import type { TierPolicy } from '../../domain/policy.ts';
import { type Answer, refusal, type TestApi, verdictsOn } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { everyTier, policyOf } from '../helpers/policies.ts';
import { onlyPlan, startProposing } from '../helpers/proposing.ts';

const path = '/v1/projects/SHOP/policies';
const [leads = ''] = groups.map(({ id }) => id);
const two: TierPolicy = { reviewers: 2, proposerExcluded: false };

let api: TestApi;
let plan: Plan;
beforeAll(async () => {
  api = await startProposing();
});
afterAll(() => api.close());
beforeEach(async () => {
  plan = await onlyPlan(api);
});

const draft = (rule: TierPolicy) => {
  const { version: _version, ...policy } = everyTier(rule);
  return policy;
};
const publish = (policy: unknown, version = 1, as = 'acc-otto') =>
  api.call('PUT', path, { as, body: { version, policy } });
const decide = (body: unknown, as: string) =>
  api.call('POST', `/v1/plans/${plan.id}/decisions`, { body, as });
const shown = async (as = 'acc-ada') =>
  (await api.call('GET', `/v1/plans/${plan.id}`, { as })).body;
const statesOf = ({ body }: Answer) => body.plan.rows.map(({ state }: Plan['rows'][0]) => state);

describe('A6 publishing a policy', () => {
  it('is for administrators of the project, by Jira’s answer to their own token', async () => {
    const before = await api.call('GET', path, { as: 'acc-otto' });
    expect(before.body).toMatchObject({
      policy: { id: 'default', version: 1 },
      publishedBy: null,
      publishedAt: null,
    });
    for (const answer of [await api.call('GET', path), await publish(draft(two), 1, 'acc-ada')])
      expect(refusal(answer)).toEqual({ status: 403, code: 'jira_permission_missing' });
    const { status, body } = await publish(draft(two));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      policy: { id: 'two-people', version: 2 },
      publishedBy: 'acc-otto',
    });
    const { sent, ...published } = body;
    expect(sent).toEqual([]);
    expect((await api.call('GET', path, { as: 'acc-otto' })).body).toEqual(published);
  });

  it('refuses a bad one with path and expectation, and an unknown project', async () => {
    const bad = await publish({ ...draft(two), expiryHours: 721 });
    expect(bad.body).toMatchObject({
      code: 'invalid_policy',
      details: { path: '/policy/expiryHours', expected: 'must be <= 720' },
    });
    const other = await api.call('GET', '/v1/projects/NOSUCH/policies', { as: 'acc-otto' });
    expect(refusal(other)).toEqual({ status: 404, code: 'project_not_found' });
  });

  it.each<[string, TierPolicy['approvers'], string]>([
    ['account', { accounts: ['acc-ben', 'acc-nobody'] }, 'accounts/1'],
    ['group', { accounts: ['acc-ben'], groups: [leads, 'no-such-group'] }, 'groups/1'],
    ['role', { accounts: ['acc-ben'], roles: ['77'] }, 'roles/0'],
  ])('refuses an %s that Jira does not have, with its path', async (_what, approvers, place) => {
    const tiers = {
      ...draft(two).tiers,
      high: { reviewers: 1, proposerExcluded: false, approvers },
    };
    const { status, body } = await publish({ ...draft(two), tiers });
    expect([status, body.code]).toEqual([400, 'invalid_policy']);
    expect(body.details.path).toBe(`/policy/tiers/high/approvers/${place}`);
    expect((await api.call('GET', path, { as: 'acc-otto' })).body.policy.version).toBe(1);
  });

  it('stores nothing while Jira does not say who is there', async () => {
    const asks = draft({ ...two, approvers: { accounts: ['acc-ben', 'acc-ada'] } });
    api.simulator.faults.add({ kind: 'error_before_commit', path: '/user/bulk' });
    expect(refusal(await publish(asks))).toEqual({ status: 503, code: 'jira_unavailable' });
    expect((await api.call('GET', path, { as: 'acc-otto' })).body.policy.version).toBe(1);
    expect((await publish(asks)).status).toBe(200);
  });

  it('takes the own groups of who may not browse users and groups', async () => {
    const asks = (group: string) => draft({ ...two, approvers: { groups: [group] } });
    api.simulator.faults.add({ kind: 'forbidden', path: '/group/bulk', times: 2 });
    expect((await publish(asks(leads))).status).toBe(200);
    const other = await publish(asks('d5a8a1c0-3f0e-4d8a-9a55-0c6f4b1e7a99'), 2);
    expect(other.body.details).toMatchObject({ path: '/policy/tiers/low/approvers/groups/0' });
  });

  it('is refused for want of the right before anybody looks at what was sent', async () => {
    const odd = { version: 'none', extra: true };
    const asked = (as: string) => api.call('PUT', path, { as, body: odd });
    expect(refusal(await asked('acc-ada'))).toEqual({
      status: 403,
      code: 'jira_permission_missing',
    });
    expect(refusal(await asked('acc-otto'))).toEqual({ status: 400, code: 'invalid_request' });
    const nowhere = await api.call('PUT', '/v1/projects/no-key/policies', {
      as: 'acc-otto',
      body: odd,
    });
    expect(refusal(nowhere)).toEqual({ status: 404, code: 'project_not_found' });
  });

  it('lets one of two authors win, and the other look again', async () => {
    const both = await Promise.all([publish(draft(two)), publish(draft(two))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(refusal(await publish(draft(two), 1)).code).toBe('policy_changed');
    expect((await publish(draft(two), 2)).body.policy.version).toBe(3);
  });

  it('seals plans that wait anew and voids their approvals; what was released keeps them', async () => {
    plan = await onlyPlan(api, ['one', 'two', 'three']);
    const first = await decide(verdictsOn(plan, 'approve', 'later', 'later'), 'acc-ada');
    const { seal } = first.body.plan;
    const sent = await api.call('POST', `/v1/plans/${plan.id}/dispatch`, { body: { seal } });
    const second = { ...plan, rows: plan.rows.slice(1), seal: sent.body.plan.seal };
    const approved = await decide(verdictsOn(second, 'approve'), 'acc-ada');
    expect(statesOf(approved)).toEqual(['released', 'approved', 'open']);
    await publish(draft(two));
    const now = await shown();
    expect(now.policy).toEqual({ id: 'two-people', version: 2 });
    expect(now.seal).not.toBe(approved.body.plan.seal);
    expect(now.rows).toMatchObject([
      { state: 'released', approvals: { given: 1 } },
      { state: 'open', approvals: { given: 0, needed: 2 } },
      { state: 'open', approvals: { given: 0, needed: 2 } },
    ]);
    const [entry] = await api.database.asAdministrator<{ body: string }>(
      `select body from audit_entries where body like '%policy.published%' order by seq desc limit 1`,
    );
    expect(JSON.parse(entry?.body ?? '{}').data).toMatchObject({ plans: 1, version: 2, voided: 1 });
  });

  it('has those told of plans that wait whom it names, and nobody a second time', async () => {
    const { withTenant, asAdministrator } = api.database;
    await withTenant(tenantA, async (tx) => {
      const settings = await findNotifySettings(tx);
      const on = { ...settings, email: true, siteUrl: 'https://lumen.example' };
      await saveNotifySettings(tx, on, { at: api.clock.now, author: 'operator' });
    });
    const asks = (...accounts: string[]) => draft({ ...two, approvers: { accounts } });
    const told = async () => [
      (
        await asAdministrator<{ who: string }>(
          `select account_id as who from notifications where state = 'due' and stage = 'proposed' order by 1`,
        )
      ).map(({ who }) => who),
      (await api.outbox()).filter(({ name }) => name === 'notifyPeople').length,
    ];
    await publish(asks('acc-ada', 'acc-ben'));
    expect(await told()).toEqual([['acc-ada', 'acc-ben'], 1]);
    await publish(asks('acc-ada', 'acc-ben', 'acc-ines'), 2);
    expect(await told()).toEqual([['acc-ada', 'acc-ben', 'acc-ines'], 2]);
    await publish(asks('acc-ada', 'acc-ines'), 3);
    expect(await told()).toEqual([['acc-ada', 'acc-ben', 'acc-ines'], 2]);
  });

  it('touches no other site', async () => {
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant: tenantB });
    await publish(draft(two));
    const other = await api.call('GET', path, { as: 'acc-otto', tenant: tenantB });
    expect(other.body.policy.id).toBe('default');
    const rows = await api.database.asAdministrator('select tenant_id from policies');
    expect(rows).toEqual([{ tenant_id: tenantA }]);
  });
});

describe('A6 deciding under a policy', () => {
  const underPolicy = async (rule: TierPolicy) => {
    await publish(draft(rule));
    plan = await shown();
  };

  it('of two people releases nothing before the second, and says whom it waits for', async () => {
    await underPolicy(two);
    const first = await decide(verdictsOn(plan, 'approve', 'approve'), 'acc-ada');
    expect(statesOf(first)).toEqual(['open', 'open']);
    expect(first.body.plan).toMatchObject({ canDecide: false, waitingFor: 'approver' });
    expect(first.body.plan.rows[0].approvals).toMatchObject({ given: 1, needed: 2, yours: true });
    const again = await decide(verdictsOn(first.body.plan, 'approve', 'approve'), 'acc-ada');
    expect(statesOf(again)).toEqual(['open', 'open']);
    expect(await shown('acc-ben')).toMatchObject({ canDecide: true, waitingFor: 'you' });
    const second = await decide(verdictsOn(again.body.plan, 'approve', 'reject'), 'acc-ben');
    expect(statesOf(second)).toEqual(['released', 'rejected']);
  });

  it('lets the first of two take an approval back before the second comes', async () => {
    await underPolicy(two);
    await decide(verdictsOn(plan, 'approve', 'approve'), 'acc-ada');
    const rowIds = [plan.rows[0]?.id];
    const back = await api.call('POST', `/v1/plans/${plan.id}/revocation`, { body: { rowIds } });
    expect(back.body.plan.rows).toMatchObject([
      { state: 'open', approvals: { given: 0 } },
      { state: 'open', approvals: { given: 1 } },
    ]);
    const second = await decide(verdictsOn(back.body.plan, 'approve', 'approve'), 'acc-ben');
    expect(statesOf(second)).toEqual(['open', 'approved']);
  });

  it('refuses the approval of who edited the row where the proposer is excluded', async () => {
    await underPolicy({ reviewers: 1, proposerExcluded: true });
    const [row] = plan.rows;
    const body = { seal: plan.seal, rowId: row?.id, operation: row?.operation };
    const edited = await api.call('POST', `/v1/plans/${plan.id}/edits`, { body });
    expect(edited.body.plan.rows[0].objection).toBe('proposer_excluded');
    const own = await decide(verdictsOn(edited.body.plan, 'approve', 'later'), 'acc-ada');
    expect(own.body).toMatchObject({ code: 'proposer_excluded', details: { path: '/rows/0' } });
    const others = await decide(verdictsOn(edited.body.plan, 'approve', 'approve'), 'acc-ben');
    expect(statesOf(others)).toEqual(['released', 'released']);
  });

  it('asks two people for a row that an edit made risky, and lets no edit take that back', async () => {
    const { version: _version, ...policy } = policyOf({ medium: two, high: two });
    await publish(policy);
    plan = await shown();
    const reworded = async (summary: string): Promise<Answer> => {
      const { id: rowId, operation } = plan.rows[0]!;
      const { fields } = operation as CreateSubtask;
      const worded = { ...operation, fields: { ...fields, summary } };
      const body = { seal: plan.seal, rowId, operation: worded };
      const answer = await api.call('POST', `/v1/plans/${plan.id}/edits`, { body });
      plan = answer.body.plan;
      return answer;
    };
    expect((await reworded('Ask for the password twice')).body.plan.rows[0].tier).toBe('medium');
    expect((await reworded('Ask for it twice')).body.plan.rows[0].tier).toBe('medium');
    const first = await decide(verdictsOn(plan, 'approve', 'approve'), 'acc-ada');
    expect(statesOf(first)).toEqual(['open', 'approved']);
    const second = await decide(verdictsOn(first.body.plan, 'approve'), 'acc-ben');
    expect(statesOf(second)).toEqual(['released', 'released']);
  });

  it('counts only the people it names', async () => {
    await underPolicy({
      reviewers: 1,
      proposerExcluded: false,
      approvers: { accounts: ['acc-ben'] },
    });
    expect(await shown()).toMatchObject({ canDecide: false, waitingFor: 'approver' });
    const answer = await decide(verdictsOn(plan, 'approve', 'approve'), 'acc-ada');
    expect(refusal(answer)).toEqual({ status: 403, code: 'not_a_reviewer' });
    const named = await decide(verdictsOn(plan, 'approve', 'approve'), 'acc-ben');
    expect(statesOf(named)).toEqual(['released', 'released']);
  });
});

describe('A3 what is doubtful', () => {
  it('is approved in a decision of its own, never together with others', async () => {
    await api.database.asAdministrator(
      `update plan_rows set confidence = 'low' where position = 1`,
    );
    const both = await decide(verdictsOn(plan, 'approve', 'approve'), 'acc-ada');
    expect(both.body).toMatchObject({
      code: 'row_needs_own_decision',
      details: { path: '/rows/1', reason: 'confidence' },
    });
    const first = await decide(verdictsOn(plan, 'approve', 'later'), 'acc-ada');
    const alone = { ...plan, rows: plan.rows.slice(1), seal: first.body.plan.seal };
    expect(statesOf(await decide(verdictsOn(alone, 'approve'), 'acc-ada'))).toEqual([
      'released',
      'released',
    ]);
  });
});
