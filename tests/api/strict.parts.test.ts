import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Plan } from '../../domain/plan.ts';
import { issue, refusal, startApi, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';

let api: TestApi;
let plan: Plan;
beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
  plan = await withPlan(api);
});
afterAll(() => api.close());

const decide = () => `/v1/plans/${plan.id}/decisions`;
const good = () => verdictsOn(plan, 'later') as { seal: string; rows: object[] };
const refused = async (...args: Parameters<TestApi['call']>) => refusal(await api.call(...args));
const invalid = { status: 400, code: 'invalid_json' };

describe('T1 bytes of a body', () => {
  it('are UTF-8 without a byte order mark', async () => {
    const text = JSON.stringify(good());
    const bodies = [
      Buffer.from(`\ufeff${text}`),
      Buffer.from(text, 'utf16le'),
      Buffer.concat([Buffer.from('{"seal":"'), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from('"}')]),
      // A surrogate pair, each half as three bytes.
      Buffer.concat([Buffer.from('["'), Buffer.from('eda0bdedb880', 'hex'), Buffer.from('"]')]),
    ];
    for (const body of bodies) expect(await refused('POST', decide(), { body })).toEqual(invalid);
    expect((await api.call('POST', decide(), { body: Buffer.from(text) })).status).toBe(200);
  });

  it('are not compressed', async () => {
    for (const encoding of ['gzip', 'br', 'identity'])
      expect(
        await refused('POST', decide(), {
          body: good(),
          headers: { 'content-encoding': encoding },
        }),
      ).toEqual({ status: 415, code: 'unsupported_media_type' });
  });

  it('hold no text and no number that would be kept as another one', async () => {
    const rows = good().rows;
    const withReason = (reason: string) =>
      JSON.stringify({ ...good(), rows: [{ ...rows[0], reason: 'R' }] }).replace('"R"', reason);
    for (const reason of ['"a\\u0000b"', '"a\\ud800b"', '"\\u001b[2J"', '1e999', '"raw\ttab"'])
      expect(await refused('POST', decide(), { body: withReason(reason) })).toEqual(invalid);
    const { body } = await api.call('POST', decide(), { body: withReason('"\\u0000"') });
    expect(body.details).toEqual({
      path: '/rows/0/reason',
      expected: 'well-formed text without control characters',
    });
    const kept = withReason('"line\\nbreak, tab\\t, 😀"');
    expect((await api.call('POST', decide(), { body: kept })).status).toBe(200);
  });

  it('an event is taken whatever its words are', async () => {
    const body = `{"issue":{"id":"${issue}"},"words":"\\u0000 \\ud800","n":1e999}`;
    expect((await api.call('POST', '/forge/events/issue', { as: null, body })).status).toBe(200);
  });
});

describe('T1 addresses', () => {
  const ofPeople = () => [
    `/v1/issues/${issue}/readiness`,
    `/v1/plans/${plan.id}`,
    '/v1/plans',
    '/v1/model/calls',
    '/v1/projects/SHOP/rules',
  ];

  it('take no query that the route does not know', async () => {
    for (const path of ofPeople())
      for (const query of ['more=1', '__proto__=1', 'constructor=1', '=1', 'state%5B%5D=waiting']) {
        const answer = await api.call('GET', `${path}?${query}`);
        const { status, code } = refusal(answer);
        // What only administrators may see is refused before anything is said of its shape.
        if (status === 403) continue;
        expect([path, query, status, code]).toEqual([path, query, 400, 'invalid_request']);
        expect(answer.body.details.path).toMatch(/^querystring:\//);
      }
    expect(await refused('POST', `${decide()}?dry=true`, { body: good() })).toEqual({
      status: 400,
      code: 'invalid_request',
    });
  });

  it('take no parameter twice and none in another form', async () => {
    for (const query of [
      'state=waiting&state=final',
      'limit=1&limit=1',
      'limit=1e1',
      'limit=%2B1',
      'limit=',
      'mine=1',
      'mine=TRUE',
      'cursor=%00',
      'state=waiting%00',
    ])
      expect([query, await refused('GET', `/v1/plans?${query}`)]).toEqual([
        query,
        { status: 400, code: 'invalid_request' },
      ]);
    expect((await api.call('GET', '/v1/plans?state=waiting&limit=1&mine=true')).status).toBe(200);
  });

  it('name ids in the one form in which we write them', async () => {
    const rowId = plan.rows[0]?.id ?? '';
    for (const id of [rowId.toUpperCase(), `urn:uuid:${rowId}`, `{${rowId}}`, `${rowId}%00`]) {
      const path = `/v1/plans/${plan.id}/rows/${id}/resolution`;
      const body = { choice: 'give_up' };
      expect((await refused('POST', path, { body })).code).toBe('invalid_request');
    }
    const { seal, rows } = good();
    for (const planId of [plan.id.toUpperCase(), `urn:uuid:${plan.id}`])
      expect(
        await refused('POST', '/v1/decisions', { body: { plans: [{ planId, seal, rows }] } }),
      ).toEqual({ status: 400, code: 'invalid_request' });
  });

  it('that hide something in their encoding name nothing', async () => {
    for (const path of [
      `/v1/plans/${plan.id}%00`,
      `/v1/plans/..%2f${plan.id}`,
      `/v1/plans/${'x'.repeat(300)}`,
      '/v1/projects/%00/rules',
      '/v1/projects/SHOP%2F..%2FSEC/rules',
      '/v1/issues/%31%30%31%31%32%00/readiness',
    ])
      expect([path, (await refused('GET', path)).status]).toEqual([path, 404]);
  });

  it('of the platform and of probes may carry more, which has no effect', async () => {
    const path = '/forge/scheduled/token?x=1&x=2';
    const headers = { 'content-type': 'application/json' };
    // The helper signs for the route without its query.
    const token = await api.forge.signInvocationToken({
      cloudId: '11111111-2222-4333-8444-555555555555',
      installationId: '5f0c2f1e-6a7b-4c3d-8e9f-102132435465',
      moduleKey: 'readygate-token',
    });
    const reply = await api.app.inject({
      method: 'POST',
      url: path,
      headers: { ...headers, authorization: `Bearer ${token}` },
      payload: '{}',
    });
    expect(reply.statusCode).toBe(200);
    expect((await api.app.inject('/healthz?probe=1')).statusCode).toBe(200);
  });
});

describe('settings', () => {
  it('name a version that can be one', async () => {
    for (const version of [2_147_483_648, 9_007_199_254_740_991, 1.5, '1', -1])
      expect(
        await refused('PUT', '/v1/projects/SHOP/policies', {
          as: 'acc-otto',
          body: { version, policy: {} },
        }),
      ).toEqual({ status: 400, code: 'invalid_request' });
  });
});
