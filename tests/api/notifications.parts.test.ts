import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { findNotifySettings } from '../../db/notify-settings.ts';
import { refusal, startApi, type TestApi } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const path = '/v1/notifications';
const siteUrl = 'https://lumen.example';
const url = 'https://chat.example/services/a-secret-path';
const put = (body: object, options = {}) =>
  api.call('PUT', path, { as: 'acc-otto', body, ...options });
const get = (tenant = tenantA, as = 'acc-otto') => api.call('GET', path, { as, tenant });

describe('A12 how an administrator of the site has people told', () => {
  it('is off at first', async () => {
    expect((await get()).body).toEqual({ version: 0, email: false, siteUrl: null, webhook: null });
  });

  it('is for who administers the site, and for nobody else', async () => {
    for (const as of ['acc-ada', 'acc-ben']) {
      expect(refusal(await get(tenantA, as)).code).toBe('jira_permission_missing');
      const tried = await put({ version: 0, email: true, siteUrl }, { as });
      expect(refusal(tried)).toEqual({ status: 403, code: 'jira_permission_missing' });
    }
  });

  it('is set by version; the key is said once, the address never again', async () => {
    const webhook = { url, format: 'card' };
    const set = await put({ version: 0, email: true, siteUrl, webhook }, { key: 'one-setting' });
    expect(set.body).toMatchObject({
      version: 1,
      email: true,
      webhook: { host: 'chat.example', format: 'card' },
      key: expect.stringMatching(/^\S{44}$/),
    });
    const again = await put({ version: 0, email: true, siteUrl, webhook }, { key: 'one-setting' });
    expect(again.body).toEqual(set.body);
    const { body } = await get();
    expect(body).toEqual({
      version: 1,
      email: true,
      siteUrl,
      webhook: { host: 'chat.example', format: 'card' },
    });
    const late = await put({ version: 0, email: false, siteUrl });
    expect(refusal(late)).toEqual({ status: 409, code: 'settings_changed' });
    expect((await put({ version: 1, email: false, siteUrl })).body).toMatchObject({
      version: 2,
      email: false,
      webhook: { host: 'chat.example' },
    });
    const stored = await api.database.withTenant(tenantA, findNotifySettings);
    expect(stored.webhook).toEqual({ url, format: 'card', key: set.body.key });
    const off = await put({ version: 2, email: false, siteUrl, webhook: null });
    expect(off.body).toMatchObject({ version: 3, webhook: null });
    const entries = (await readEntries(api.database.pools.readonly, tenantA)).map(
      ({ body }) => body,
    );
    expect(JSON.parse(entries.at(-1) ?? '')).toMatchObject({
      action: 'notify.changed',
      actor: { kind: 'person' },
    });
    expect(entries.join()).not.toContain('a-secret-path');
  });

  it.each([
    [{ siteUrl: 'http://lumen.example' }, '/siteUrl'],
    [{ siteUrl: 'https://lumen.example/jira' }, '/siteUrl'],
    [{ webhook: { url: 'http://chat.example/', format: 'text' } }, '/webhook/url'],
    [{ webhook: { url: 'nonsense', format: 'text' } }, '/webhook/url'],
  ])('refuses %j with its place', async (wrong, place) => {
    const { version } = (await get()).body;
    const answer = await put({ version, email: true, siteUrl, ...wrong });
    expect(answer.body).toMatchObject({ code: 'invalid_request', details: { path: place } });
  });

  it('is that of one site only', async () => {
    const other = await get(tenantB);
    expect(other.status === 200 ? other.body.version : refusal(other).code).not.toBe(3);
  });
});
