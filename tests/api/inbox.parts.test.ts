import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertPolicy } from '../../db/policies.ts';
import { groups } from '../../dev/jira-simulator/state/catalogue.ts';
import type { InboxItem } from '../../domain/inbox.ts';
import { refusal, startApi, type TestApi } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { addPlan } from '../helpers/inbox.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { policyOf } from '../helpers/policies.ts';

const hour = 3_600_000;
const ago = (hours: number) => new Date(testNow.getTime() - hours * hour);

const leads = groups.find(({ name }) => name === 'shop-leads')!.id;
const developers = '10360';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
  await addPlan(api, 'SHOP-8', { at: ago(50), tier: 'medium', proposedBy: 'acc-ben' });
  await addPlan(api, 'SHOP-12', { at: ago(40), states: ['open', 'approved', 'rejected'] });
  await addPlan(api, 'SEC-2', { at: ago(30), tier: 'high', proposedBy: 'acc-ines' });
  await addPlan(api, 'SHOP-14', { at: ago(20), states: ['released'] });
  await addPlan(api, 'SEC-1', { at: ago(10) });
  await addPlan(api, 'SHOP-3', { at: ago(5), states: ['done'] });
}, 60_000);
afterAll(() => api.close());

const list = (query = '', as = 'acc-ada', tenant = tenantA) =>
  api.call('GET', `/v1/plans${query}`, { as, tenant });
const keysOf = (body: { plans: InboxItem[] }) => body.plans.map(({ issue }) => issue.key);
const asked = () =>
  api.simulator.requests().filter(({ operation }) => operation === 'bulkFetchIssues');

describe('A9 the inbox', () => {
  it('shows what waits, the oldest first, with numbers and no words of the issue', async () => {
    const { status, body } = await list();
    expect([status, keysOf(body)]).toEqual([200, ['SHOP-8', 'SHOP-12', 'SEC-1']]);
    expect(body.plans[1]).toMatchObject({
      state: 'waiting',
      tier: 'low',
      rows: { total: 3, open: 1, approved: 1 },
      mine: true,
      proposedAt: ago(40).toISOString(),
    });
    expect(JSON.stringify(body)).not.toContain('Subtask');
    expect(body.counts).toEqual({
      plans: 3,
      mine: 2,
      tiers: { low: 2, medium: 1, high: 0 },
      complete: true,
    });
    expect(body.nextCursor).toBeNull();
  });

  it.each([
    ['?state=writing', ['SHOP-14']],
    ['?state=final', ['SHOP-3']],
    ['?tier=medium', ['SHOP-8']],
    ['?tier=high', []],
    ['?project=10000', ['SHOP-8', 'SHOP-12']],
    ['?age=40', ['SHOP-8', 'SHOP-12']],
    ['?mine=true', ['SHOP-12', 'SEC-1']],
    ['?mine=false', ['SHOP-8']],
    ['?mine=true&age=12', ['SHOP-12']],
  ])('%s shows %j', async (query, keys) => {
    expect(keysOf((await list(query)).body)).toEqual(keys);
  });

  it('is theirs whom the policy names for what is open, and not theirs whom it excludes', async () => {
    const policy = policyOf({
      low: { reviewers: 1, approvers: { accounts: ['acc-ines'] }, proposerExcluded: true },
    });
    const { id, version } = policy;
    await api.database.withTenant(tenantA, (tx) =>
      insertPolicy(tx, { projectId: '10000', policy, by: 'acc-otto', at: testNow }),
    );
    await addPlan(api, 'SHOP-22', { at: ago(45), policy: { id, version } });
    const mine = async (as: string) => keysOf((await list('?mine=true', as)).body);
    expect(await mine('acc-ines')).toContain('SHOP-22');
    expect(await mine('acc-ada')).not.toContain('SHOP-22');
    await api.database.asAdministrator(
      `update plan_rows set state = 'cancelled' from plans where plans.plan_id = plan_rows.plan_id
         and issue_key = 'SHOP-22'; update plans set state = 'final' where issue_key = 'SHOP-22'`,
    );
  });

  describe('of a policy that names a group and a role', () => {
    const site = { cloudId: tenantA };
    const devs = { ...site, project: 'SHOP', role: 'Developers' };
    const acting = () => api.simulator.acting;
    /** With nothing remembered. */
    let call: TestApi['call'];
    beforeAll(async () => {
      const rule = { reviewers: 1 as const, proposerExcluded: true };
      const policy = policyOf(
        {
          low: { ...rule, approvers: { groups: [leads] } },
          medium: { ...rule, approvers: { roles: [developers] } },
        },
        { id: 'leads', version: 3 },
      );
      await api.database.withTenant(tenantA, (tx) =>
        insertPolicy(tx, { projectId: '10000', policy, by: 'acc-otto', at: testNow }),
      );
      const ref = { id: policy.id, version: policy.version };
      const made = { proposedBy: 'acc-ada', policy: ref };
      await addPlan(api, 'SHOP-24', { at: ago(44), ...made });
      await addPlan(api, 'SHOP-25', { at: ago(43), tier: 'medium', ...made });
      acting().setRole({ ...devs, accounts: ['acc-ben'] });
      call = await api.other({});
      for (const accountId of ['acc-ada', 'acc-ines'])
        acting().setGroup({ ...site, group: 'shop-leads', accountId, member: true });
    });
    afterAll(async () => {
      await api.database.asAdministrator(
        `update plan_rows set state = 'cancelled' from plans where plans.plan_id = plan_rows.plan_id
           and issue_key in ('SHOP-24', 'SHOP-25');
         update plans set state = 'final' where issue_key in ('SHOP-24', 'SHOP-25')`,
      );
      for (const accountId of ['acc-ada', 'acc-ines'])
        acting().setGroup({ ...site, group: 'shop-leads', accountId, member: false });
      acting().setRole(devs);
    });
    const inbox = async (as: string, query = '?mine=true') =>
      (await call('GET', `/v1/plans${query}`, { as })).body;

    it('is theirs who are in it or have it, and who proposed is excluded all the same', async () => {
      expect(keysOf(await inbox('acc-ines'))).toContain('SHOP-24');
      expect(keysOf(await inbox('acc-ines'))).not.toContain('SHOP-25');
      expect(keysOf(await inbox('acc-ben'))).toContain('SHOP-25');
      expect(keysOf(await inbox('acc-ben'))).not.toContain('SHOP-24');
      expect(keysOf(await inbox('acc-vera'))).not.toContain('SHOP-24');
      for (const key of ['SHOP-24', 'SHOP-25'])
        expect(keysOf(await inbox('acc-ada'))).not.toContain(key);
    });

    it('counts as many as its list holds', async () => {
      for (const as of ['acc-ines', 'acc-ben', 'acc-ada']) {
        const [mine, all] = [await inbox(as), await inbox(as, '')];
        const held = all.plans.filter((plan: InboxItem) => plan.mine).length;
        expect([mine.counts.mine, mine.counts.plans, all.counts.mine]).toEqual(Array(3).fill(held));
      }
    });
  });

  it('is read page by page, each plan once, by a cursor that says nothing', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await list(`?limit=1${next ? `&cursor=${next}` : ''}`);
      expect(body.plans.length).toBeLessThanOrEqual(1);
      seen.push(...keysOf(body));
      next = body.nextCursor;
    }
    expect(seen).toEqual(['SHOP-8', 'SHOP-12', 'SEC-1']);
  });

  it.each([
    '?state=open',
    '?limit=51',
    '?limit=0',
    '?cursor=abc',
    `?cursor=${'a'.repeat(201)}`,
    `?cursor=${Buffer.from('1/no-plan').toString('base64url')}`,
    '?tier=low&tier=high',
    '?age=-1',
    '?nonsense=1',
  ])('refuses %s with its place', async (query) => {
    const answer = await list(query);
    expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_request' });
    expect(answer.body.details.path).toMatch(/^querystring:/);
  });

  it('is not sent again to a screen that has it', async () => {
    const { headers } = await list();
    const again = await api.call('GET', '/v1/plans', {
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect(again.status).toBe(304);
  });

  it('needs the token of the person, and it must be that person’s', async () => {
    const none = await api.call('GET', '/v1/plans', {
      headers: { 'x-forge-oauth-user': undefined },
    });
    expect(refusal(none)).toEqual({ status: 403, code: 'user_token_missing' });
    const other = api.simulator.tokens.user(tenantA, 'acc-otto');
    const fresh = await api.other({});
    const stolen = await fresh('GET', '/v1/plans', { headers: { 'x-forge-oauth-user': other } });
    expect(refusal(stolen)).toEqual({ status: 403, code: 'jira_token_refused' });
  });
});

describe('T9 the inbox of somebody', () => {
  it('leaves out what issue security hides from them, in list and counts, and says how many', async () => {
    const ada = (await list()).body;
    expect(ada.leftOut).toEqual({ hidden: 1, unchecked: 0 });
    const ines = (await list('', 'acc-ines')).body;
    expect(keysOf(ines)).toEqual(['SHOP-8', 'SHOP-12', 'SEC-2', 'SEC-1']);
    expect(ines).toMatchObject({ counts: { plans: 4, mine: 1, tiers: { high: 1 } } });
    expect(ines.leftOut).toEqual({ hidden: 0, unchecked: 0 });
    expect(JSON.stringify(ada)).not.toContain('SEC-2');
    const pages = (await list('?limit=2')).body;
    const rest = (await list(`?cursor=${pages.nextCursor}`)).body;
    expect([...keysOf(pages), ...keysOf(rest)]).not.toContain('SEC-2');
  });

  it('asks Jira in bulk, and again after five minutes at the latest', async () => {
    const call = await api.other({});
    const see = async () => keysOf((await call('GET', '/v1/plans', { as: 'acc-ines' })).body);
    const ref = { cloudId: tenantA, issue: 'SHOP-8' };
    api.simulator.forgetRequests();
    await see();
    await see();
    expect(asked()).toHaveLength(1);
    const project = { cloudId: tenantA, project: 'SEC', accountId: 'acc-ines' };
    api.simulator.acting.setPermissions({ ...project, permissions: [] });
    api.simulator.acting.move(ref, 'acc-otto', 'TEAM');
    api.clock.now = new Date(testNow.getTime() + 4 * 60_000);
    expect(await see()).toHaveLength(4);
    api.clock.now = new Date(testNow.getTime() + 5 * 60_000);
    const now = await see();
    expect(now).toHaveLength(2);
    expect(now[0]).toMatch(/^TEAM-/);
    expect(asked()).toHaveLength(2);
    api.clock.now = testNow;
  });

  it('is answered for 15 minutes while Jira is down, of what was known; then it says so', async () => {
    const call = await api.other({});
    const see = () => call('GET', '/v1/plans', { as: 'acc-otto' });
    const { body: before } = await see();
    await addPlan(api, 'SHOP-20', { at: ago(1) });
    api.simulator.faults.add({ kind: 'error_before_commit', times: 0 });
    try {
      api.clock.now = new Date(testNow.getTime() + 14 * 60_000);
      const { status, body } = await see();
      expect([status, keysOf(body)]).toEqual([200, keysOf(before)]);
      // Nobody could say whether Otto may see the new one.
      expect(body.leftOut).toEqual({ hidden: 0, unchecked: 1 });
      api.clock.now = new Date(testNow.getTime() + 15 * 60_000);
      expect(refusal(await see())).toEqual({ status: 503, code: 'jira_unavailable' });
    } finally {
      api.simulator.faults.clear();
      api.clock.now = testNow;
    }
  });

  it('counts nothing of a project that Jira hides, as of one that is not there', async () => {
    api.simulator.acting.setPermissions({
      ...{ cloudId: tenantA, project: 'SEC', accountId: 'acc-vera' },
      permissions: [],
    });
    const [secret, none] = [
      (await list('?project=10005', 'acc-vera')).body,
      (await list('?project=98765', 'acc-vera')).body,
    ];
    expect(secret).toEqual(none);
    expect(secret.leftOut).toEqual({ hidden: 0, unchecked: 0 });
    expect((await list('', 'acc-vera')).body.leftOut.hidden).toBe(2);
  });

  it('gives a cursor that is of use to nobody else, and says nothing', async () => {
    const { nextCursor } = (await list('?limit=1')).body;
    const text = Buffer.from(nextCursor, 'base64url').toString('latin1');
    expect(text).not.toMatch(/\d{13}|[0-9a-f]{8}-[0-9a-f]{4}/);
    expect((await list('?limit=1')).body.nextCursor).toBe(nextCursor);
    const others = await list(`?cursor=${nextCursor}`, 'acc-ben');
    expect(refusal(others)).toEqual({ status: 400, code: 'invalid_request' });
    expect(
      refusal(await api.call('GET', `/v1/model/calls?cursor=${nextCursor}`, { as: 'acc-otto' }))
        .code,
    ).toBe('invalid_request');
  });

  it('holds no plan of another site', async () => {
    expect((await list('', 'acc-otto', tenantB)).body).toMatchObject({
      plans: [],
      counts: { plans: 0 },
      leftOut: { hidden: 0, unchecked: 0 },
    });
    const own = await addPlan(api, 'SHOP-12', { tenant: tenantB });
    const { plans } = (await list('', 'acc-ada', tenantB)).body;
    expect(plans.map(({ id }: InboxItem) => id)).toEqual([own.id]);
  });
});
