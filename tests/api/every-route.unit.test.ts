import { describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { ApiDeps } from '../../api/deps.ts';
import { securityHeaders } from '../../api/plugins/headers.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { bareApp } from '../helpers/bare-app.ts';
import { tenantA } from '../helpers/plans.ts';
import { filledRoutes } from '../helpers/routes/filled.ts';

/** The token says which endpoint calls; none is a person. */
const verifyToken: ApiDeps['verifyToken'] = async (token) => ({
  tenantId: tenantA,
  installationId: tenantA,
  environment: 'DEVELOPMENT',
  apiBaseUrl: 'http://127.0.0.1:9',
  accountId: token === 'person' ? 'acc-ada' : null,
  moduleKey: token === 'person' ? 'readygate-issue' : token,
  appVersion: '1.0.0',
  licence: null,
});
const fails = async (): Promise<never> => {
  throw new Error('SECRET-WORD');
};
const refuses = async (): Promise<never> => {
  throw new ReadygateError('installation_inactive');
};

interface Ask {
  method?: string;
  headers?: Record<string, string | undefined>;
  payload?: string;
}

/** Calls every route, each with a good token unless said otherwise. */
async function askAll(app: FastifyInstance, ask: Ask) {
  const answers = [];
  for (const [method, url, endpoint] of filledRoutes(app)) {
    const headers: Record<string, string | undefined> = {
      authorization: `Bearer ${endpoint ?? 'person'}`,
      'x-forge-oauth-user': 'token-of-ada',
      'idempotency-key': 'key-of-the-test',
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...ask.headers,
    };
    const reply = await app.inject({
      method: (ask.method ?? method) as 'GET',
      url,
      headers: Object.fromEntries(
        Object.entries(headers).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      ),
      ...(ask.payload === undefined ? {} : { payload: ask.payload }),
    });
    answers.push({ route: `${method} ${url}`, reply });
  }
  expect(answers.length).toBeGreaterThan(80);
  return answers;
}

const kinds: [status: number, what: string, changes: Partial<ApiDeps>, ask: Ask][] = [
  [401, 'without a token', {}, { headers: { authorization: undefined }, payload: '{}' }],
  [
    401,
    'with two tokens in one header',
    {},
    { headers: { authorization: 'Bearer a, Bearer b' }, payload: '{}' },
  ],
  [403, 'of an installation that is not active', { withTenant: refuses }, { payload: '{}' }],
  [
    405,
    'by a method that no route has',
    {},
    { method: 'PATCH', headers: { 'content-type': 'application/json' }, payload: '{}' },
  ],
  [
    413,
    'with a body that is too long',
    {},
    { method: 'POST', payload: `"${'x'.repeat(300_000)}"` },
  ],
  [
    415,
    'with a body in another encoding',
    {},
    {
      method: 'POST',
      headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
      payload: '{}',
    },
  ],
  [500, 'while something unforeseen happens', { withTenant: fails }, { payload: '{}' }],
  [503, 'of a process that falls behind', { pressure: () => 'time' }, { payload: '{}' }],
];

describe('L6 every route', () => {
  it.each(kinds)(
    'answers %i with the headers that protect, and JSON: %s',
    async (status, _what, changes, ask) => {
      const app = await bareApp({ verifyToken, ...changes });
      const answers = await askAll(app, ask);
      await app.close();
      // A route that takes no such body is told from one that does by its method.
      const met = answers.filter(({ reply }) => reply.statusCode === status);
      const share = status === 413 || status === 415 ? 0.4 : 1;
      expect(met.length).toBeGreaterThanOrEqual(answers.length * share);
      for (const { route, reply } of answers) {
        expect([route, reply.headers]).toEqual([route, expect.objectContaining(securityHeaders)]);
        expect([route, Object.keys(reply.json()).sort().slice(0, 1)]).toEqual([route, ['code']]);
        expect(reply.body).not.toContain('SECRET');
      }
    },
  );

  it('names in Allow the methods that are described for its address, and no other’s', async () => {
    const app = await bareApp({ verifyToken });
    const described = Map.groupBy(filledRoutes(app), ([, url]) => url);
    for (const [url, routes] of described) {
      const { headers } = await app.inject({
        method: 'PATCH',
        url,
        headers: { 'content-type': 'application/json' },
        payload: '{}',
      });
      const allowed = String(headers.allow)
        .split(', ')
        .filter((method) => method !== 'HEAD');
      expect([url, allowed.sort()]).toEqual([url, routes.map(([method]) => method).sort()]);
    }
    await app.close();
  });
});
