import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildApp } from '../../api/app.ts';
import type { ApiDeps } from '../../api/deps.ts';
import { issue, refusal, startApi, type TestApi } from '../helpers/api.ts';
import { portOf, exchange as send } from '../helpers/raw-http.ts';

let api: TestApi;
let port: number;
beforeAll(async () => {
  api = await startApi();
  port = await portOf(api.app);
});
afterAll(() => api.close());

const exchange = (bytes: string) => send(port, bytes);
const bodyOf = (answer: string) => JSON.parse(answer.split('\r\n\r\n')[1] ?? 'null');

describe('what is no request', () => {
  it('is refused in the shape of all refusals', async () => {
    const answer = await exchange('NOT HTTP\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(bodyOf(answer)).toMatchObject({
      code: 'invalid_request',
      requestId: expect.any(String),
    });
  });

  it('and headers beyond 64 KiB, while a token of 30 KiB passes', async () => {
    const get = (size: number) =>
      exchange(
        `GET /v1/plans/x HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer ${'x'.repeat(size)}\r\n\r\n`,
      );
    expect(bodyOf(await get(70_000))).toMatchObject({ code: 'headers_too_large' });
    expect(bodyOf(await get(30_000))).toMatchObject({ code: 'token_invalid' });
  });
});

describe('a call that takes too long', () => {
  it('is given up before the platform does', async () => {
    const app = await buildApp({
      ...api.deps,
      timeouts: { call: 50, event: 20 },
      verifyToken: () => new Promise(() => {}),
    } satisfies ApiDeps);
    for (const url of [`/v1/issues/${issue}/readiness`, '/v1/plans/x']) {
      const reply = await app.inject({ url, headers: { authorization: 'Bearer a.b.c' } });
      expect(
        refusal({ status: reply.statusCode, body: reply.json(), headers: reply.headers }),
      ).toEqual({ status: 503, code: 'timeout' });
    }
    await app.close();
  });
});
