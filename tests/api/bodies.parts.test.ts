import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issue, refusal, startApi, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';

let api: TestApi;
let path: string;
let good: Record<string, unknown>;
beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
  const plan = await withPlan(api);
  path = `/v1/plans/${plan.id}/decisions`;
  good = verdictsOn(plan, 'approve') as Record<string, unknown>;
});
afterAll(() => api.close());

const refused = async (body: unknown, to = path) => {
  const answer = await api.call('POST', to, { body });
  return { ...refusal(answer), details: answer.body.details };
};
const text = (body: unknown) => JSON.stringify(body);
const row = () => (good.rows as Record<string, unknown>[])[0];

describe('bodies', () => {
  it('with unknown members are refused, at any depth', async () => {
    expect(await refused({ ...good, more: 1 })).toMatchObject({
      code: 'invalid_request',
      details: { path: '/more' },
    });
    expect(await refused({ ...good, rows: [{ ...row(), more: 1 }] })).toMatchObject({
      code: 'invalid_request',
      details: { path: '/rows/0/more' },
    });
  });

  it('are not coerced, completed or cut to what would fit', async () => {
    for (const bad of [
      { ...good, seal: 1 },
      { ...good, rows: row() },
      { ...good, rows: [] },
      { ...good, rows: [{ ...row(), verdict: 'maybe' }] },
      { ...good, rows: [{ ...row(), reason: 7 }] },
      { ...good, rows: [{ ...row(), rowId: 'x' }] },
      { ...good, rows: Array.from({ length: 101 }, row) },
      { seal: good.seal },
      [],
      'null',
    ])
      expect(await refused(bad)).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('with a member twice, in any spelling, are refused', async () => {
    const twice = [
      text(good).replace('{', '{"seal":"x",'),
      text(good).replace('{', '{"s\\u0065al":"x",'),
      text(good).replace('[{', '[{"verdict":"reject" , "verdict" :1,'),
    ];
    for (const body of twice)
      expect(await refused(body)).toMatchObject({ status: 400, code: 'invalid_json' });
  });

  it('may hold braces, quotes and equal members in different objects', async () => {
    const reason = '{"seal":1} \\" "rows": [';
    const rows = [{ ...row(), verdict: 'later', reason }];
    const { status } = await api.call('POST', path, { body: { ...good, rows } });
    expect(status).toBe(200);
  });

  it('that reach for prototypes are refused', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype', '__\\u0070roto__'])
      expect(await refused(text(good).replace('{', `{"${name}":{"a":1},`))).toMatchObject({
        status: 400,
        code: 'invalid_json',
      });
  });

  it('are at most 32 levels deep', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(await refused(nested(33))).toMatchObject({ code: 'invalid_json' });
    expect(await refused(nested(32))).toMatchObject({ code: 'invalid_request' });
    expect(await refused(`"${'x'.repeat(250_000)}"`)).toMatchObject({ code: 'invalid_request' });
    expect(await refused('['.repeat(100_000))).toMatchObject({ code: 'invalid_json' });
  });

  it('are JSON in UTF-8 by their media type', async () => {
    const post = (type: string | undefined) =>
      api.call('POST', path, { body: { no: 1 }, headers: { 'content-type': type } });
    for (const type of ['application/json', 'Application/JSON; charset=utf-8'])
      expect(refusal(await post(type)).code).toBe('invalid_request');
    for (const type of [
      undefined,
      'text/json',
      'application/json; charset=latin1',
      'application/jsonp',
    ])
      expect(refusal(await post(type))).toEqual({ status: 415, code: 'unsupported_media_type' });
  });

  it('that are missing are refused by the schema', async () => {
    const answer = await api.call('POST', path, {
      body: '',
      headers: { 'content-type': undefined },
    });
    expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_request' });
  });
});

describe('refusals', () => {
  it('of unknown routes and methods have the shape of all others', async () => {
    expect(refusal(await api.call('GET', '/v1/nothing'))).toEqual({
      status: 404,
      code: 'not_found',
    });
    expect(refusal(await api.call('GET', '/v1/plans/%zz'))).toEqual({
      status: 404,
      code: 'not_found',
    });
    const wrong = await api.call('DELETE', path.replace('/decisions', ''));
    expect(refusal(wrong)).toEqual({ status: 405, code: 'method_not_allowed' });
    expect(wrong.headers.allow).toContain('GET');
  });

  it('never repeat what was sent', async () => {
    const planted = 'PLANTED-WORD';
    for (const body of [
      `{"seal":"${planted}"`,
      { ...good, seal: planted },
      `{"a":1,"a":"${planted}"}`,
    ])
      expect(text((await api.call('POST', path, { body })).body)).not.toContain(planted);
    expect(text(api.log)).not.toContain(planted);
  });

  it('of ids that are no ids say that there is no such thing', async () => {
    expect(refusal(await api.call('GET', '/v1/plans/x')).code).toBe('plan_not_found');
    expect(refusal(await api.call('GET', '/v1/refinements/x')).code).toBe('refinement_not_found');
    expect(refusal(await api.call('GET', '/v1/issues/SHOP-12/readiness')).code).toBe(
      'issue_not_found',
    );
  });
});

describe('routes without a token', () => {
  it('are two, and say nothing about anybody', async () => {
    const health = await api.app.inject('/healthz');
    expect([health.statusCode, health.json()]).toEqual([200, { status: 'ok' }]);
    // Nobody is named here.
    expect((await api.app.inject('/.well-known/security.txt')).statusCode).toBe(404);
  });
});
