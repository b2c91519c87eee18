import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findRules, findRulesDigest, rulesInForce } from '../../db/rule-packs.ts';
import { refusal, startApi, type TestApi } from '../helpers/api.ts';
import { starter } from '../helpers/judged.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { issuesIn, keep } from '../helpers/simulations.ts';
import { source } from '../helpers/team-pack.ts';

const shop = '/v1/projects/SHOP/rules';
const site = '/v1/tenant/rules';
/** A pack of the site's own. */
const acme = (more: string) => source(more).replace('id: team', 'id: acme');

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator(
    'delete from reports; delete from issues; truncate rule_packs',
  );
});

const put = (path: string, version: number, text: string, tenant = tenantA) =>
  api.call('PUT', path, { as: 'acc-otto', body: { version, source: text }, tenant });
const get = async (path: string, tenant = tenantA) =>
  (await api.call('GET', path, { as: 'acc-otto', tenant })).body;
const inForce = (tenant = tenantA) =>
  api.database.withTenant(tenant, (tx) => rulesInForce(tx, '10000'));

describe('R7 rules of a whole site', () => {
  it('count for a project without its own, whose reports by the former ones are out of date', async () => {
    expect(await get(site)).toMatchObject({ version: 1, pack: { id: 'starter' } });
    await keep(api.deps.withTenant, issuesIn(api, 'SHOP').slice(0, 2));
    expect((await put(site, 1, acme('thresholds: { ready: 99 }'))).status).toBe(200);
    expect((await inForce())?.pack).toMatchObject({ id: 'acme', thresholds: { ready: 99 } });
    expect(await get(shop)).toMatchObject({ version: 1, pack: { id: 'acme' }, publishedBy: null });
    const stale = await api.database.asAdministrator<{ stale: boolean }>(
      'select stale_since is not null as stale from issues',
    );
    expect(stale).toEqual([{ stale: true }, { stale: true }]);
    expect(await get(`${shop}/explanations`)).toMatchObject({ thresholds: { ready: 99 } });
  });

  it('are extended by a project, which is published anew when they change', async () => {
    await put(site, 1, acme('thresholds: { ready: 99 }'));
    expect((await put(shop, 1, source('waivers: administrators', 'acme'))).status).toBe(200);
    expect((await inForce())?.pack).toMatchObject({ id: 'team', thresholds: { ready: 99 } });
    expect((await put(site, 2, acme('thresholds: { ready: 97 }'))).status).toBe(200);
    expect(await inForce()).toMatchObject({
      version: 3,
      pack: { id: 'team', waivers: 'administrators', thresholds: { ready: 97 } },
    });
    const digest = await api.database.withTenant(tenantA, (tx) => findRulesDigest(tx, '10000'));
    expect(digest).toBe((await inForce())?.pack.digest);
    expect((await get(`${shop}/history`)).changes).toHaveLength(2);
  });

  it('change nothing where a project could not extend them any more', async () => {
    const own =
      'rules:\n  own.a: { counts: true, severity: info, weight: 1, title: A, formula: not empty(links) }\n';
    await put(site, 1, acme(own));
    await put(shop, 1, source('types:\n  bug: { rules: { own.a: { weight: 9 } } }', 'acme'));
    const before = await inForce();
    const refused = await put(site, 2, acme(''));
    expect(refusal(refused)).toMatchObject({ code: 'invalid_pack' });
    expect(refused.body.details.expected).toContain('10000');
    expect(await inForce()).toEqual(before);
    expect(await get(site)).toMatchObject({ version: 2 });
  });

  it('leave a project that extends another pack as it is', async () => {
    await put(shop, 1, source('waivers: administrators'));
    await put(site, 1, acme('thresholds: { ready: 99 }'));
    expect(await inForce()).toMatchObject({
      ...{ version: 2, pack: { id: 'team', thresholds: starter.thresholds } },
    });
  });

  it('are refused where somebody published meanwhile, and to a project that takes their id', async () => {
    await put(site, 1, acme(''));
    expect(refusal(await put(site, 1, acme('')))).toMatchObject({ code: 'rules_changed' });
    expect(refusal(await put(shop, 1, acme('')))).toMatchObject({ code: 'invalid_pack' });
  });

  it('are those of one site alone', async () => {
    await put(site, 1, acme('thresholds: { ready: 99 }'));
    expect(await inForce(tenantB)).toBeNull();
    expect(await get(site, tenantB)).toMatchObject({ version: 1, pack: { id: 'starter' } });
    expect(await api.database.withTenant(tenantB, (tx) => findRules(tx, ''))).toBeNull();
  });
});
