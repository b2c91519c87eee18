import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createJiraClient } from '../../clients/jira/client.ts';
import { createJiraLimits, type JiraLimits } from '../../clients/jira/limits/limits.ts';
import { createBudgetStore } from '../../db/jira-budgets.ts';
import { hourOf } from '../../domain/limits/points.ts';
import { defaultLimits } from '../../domain/limits/settings.ts';
import type { BudgetStore } from '../../domain/limits/store.ts';
import { issue, startApi, type TestApi } from '../helpers/api.ts';

let api: TestApi;
let call: TestApi['call'];
let store: BudgetStore;
let limits: JiraLimits;
let reservations = 0;
beforeAll(async () => {
  api = await startApi();
  const books = createBudgetStore(api.database.pools.app);
  store = {
    ...books,
    reserve: (asked) => {
      reservations++;
      return books.reserve(asked);
    },
  };
  limits = createJiraLimits({
    settings: { ...defaultLimits, pool: 'tenant', pointsPerHour: 100 },
    store,
    clock: api.deps.clock,
  });
  call = await api.other({
    jira: createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 5, limits }),
  });
  // The installation is known from its first call.
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
});
afterAll(() => api.close());

const used = async () => [...(await store.used(hourOf(api.clock.now))).values()][0] ?? 0;

describe('W4 what the API asks of Jira', () => {
  it('is paid from the books of all, by one reservation for a second of questions', async () => {
    const before = api.simulator.points().hour;
    expect((await call('GET', `/v1/issues/${issue}/readiness`)).status).toBeLessThan(300);
    expect(reservations).toBe(1);
    await limits.giveBack();
    expect(await used()).toBe(api.simulator.points().hour - before);
  });

  it('is refused with Jira’s own wait where Jira refuses, whoever asks next', async () => {
    api.simulator.faults.add({
      kind: 'rate_limited',
      retryAfter: 40,
      reason: 'jira-quota-tenant-based',
      method: 'GET',
    });
    const other = '10101';
    for (const as of ['acc-ada', 'acc-ben']) {
      const { status, body, headers } = await call('GET', `/v1/issues/${other}/readiness`, { as });
      expect([status, body.code]).toEqual([503, 'jira_rate_limited']);
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(40);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(53);
    }
    api.clock.now = new Date(api.clock.now.getTime() + 40_000);
    expect((await call('GET', `/v1/issues/${other}/readiness`)).status).toBeLessThan(300);
  });

  it('is refused until the next hour where the points are used up, without asking Jira', async () => {
    const hour = hourOf(api.clock.now);
    const pool = api.simulator.tenants.default;
    await limits.giveBack();
    await store.settle({ pool, payer: pool, hour }, 100);
    const asked = api.simulator.requests().length;
    const { status, headers } = await call('GET', `/v1/issues/10102/readiness`);
    expect(status).toBe(503);
    expect(Number(headers['retry-after'])).toBeGreaterThan(60);
    expect(api.simulator.requests()).toHaveLength(asked);
  });
});
