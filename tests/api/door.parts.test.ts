import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertGrants } from '../../db/role-grants.ts';
import { issue, refusal, startApi, type TestApi } from '../helpers/api.ts';
import { installationOf } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const propose = `/v1/issues/${issue}/refinements`;
const refused = async (...args: Parameters<TestApi['call']>) => refusal(await api.call(...args));

describe('T1 the door takes a request in order', () => {
  it('size comes before everything', async () => {
    const headers = { 'content-type': 'text/plain', authorization: undefined };
    expect(await refused('POST', propose, { body: 'x'.repeat(300_000), headers })).toEqual({
      status: 413,
      code: 'payload_too_large',
    });
  });

  it('the media type comes before the token', async () => {
    const headers = { 'content-type': 'text/plain', authorization: undefined };
    expect(await refused('POST', propose, { body: '{', headers })).toEqual({
      status: 415,
      code: 'unsupported_media_type',
    });
  });

  it('the token comes before the body is read', async () => {
    expect(
      await refused('POST', propose, { body: '{', headers: { authorization: undefined } }),
    ).toEqual({ status: 401, code: 'token_missing' });
    expect(
      await refused('POST', propose, { body: '{', headers: { authorization: 'Bearer a.b.c' } }),
    ).toEqual({ status: 401, code: 'token_invalid' });
  });

  it('keys that cannot be read are our fault, not the token’s', async () => {
    api.forge.setKeysAvailable(false);
    const call = await api.other({ verifyToken: api.freshVerifier() });
    expect(refusal(await call('POST', propose))).toEqual({ status: 503, code: 'keys_unavailable' });
    api.forge.setKeysAvailable(true);
  });

  it('a body that is no JSON comes before tenant and rights', async () => {
    expect(await refused('POST', propose, { body: '{' })).toEqual({
      status: 400,
      code: 'invalid_json',
    });
  });

  it('the installation comes before rights, mode and schema', async () => {
    await api.call('GET', `/v1/issues/${issue}/readiness`);
    await api.database.asAdministrator(`update installations set state = 'purged'`);
    expect(
      await refused('POST', propose, {
        body: { no: 1 },
        headers: { 'x-forge-oauth-user': undefined },
      }),
    ).toEqual({ status: 403, code: 'installation_inactive' });
    await api.database.asAdministrator(`update installations set state = 'active'`);
  });

  it('the person’s token and right come before the mode', async () => {
    expect(
      await refused('POST', propose, {
        body: { no: 1 },
        headers: { 'x-forge-oauth-user': undefined },
      }),
    ).toEqual({ status: 403, code: 'user_token_missing' });
    expect(await refused('POST', propose, { as: 'acc-vera', body: { no: 1 } })).toEqual({
      status: 403,
      code: 'jira_permission_missing',
    });
  });

  it('the mode comes before the schema', async () => {
    expect(await refused('POST', propose, { body: { no: 1 } })).toEqual({
      status: 403,
      code: 'project_off',
    });
    await api.setMode('observe');
    expect(await refused('POST', propose, { body: { no: 1 } })).toEqual({
      status: 403,
      code: 'observe_only',
    });
    await api.setMode('propose');
  });

  it('the app role comes before the mode', async () => {
    const grants = { viewer: { accounts: ['acc-ada'] } };
    const by = { accountId: 'acc-otto', at: api.clock.now };
    await api.database.withTenant(tenantA, (tx) =>
      insertGrants(tx, { scope: '10000', seen: 0, grants, ...by }),
    );
    await api.setMode('off');
    const role = { status: 403, code: 'role_missing' };
    expect(await refused('POST', propose, { body: { no: 1 } })).toEqual(role);
    await api.database.asAdministrator('truncate role_grants');
    expect((await refused('POST', propose, { body: { no: 1 } })).code).toBe('project_off');
    await api.setMode('propose');
  });

  it('the schema comes before the key, and names the path', async () => {
    const headers = { 'idempotency-key': undefined };
    const answer = await api.call('POST', propose, { body: { no: 1 }, headers });
    expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_request' });
    expect(answer.body.details).toMatchObject({ path: '/no', expected: 'nothing of this name' });
  });

  it('a command needs a key of 8 to 128 characters', async () => {
    for (const key of [undefined, 'short', 'x'.repeat(129), 'with a space'])
      expect(await refused('POST', propose, { headers: { 'idempotency-key': key } })).toEqual({
        status: 400,
        code: 'idempotency_key_missing',
      });
  });
});

describe('T1 a tenant is known from its first valid token', () => {
  it('and its installation with it, whoever calls', async () => {
    const tenant = tenantB;
    const { status } = await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
    expect(status).toBe(200);
    const rows = await api.database.asAdministrator(
      'select installation_id, state from installations where tenant_id = $1',
      [tenant],
    );
    expect(rows).toEqual([{ installation_id: installationOf(tenant), state: 'active' }]);
  });

  it('a call of the platform reaches no route of people, and the reverse', async () => {
    const readiness = `/v1/issues/${issue}/readiness`;
    expect(await refused('GET', readiness, { as: null })).toEqual({
      status: 401,
      code: 'token_invalid',
    });
    expect(await refused('POST', '/forge/scheduled/token')).toEqual({
      status: 401,
      code: 'token_invalid',
    });
  });
});

describe('X1 refusals are audited', () => {
  it('the first at once, then one entry a minute with its count', async () => {
    const count = async () => {
      const rows = await api.database.asAdministrator<{ body: string }>(
        `select body from audit_entries where body like '%request.denied%' and tenant_id = $1 order by seq`,
        [tenantA],
      );
      return rows.map(({ body }) => JSON.parse(body)).filter(({ data }) => data.reason === reason);
    };
    const reason = 'issue_not_found';
    const deny = () => refused('GET', '/v1/issues/99999/readiness');
    for (let turn = 0; turn < 4; turn++) expect((await deny()).code).toBe(reason);
    expect((await count()).map(({ data, outcome }) => [outcome, data.count])).toEqual([
      ['denied', 1],
    ]);
    api.clock.now = new Date(api.clock.now.getTime() + 60_000);
    await deny();
    expect((await count()).map(({ data }) => data.count)).toEqual([1, 4]);
  });
});
