import { describe, expect, it } from '@jest/globals';
import { errorCatalogue } from '../../domain/errors.ts';
import { bareApp } from '../helpers/bare-app.ts';
import { tenantA } from '../helpers/plans.ts';
import { filledRoutes } from '../helpers/routes/filled.ts';

const secret = 'SECRET-WORD of issue SHOP-12';
const broken = (): never => {
  throw Object.assign(new Error(secret), { detail: secret, statusCode: 400, code: 'E_SECRET' });
};
const admitted = { state: 'active', refused: null, refinement: null, kinds: [], policy: null };

/** What breaks, one after the other behind the door, and what is told of it. */
const faults = {
  'the verifier': { verifyToken: broken },
  'the database': { withTenant: broken },
  'the database behind the door': {
    withTenant: (() => {
      let asked = 0;
      return (async () => {
        asked += 1;
        return asked % 2 === 1 ? { ...admitted, refinement: { issueId: '10112' } } : broken();
      }) as never;
    })(),
  },
  'the clock': { clock: broken },
};

/** The token says which endpoint calls; none is a person. */
const verifyToken = async (token: string) => {
  const endpoint = token === 'person' ? null : token;
  return {
    tenantId: tenantA,
    installationId: tenantA,
    environment: 'DEVELOPMENT' as const,
    apiBaseUrl: 'http://127.0.0.1:9',
    accountId: endpoint === null ? 'acc-ada' : null,
    moduleKey: endpoint ?? 'readygate-issue',
    appVersion: '1.0.0',
    licence: null,
  };
};

describe('L3 an error that nobody foresaw', () => {
  it.each(Object.entries(faults))('in %s is told on no route', async (name, changes) => {
    const log: string[] = [];
    const app = await bareApp({
      log: (event, data) => log.push(JSON.stringify([event, data])),
      verifyToken,
      jira: new Proxy({}, { get: () => broken }) as never,
      ...changes,
    });
    const early: string[] = [];
    for (const [method, url, endpoint] of filledRoutes(app)) {
      const reply = await app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${endpoint ?? 'person'}`,
          'x-forge-oauth-user': 'token-of-ada',
          'idempotency-key': 'key-of-the-test',
          ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
        },
        ...(method === 'GET' ? {} : { payload: '{}' }),
      });
      for (const text of [reply.body, JSON.stringify(reply.headers)])
        expect(text).not.toContain('SECRET');
      if (reply.statusCode !== 500) {
        early.push(`${method} ${url} ${reply.statusCode}`);
        continue;
      }
      const { requestId, ...told } = reply.json();
      expect(told).toEqual({ code: 'internal', message: errorCatalogue.internal.message });
      expect(typeof requestId).toBe('string');
    }
    await app.close();
    // Only what is done, or refused by its shape, before the fault is met.
    if (name !== 'the database behind the door') expect(early).toEqual([]);
    expect(log.length).toBeGreaterThan(0);
    expect(log.join('')).not.toContain('SECRET');
    expect(log.join('')).not.toContain('.ts:');
  });
});
