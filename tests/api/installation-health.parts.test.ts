import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAppToken, refuseToken } from '../../db/tokens.ts';
import { refusal, startApi, type TestApi } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const path = '/v1/installation';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
});
afterAll(() => api?.close());

const look = async (tenant = tenantA) =>
  (await api.call('GET', path, { as: 'acc-otto', tenant })).body;
const minutes = (count: number) => new Date(testNow.getTime() + count * 60_000);

describe('L9 the installation as who administers the site sees it', () => {
  it('tells environment, version and how fresh the token is, and nothing of the token', async () => {
    const body = await look();
    expect(body).toEqual({
      environment: 'DEVELOPMENT',
      appVersion: '1.0.0',
      installedAt: testNow.toISOString(),
      lastEventAt: testNow.toISOString(),
      token: { receivedAt: testNow.toISOString(), expiresAt: expect.any(String), refused: false },
      operator: { region: null, securityContact: null, supportContact: null, notice: null },
    });
    expect(Date.parse(body.token.expiresAt)).toBeGreaterThan(minutes(60).getTime());
  });

  it('counts as a call of the platform what the platform calls, not what people do', async () => {
    api.clock.now = minutes(30);
    expect((await look()).lastEventAt).toBe(testNow.toISOString());
    await api.call('POST', '/forge/scheduled/token', { as: null });
    expect((await look()).lastEventAt).toBe(minutes(30).toISOString());
    expect((await look(tenantB)).lastEventAt).toBe(testNow.toISOString());
  });

  it('says that Jira refused the token', async () => {
    await api.database.withTenant(tenantA, async (tx) => {
      const known = await findAppToken(tx, api.clock.now);
      if (known) await refuseToken(tx, known.tokenId, api.clock.now);
    });
    expect((await look()).token).toMatchObject({ refused: true });
    expect((await look(tenantB)).token).toMatchObject({ refused: false });
  });

  it('L8 shows what the operator says of the deployment', async () => {
    const operator = {
      region: 'European Union (Frankfurt)',
      supportContact: 'mailto:help@example.com',
      notice: 'Maintenance on 3 May from 20:00 to 21:00 UTC.',
    };
    const call = await api.other({ operator, securityContact: 'mailto:security@example.com' });
    const { body } = await call('GET', path, { as: 'acc-otto' });
    expect(body.operator).toEqual({ ...operator, securityContact: 'mailto:security@example.com' });
  });

  it('is for nobody else', async () => {
    for (const as of ['acc-ada', 'acc-vera'])
      expect(refusal(await api.call('GET', path, { as }))).toEqual({
        status: 403,
        code: 'jira_permission_missing',
      });
  });
});
