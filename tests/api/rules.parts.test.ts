import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findRules } from '../../db/rule-packs.ts';
import { issue, refusal, type TestApi } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { startProposing } from '../helpers/proposing.ts';
import { storeJudged } from '../helpers/store-judged.ts';

const path = '/v1/projects/SHOP/rules';

let api: TestApi;
beforeAll(async () => {
  api = await startProposing();
});
afterAll(() => api.close());
beforeEach(() => api.database.asAdministrator('truncate rule_packs; delete from issues'));

const team = (more = '') => `format: 1
id: team
version: '7'
extends: starter
rules: { test.plan: { counts: true, severity: warning, weight: 10 } }
cases:
  - { name: bare, issue: { type: Task, summary: Checkout }, expect: { content.present: fail } }
${more}`;
const publish = (source: string, version = 1, as = 'acc-otto') =>
  api.call('PUT', path, { as, body: { version, source } });
const rulesOf = (tenant: string) => api.database.withTenant(tenant, (tx) => findRules(tx, '10000'));

describe('R7 publishing rules', () => {
  it('is for administrators of the project; before, the pack that ships counts', async () => {
    const before = await api.call('GET', path, { as: 'acc-otto' });
    expect(before.body).toMatchObject({
      version: 1,
      pack: { id: 'starter' },
      source: expect.stringContaining('id: starter'),
      publishedBy: null,
    });
    for (const answer of [await api.call('GET', path), await publish(team(), 1, 'acc-ada')])
      expect(refusal(answer)).toEqual({ status: 403, code: 'jira_permission_missing' });
    const { status, body } = await publish(team());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 2,
      pack: { id: 'team', version: '7' },
      source: expect.stringMatching(/^format: 1\nid: team\nversion: "7"\nextends: starter\n/),
      publishedBy: 'acc-otto',
    });
    expect((await api.call('GET', path, { as: 'acc-otto' })).body).toEqual(body);
    const stored = await rulesOf(tenantA);
    expect(stored?.pack.rules['story.form']).toBeDefined();
    expect(stored?.pack.digest).toBe(body.pack.digest);
    expect(await rulesOf(tenantB)).toBeNull();
  });

  it.each([
    ['a weight', team().replace('weight: 10', 'weight: 500'), 5, '/rules/test.plan/weight'],
    ['a pack above it that is not there', team().replace('starter', 'none'), 4, '/extends'],
    ['the id of a pack that ships', team().replace('id: team', 'id: baseline'), undefined, '/id'],
    [
      'a case that fails',
      team().replace('present: fail', 'present: pass'),
      undefined,
      '/cases/0/expect/content.present',
    ],
  ])('with %s is refused with its place, and changes nothing', async (_name, source, line, at) => {
    await publish(team());
    const answer = await publish(source, 2);
    expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_pack' });
    expect([answer.body.details.line, answer.body.details.path]).toEqual([line, at]);
    expect((await rulesOf(tenantA))?.version).toBe(2);
  });

  it('lets one of two authors win, and the other look again', async () => {
    const both = await Promise.all([publish(team()), publish(team())]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const other = both.find(({ status }) => status === 409);
    expect(other?.body).toMatchObject({ code: 'rules_changed', details: { path: '/version' } });
    expect((await publish(team(), 2)).body.version).toBe(3);
  });

  it('makes reports of the project out of date, and is audited', async () => {
    const at = api.clock.now;
    await api.database.withTenant(tenantA, (tx) => storeJudged(tx, { at }));
    await publish(team());
    const [stale] = await api.database.asAdministrator(
      `select stale_since from issues where issue_id = '${issue}'`,
    );
    expect(stale).toEqual({ stale_since: at });
    const [entry] = await api.database.asAdministrator(
      `select body from audit_entries where tenant_id = '${tenantA}' and body like '%rules.published%' order by seq desc limit 1`,
    );
    expect(JSON.parse(String(entry?.body))).toMatchObject({
      action: 'rules.published',
      subject: { kind: 'project', id: '10000' },
      data: { pack: 'team', version: 2, reports: 1 },
    });
  });
});
