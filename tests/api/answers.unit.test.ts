import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { securityHeaders } from '../../api/plugins/headers.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { bareApp, platformCall } from '../helpers/bare-app.ts';
import { exchange, lastAnswer, portOf } from '../helpers/raw-http.ts';

let app: FastifyInstance;
afterEach(() => app.close());

const { path, headers } = platformCall;
const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
const post = (more: string[] = [], body = '{}', to: string = path) =>
  [
    `POST ${to} HTTP/1.1`,
    'host: x',
    'connection: close',
    ...lines,
    ...(more.length > 0 ? more : [`content-length: ${body.length}`]),
    '',
    body,
  ].join('\r\n');
const get = (to: string, ...more: string[]) =>
  [`GET ${to} HTTP/1.1`, 'host: x', 'connection: close', ...more, '', ''].join('\r\n');

const fails = async (): Promise<never> => {
  throw new Error('SECRET-WORD');
};
const refuses = async (): Promise<never> => {
  throw new ReadygateError('installation_inactive');
};
const chunk = `${(300_000).toString(16)}\r\n${'x'.repeat(300_000)}\r\n0\r\n\r\n`;

describe('L6 every answer', () => {
  it.each<[status: number, bytes: string, changes?: Parameters<typeof bareApp>[0]]>([
    [200, get('/healthz')],
    [200, get('/.well-known/security.txt'), { securityContact: 'mailto:a@example.com' }],
    [200, post()],
    [400, 'NOT HTTP\r\n\r\n'],
    [400, post([], '{')],
    [401, get('/v1/plans')],
    [403, post(), { withTenant: refuses }],
    [404, get('/nowhere')],
    [404, get('/v1/plans/%zz')],
    [404, get(`/v1/plans/${'x'.repeat(300)}`)],
    [405, get(path)],
    [405, get('/healthz').replace('GET', 'QUERY')],
    [404, get('/nowhere').replace('GET', 'QUERY')],
    [408, `${get('/healthz').slice(0, -2)}x: `, { timeouts: { arrival: 100 } }],
    [413, post([`content-length: ${300_000}`], '{}')],
    [413, post(['transfer-encoding: chunked'], chunk)],
    [415, post(['content-length: 2', 'content-encoding: gzip'], '{}')],
    [431, get('/healthz', `x: ${'x'.repeat(70_000)}`)],
    [500, post(), { withTenant: fails }],
    [503, post(), { pressure: () => 'time' }],
    [503, post(), { timeouts: { event: 50 }, verifyToken: () => new Promise(() => {}) }],
  ])('%s has the headers that protect whoever reads it', async (status, bytes, changes = {}) => {
    app = await bareApp(changes);
    const answer = lastAnswer(await exchange(await portOf(app), bytes).then(withoutBody(status)));
    expect(answer).toMatchObject({ status, headers: securityHeaders });
  });

  it('that refuses has an id of our own and one shape, whatever id the caller sends', async () => {
    app = await bareApp({ pressure: () => 'database' });
    const reply = await app.inject({
      method: 'POST',
      url: path,
      headers: { ...headers, 'request-id': 'mine', 'x-request-id': 'mine' },
      payload: '{}',
    });
    expect(reply.json()).toEqual({
      code: 'overloaded',
      message: expect.any(String),
      details: { retryAfterSeconds: expect.any(Number) },
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(Number(reply.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(reply.headers['retry-after'])).toBeLessThanOrEqual(5);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
  });
});

/** The text of a contact is no JSON. */
const withoutBody = (status: number) => (text: string) =>
  status === 200 ? text.slice(0, text.indexOf('\r\n\r\n') + 4) : text;
