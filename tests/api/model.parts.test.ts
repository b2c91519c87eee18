import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { beginCall } from '../../db/egress.ts';
import { findModelSettings } from '../../db/model-settings.ts';
import { issue, refusal, startApi, type TestApi } from '../helpers/api.ts';
import { callOf } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
  await api.setMode('observe');
});
afterAll(() => api.close());

const path = '/v1/model';
const endpoint = { baseUrl: 'https://model.example/v1', model: 'small', key: 'a-secret-key' };
const settings = {
  on: true,
  profile: 'default',
  fields: ['summary', 'description'],
  names: ['Ada'],
  dailyTokens: 1000,
  dailyMoney: 2.5,
  prices: { input: 0.25, output: 2 },
};
const put = (body: object, options = {}) =>
  api.call('PUT', path, { as: 'acc-otto', body, ...options });
const get = (at = path, { tenant = tenantA, as = 'acc-otto' } = {}) =>
  api.call('GET', at, { as, tenant });
const stored = () => api.database.withTenant(tenantA, findModelSettings);

describe('G5 how an administrator of the site sets models', () => {
  it('is off at first, and for nobody else to see or set', async () => {
    expect((await get()).body).toMatchObject({
      version: 0,
      on: false,
      endpoint: null,
      fields: ['summary', 'description'],
      profiles: ['default', 'review-only'],
      allowed: true,
      spent: { tokens: 0, money: 0 },
      lastTest: null,
    });
    for (const as of ['acc-ada', 'acc-ben']) {
      const tried = await put({ version: 0, ...settings, endpoint }, { as });
      expect(refusal(tried)).toEqual({ status: 403, code: 'jira_permission_missing' });
      for (const seen of [path, `${path}/calls`])
        expect(refusal(await get(seen, { as })).code).toBe('jira_permission_missing');
    }
  });

  it('is set by version; the key is never said, and is audited nowhere', async () => {
    const set = await put({ version: 0, ...settings, endpoint });
    expect(set.body).toMatchObject({
      version: 1,
      ...settings,
      endpoint: { baseUrl: endpoint.baseUrl, model: 'small' },
    });
    expect(JSON.stringify([set.body, (await get()).body])).not.toContain('a-secret-key');
    const late = await put({ version: 0, ...settings, on: false });
    expect(refusal(late)).toEqual({ status: 409, code: 'settings_changed' });
    const chain = (await readEntries(api.database.pools.readonly, tenantA)).map(({ body }) => body);
    expect(JSON.parse(chain.at(-1) ?? '')).toMatchObject({
      action: 'model.changed',
      data: { version: 1, on: true, endpoint: 'model.example' },
    });
    expect(chain.join()).not.toMatch(/a-secret-key|Ada/);
    expect((await get(path, { tenant: tenantB })).body).toMatchObject({ version: 0, names: [] });
  });

  it('keeps a key for its address and hands it to no other', async () => {
    await put({ version: 1, ...settings });
    expect((await stored()).endpoint).toEqual(endpoint);
    const { key: _key, ...keyless } = endpoint;
    await put({ version: 2, ...settings, endpoint: { ...keyless, model: 'large' } });
    expect((await stored()).endpoint).toEqual({ ...endpoint, model: 'large' });
    const elsewhere = { ...keyless, baseUrl: 'https://evil.example/v1' };
    const tried = await put({ version: 3, ...settings, endpoint: elsewhere });
    expect(tried.body).toMatchObject({
      code: 'invalid_request',
      details: { path: '/endpoint/key' },
    });
    expect((await stored()).endpoint?.baseUrl).toBe(endpoint.baseUrl);
  });

  it.each([
    [{ endpoint: { ...endpoint, baseUrl: 'http://model.example/v1' } }, '/endpoint/baseUrl'],
    [{ endpoint: { ...endpoint, baseUrl: 'https://u:p@model.example/v1' } }, '/endpoint/baseUrl'],
    [{ endpoint: { ...endpoint, baseUrl: 'https://model.example/v1?x=1' } }, '/endpoint/baseUrl'],
    [{ endpoint: { ...endpoint, baseUrl: 'file:///etc/passwd' } }, '/endpoint/baseUrl'],
    [{ endpoint: { ...endpoint, key: 'two words' } }, '/endpoint/key'],
    [{ profile: 'unknown' }, '/profile'],
    [{ fields: ['reporter'] }, '/fields/0'],
    [{ dailyTokens: -1 }, '/dailyTokens'],
    [{ prices: { input: 1 } }, '/prices'],
  ])('refuses %j with its place', async (wrong, place) => {
    const { version } = await stored();
    const answer = await put({ version, ...settings, ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.body.details.path).toContain(place);
  });

  it('is turned on and off for a project by who administers it', async () => {
    const project = '/v1/projects/SHOP/model';
    const set = (version: number, on: boolean, as = 'acc-otto') =>
      api.call('PUT', project, { as, body: { version, on } });
    expect((await get(project)).body).toEqual({ version: 0, on: false });
    expect(refusal(await set(0, true, 'acc-ben')).status).toBe(403);
    expect((await set(0, true)).body).toEqual({ version: 1, on: true });
    expect(refusal(await set(0, false))).toEqual({ status: 409, code: 'settings_changed' });
    expect((await get(project, { tenant: tenantB, as: 'acc-otto' })).body).toMatchObject({
      on: false,
    });
  });

  it('has the connection tried once a minute, by a worker', async () => {
    const ask = () => api.call('POST', `${path}/test`, { as: 'acc-otto' });
    expect([(await ask()).status, (await ask()).body]).toEqual([202, { asked: true }]);
    const asked = (await api.outbox()).filter(({ name }) => name === 'testModel');
    expect(new Set(asked.map(({ workflow_id }) => workflow_id)).size).toBe(1);
  });
});

describe('G6 what leaves', () => {
  const preview = (tenant = tenantA, as = 'acc-ada') =>
    get(`/v1/issues/${issue}/model-requests`, { tenant, as });

  it('is shown before anything does, to whoever may see the issue, whole', async () => {
    const { body } = await preview();
    expect(body.on).toBe(true);
    expect(body.requests.map(({ prompt }: { prompt: string }) => prompt)).toEqual([
      'review/1',
      'subtasks/1',
      'questions/1',
    ]);
    for (const request of body.requests) {
      expect(request).toMatchObject({
        endpoint: 'https://model.example',
        model: 'large',
        bytes: Buffer.byteLength(request.body),
      });
      expect(JSON.parse(request.body)).toMatchObject({ model: 'large', store: false });
      expect(request.body).not.toContain('a-secret-key');
    }
  });

  it('holds the fields that were allowed, and nothing of the words that are taken out', async () => {
    const before = await preview();
    const sent = (body: string) => JSON.parse(JSON.parse(body).messages[1].content);
    const { text } = sent(before.body.requests[1].body).fields.at(-1);
    const word = /\p{L}{5,}/u.exec(text)?.[0] ?? '';
    const { version } = await stored();
    await put({ version, ...settings, fields: ['summary'], names: [word] });
    const { requests } = (await preview()).body;
    const only = sent(requests[1].body);
    expect(only.fields.map(({ field }: { field: string }) => field)).toEqual(['summary']);
    expect(requests[1].redactions.name).toBeGreaterThan(0);
    expect(only.fields[0].text.toLowerCase()).not.toContain(word.toLowerCase());
    expect(only.fields[0].text).toContain('[name]');
  });

  it('is none where no model is set, and another site sees nothing of this one', async () => {
    expect((await preview(tenantB)).body).toMatchObject({ on: false, requests: [] });
  });

  it('is listed afterwards, without its text, page by page', async () => {
    await api.database.withTenant(tenantA, async (tx) => {
      for (let at = 0; at < 51; at++)
        await beginCall(
          tx,
          callOf(tenantA, { name: `c${at}`, ceiling: { tokens: 1e6, micros: 1e6 } }),
        );
    });
    const first = (await get(`${path}/calls`)).body;
    expect(first.calls).toHaveLength(50);
    expect(first.calls[0]).toMatchObject({
      state: 'sending',
      fields: ['summary'],
      redactions: { mail: 1, secret: 0, name: 2 },
      money: null,
    });
    const second = (await get(`${path}/calls?cursor=${first.nextCursor}`)).body;
    expect([second.calls.length, second.nextCursor]).toEqual([1, null]);
    expect((await get(`${path}/calls`, { tenant: tenantB })).body.calls).toEqual([]);
    expect((await get()).body.spent).toEqual({ tokens: 5100, money: 0.00255 });
    expect(refusal(await get(`${path}/calls?cursor=nonsense`)).code).toBe('invalid_request');
  });
});
