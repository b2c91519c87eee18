import { describe, expect, it } from '@jest/globals';
import { startSimulator } from './helper.ts';

describe('tokens at the simulator', () => {
  it('a user token acts as its person and an app token as the app', async () => {
    const { as, app } = await startSimulator();
    expect((await as('acc-ada')('GET', '/myself')).body).toMatchObject({
      accountId: 'acc-ada',
      displayName: 'Ada Lindqvist',
      accountType: 'atlassian',
    });
    expect((await app()('GET', '/myself')).body).toMatchObject({
      accountId: 'acc-readygate',
      accountType: 'app',
    });
  });

  it('an expired token gets the 401 of the gateway, which is not an error collection', async () => {
    const { simulator, withToken, now } = await startSimulator();
    const ask = withToken(simulator.tokens.user(simulator.tenants.default, 'acc-ada', 60));
    expect((await ask('GET', '/myself')).status).toBe(200);
    now.at += 60_000;
    const refused = await ask('GET', '/myself');
    expect(refused.status).toBe(401);
    expect(refused.body).toEqual({ code: 401, message: expect.stringContaining('expired') });
    expect(refused.headers.get('x-failure-category')).not.toBeNull();
  });

  it('unknown, revoked and foreign tokens are refused alike', async () => {
    const { simulator, withToken } = await startSimulator();
    const { default: site, other } = simulator.tenants;
    const revoked = simulator.tokens.user(site, 'acc-ada');
    simulator.tokens.revoke(revoked);
    const foreign = simulator.tokens.user(other, 'acc-ada');
    for (const token of ['nonsense', revoked, foreign]) {
      const { status, body } = await withToken(token)('GET', '/myself');
      expect(status).toBe(401);
      expect(body.code).toBe(401);
    }
  });

  it('a token without the scope is refused with the word scope', async () => {
    const { simulator, withToken } = await startSimulator();
    const token = simulator.tokens.mint({
      cloudId: simulator.tenants.default,
      accountId: 'acc-ada',
      kind: 'user',
      scopes: ['read:jira-work'],
      ttl: 60,
    });
    expect((await withToken(token)('GET', '/issue/SHOP-12')).status).toBe(200);
    const refused = await withToken(token)('POST', '/issue', {});
    expect(refused.status).toBe(401);
    expect(refused.body.message).toContain('scope does not match');
  });

  it('without Authorization a request is anonymous: empty results, 404 and 401', async () => {
    const { withToken } = await startSimulator();
    const ask = withToken(null);
    const search = await ask('GET', '/search/jql?jql=project%20%3D%20SHOP');
    expect([search.status, search.body]).toEqual([200, { issues: [], isLast: true }]);
    expect((await ask('GET', '/issue/SHOP-12')).status).toBe(404);
    const myself = await ask('GET', '/myself');
    expect(myself.status).toBe(401);
    expect(myself.body.errorMessages).toHaveLength(1);
  });
});
