import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi, withPlan } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { addressOf, routeTable, type Things } from '../helpers/routes/table.ts';
import { issuesIn, keep } from '../helpers/simulations.ts';

/** Calls of one run. `READYGATE_ALTERNATIONS` sets more. */
const count = Number(process.env.READYGATE_ALTERNATIONS ?? 1000);

/** A word that stands in everything of a site, and in nothing of another one. */
const canary = { [tenantA]: 'canaryoftheone', [tenantB]: 'canaryoftheother' };
const tenants = [tenantA, tenantB] as const;
const otherOf = (tenant: string) => (tenant === tenantA ? tenantB : tenantA);
const who = 'acc-otto';

let api: TestApi;
const things = new Map<string, Things>();

beforeAll(async () => {
  api = await startApi();
  for (const tenant of tenants) {
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
    await api.setMode('propose', tenant);
    const word = canary[tenant] ?? '';
    for (const { key } of issuesIn(api, 'SHOP', tenant).slice(0, 12))
      api.simulator.acting.edit({ cloudId: tenant, issue: key }, 'acc-ada', {
        summary: `${word} in the summary of ${key}`,
      });
    await keep(api.deps.withTenant, issuesIn(api, 'SHOP', tenant).slice(0, 12), tenant);
    const plan = await withPlan(api, [`${word} first`, `${word} second`], tenant);
    const [row] = plan.rows;
    if (!row) throw new Error('the plan has rows');
    things.set(tenant, {
      issue: plan.issue.id,
      key: 'SHOP',
      project: '10000',
      plan,
      row,
      ended: plan.refinementId,
    });
  }
}, 120_000);
afterAll(() => api.close());

/** What is read about a site, by addresses that are the same in both but for ids of ours. */
const reads = Object.keys(routeTable).filter((route) => route.startsWith('GET '));

describe('T6 two sites in one process, with the same keys, ids and people', () => {
  it('have work items of the same ids and keys, so that only the site tells them apart', () => {
    const of = (tenant: string) => issuesIn(api, 'SHOP', tenant).map(({ id, key }) => [id, key]);
    expect(of(tenantA).slice(0, 12)).toEqual(of(tenantB).slice(0, 12));
    expect(reads.length).toBeGreaterThan(30);
  });

  it(`are told nothing of each other in ${count.toLocaleString('en')} calls by turns, nor is either in the log`, async () => {
    const foreign: string[] = [];
    const own = new Map<string, number>();
    const ask = async (n: number) => {
      const tenant = tenants[n % 2] ?? tenantA;
      const route = reads[(n >> 1) % reads.length] ?? '';
      const { method, path } = addressOf(route, things.get(tenant)!);
      const { body, headers } = await api.call(method, path, { as: who, tenant });
      const text = JSON.stringify([body, headers]);
      if (text.includes(canary[otherOf(tenant)]!)) foreign.push(`${route} of ${tenant}`);
      if (text.includes(canary[tenant]!)) own.set(route, (own.get(route) ?? 0) + 1);
    };
    let next = 0;
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        while (next < count) await ask(next++);
      }),
    );
    expect(foreign).toEqual([]);
    // Several routes show what is the site's own, so that seeing nothing of the other means something.
    expect(own.size).toBeGreaterThanOrEqual(4);
    const log = JSON.stringify(api.log);
    for (const word of Object.values(canary)) expect(log).not.toContain(word);
  }, 3_600_000);
});
