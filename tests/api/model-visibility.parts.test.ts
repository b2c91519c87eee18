import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beginCall } from '../../db/egress.ts';
import { issue, refusal, startApi, type TestApi } from '../helpers/api.ts';
import { callOf } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
  await api.setMode('observe');
});
afterAll(() => api.close());

const offered = {
  baseUrl: 'https://model.example/v1',
  model: 'small',
  limits: {
    prices: { input: 1, output: 1 },
    tenant: { tokens: 500, micros: 2_500_000 },
    deployment: { tokens: 900, micros: null },
  },
};
const preview = (as: string, id: string, tenant = tenantA) =>
  api.call('GET', `/v1/issues/${id}/model-requests`, { as, tenant });
const inJira = (name: string) => {
  const found = api.simulator.issuesOf(tenantA).find(({ id, key }) => id === name || key === name);
  if (!found) throw new Error(`${name} is not there`);
  return found;
};

describe('T9 what a model would be sent about an issue', () => {
  it('is for whoever may browse it in Jira, and for nobody else, whatever they administer', async () => {
    const ref = { cloudId: tenantA, issue: 'SEC-1' };
    const secret = inJira(ref.issue);
    api.simulator.acting.setSecurity(ref, 'Security team only');
    const unknown = await preview('acc-ada', '99999999');
    expect(refusal(unknown)).toEqual({ status: 404, code: 'issue_not_found' });
    for (const as of ['acc-ada', 'acc-ben', 'acc-vera']) {
      const hidden = await preview(as, secret.id);
      expect(refusal(hidden)).toEqual(refusal(unknown));
      expect({ ...hidden.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    }
    for (const as of ['acc-otto', 'acc-ines'])
      expect((await preview(as, secret.id)).status).toBe(200);
    expect((await preview('acc-vera', issue)).status).toBe(200);
  });

  it('is of the own site, also where another one has an issue of the same id', async () => {
    const call = await api.other({ model: { ...api.deps.model, offered } });
    const of = async (tenant: string) =>
      (await call('GET', `/v1/issues/${issue}/model-requests`, { tenant })).body.requests[0].body;
    const [mine, other] = [await of(tenantA), await of(tenantB)];
    expect(mine).not.toBe(other);
  });

  it('says what that takes at most, by the prices of the operator whose endpoint it is', async () => {
    const call = await api.other({ model: { ...api.deps.model, offered } });
    const { body } = await call('GET', `/v1/issues/${issue}/model-requests`);
    for (const { atMost } of body.requests) {
      const tokens = atMost.input + atMost.output;
      expect(atMost).toMatchObject({ money: null, operatorMoney: tokens / 1_000_000 });
      expect(atMost.input).toBeGreaterThan(0);
    }
  });
});

describe('T9 the records of calls', () => {
  it('leave out those about what their reader may not see, say how many, and hold no text', async () => {
    const gone = '77777777';
    await api.database.withTenant(tenantA, async (tx) => {
      for (const [name, issueId] of [
        ['seen', issue],
        ['gone', gone],
        ['test', null],
      ] as const)
        await beginCall(tx, callOf(tenantA, { name, issueId }));
    });
    const { body } = await api.call('GET', '/v1/model/calls', { as: 'acc-otto' });
    const ids = body.calls.map(({ issueId }: { issueId: string | null }) => issueId);
    expect(new Set(ids)).toEqual(new Set([issue, null]));
    expect(body.leftOut).toBe(1);
    expect(JSON.stringify(body)).not.toContain(gone);
    const { summary } = (inJira(issue).raw as { fields: { summary: string } }).fields;
    expect(summary.length).toBeGreaterThan(5);
    expect(JSON.stringify(body)).not.toContain(summary);
  });
});

describe("T4 the operator's ceilings", () => {
  it('are shown to the administrators of a site with what it took of them, and nothing of other sites', async () => {
    const call = await api.other({ model: { ...api.deps.model, offered } });
    const operators = { reserve: { tokens: 100, micros: 70 }, ...offered.limits };
    await api.database.withTenant(tenantB, (tx) =>
      beginCall(tx, callOf(tenantB, { name: 'other', operators })),
    );
    await api.database.withTenant(tenantA, async (tx) => {
      await beginCall(tx, callOf(tenantA, { name: 'own', operators }));
      const reserve = { tokens: 600, micros: 0 };
      const large = { ...operators, reserve };
      await beginCall(tx, callOf(tenantA, { name: 'large', reserve, operators: large }));
    });
    const { body } = await call('GET', '/v1/model', { as: 'acc-otto' });
    expect(body.offered).toEqual({
      host: 'model.example',
      model: 'small',
      dailyTokens: 500,
      dailyMoney: 2.5,
      spent: { tokens: 100, money: 0.00007 },
    });
    expect(body.denials).toEqual([{ reason: 'operator_tokens', count: 1 }]);
    expect(JSON.stringify(body)).not.toContain('900');
  });
});
