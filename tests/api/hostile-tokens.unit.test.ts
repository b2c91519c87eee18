import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../api/app.ts';
import { shippedPacks } from '../../bin/packs.ts';
import { createTokenVerifier } from '../../clients/forge/verify-token.ts';
import {
  appId,
  createSigner,
  type KeyServer,
  now,
  startKeyServer,
} from '../helpers/forge-tokens.ts';
import { hostileTokens } from '../helpers/hostile/tokens.ts';

const genuine = createSigner();
let server: KeyServer;
let app: FastifyInstance;
/** Whatever lies behind the door and was touched. */
const touched: string[] = [];
const log: string[] = [];

beforeAll(async () => {
  server = await startKeyServer({ keys: [genuine.jwk()] });
  const behind = (name: string) => (): never => {
    touched.push(name);
    throw new Error(name);
  };
  app = await buildApp({
    withTenant: behind('the database') as never,
    jira: new Proxy({}, { get: (_, method) => behind(`Jira's ${String(method)}`) }) as never,
    verifyToken: createTokenVerifier({
      appId,
      environment: 'PRODUCTION',
      jiraHosts: ['https://api.atlassian.com'],
      jwksUrl: server.jwksUrl,
      clock: () => now,
    }),
    clock: () => now,
    log: (event, data) => log.push(JSON.stringify([event, data])),
    securityContact: null,
    packs: shippedPacks(),
    profiles: new Map(),
    model: { offered: null, work: new Map(), countTokens: async () => 0 },
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await server.close();
});

/** Every route with a door, with its parameters filled in. */
function routes(): [string, string][] {
  const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, unknown>> };
  const open = ['/healthz', '/.well-known/security.txt'];
  return Object.entries(paths)
    .filter(([path]) => !open.includes(path))
    .flatMap(([path, operations]) =>
      Object.keys(operations).map((method): [string, string] => [
        method.toUpperCase(),
        path.replaceAll(/\{\w+\}/g, '10112'),
      ]),
    );
}

describe('T1 a token that does not hold', () => {
  it('gets one answer at every route, whatever is wrong with it, and nothing behind the door is touched', async () => {
    const all = routes();
    expect(all.length).toBeGreaterThanOrEqual(29);
    const tokens = Object.entries(hostileTokens(genuine));
    const odd: unknown[] = [];
    for (const [name, token] of tokens)
      for (const [method, url] of all) {
        const reply = await app.inject({
          method: method as 'GET',
          url,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(method === 'GET' ? {} : { payload: '{}' }),
        });
        const { requestId, ...body } = reply.json();
        const told = JSON.stringify([reply.statusCode, body]);
        if (!answers.includes(told)) odd.push([name, method, url, told]);
        expect(typeof requestId).toBe('string');
      }
    expect(odd).toEqual([]);
    expect(touched).toEqual([]);
    expect(log).toEqual([]);
  }, 240_000);
});

/** What is no token at all, and what is one that does not hold. */
const answers = [
  JSON.stringify([401, { code: 'token_missing', message: 'A Forge invocation token is needed.' }]),
  JSON.stringify([
    401,
    { code: 'token_invalid', message: 'The Forge invocation token was not accepted.' },
  ]),
];
