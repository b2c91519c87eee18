import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTokenVerifier } from '../../../clients/forge/verify-token.ts';
import {
  apiBaseUrl,
  appClaims,
  appId,
  type Bag,
  claims,
  cloudId,
  createSigner,
  installation,
  type KeyServer,
  now,
  seconds,
  startKeyServer,
} from '../../helpers/forge-tokens.ts';

const genuine = createSigner();
let server: KeyServer;
beforeAll(async () => {
  server = await startKeyServer({ keys: [genuine.jwk()] });
});
afterAll(() => server.close());

const verifier = (clock = () => now) =>
  createTokenVerifier({
    appId,
    environment: 'PRODUCTION',
    jiraHosts: ['https://api.atlassian.com'],
    jwksUrl: server.jwksUrl,
    clock,
  });
const refused = async (payload: Bag) => {
  const failure = await verifier()(genuine.token(payload)).catch((error) => error);
  return [failure.code, failure.details?.claim];
};

describe('T1 a Forge invocation token', () => {
  it('names tenant, installation, person and where Jira is', async () => {
    expect(await verifier()(genuine.token())).toEqual({
      tenantId: cloudId,
      installationId: installation,
      environment: 'PRODUCTION',
      apiBaseUrl,
      appVersion: null,
      accountId: 'acc-ada',
      moduleKey: 'readygate-issue',
      licence: null,
    });
  });

  it.each([
    ['2.10.0', '2.10.0'],
    ['2.10', null],
    ['2.10.0-beta', null],
    [7, null],
  ])('names the version %j of the app as %j, and is refused for none', async (appVersion, read) => {
    const named = await verifier()(genuine.token(claims({ app: appClaims({ appVersion }) })));
    expect(named.appVersion).toBe(read);
  });

  it.each<[string, unknown, unknown]>([
    ['active', { active: true, isEvaluation: false }, { active: true, trial: false }],
    ['a trial', { active: true, isEvaluation: true }, { active: true, trial: true }],
    ['inactive', { active: false, trialEndDate: '2026-01-01' }, { active: false, trial: false }],
    ['by its old name', { isActive: true }, { active: true, trial: false }],
    ['new over old', { active: false, isActive: true }, { active: false, trial: false }],
    ['unreadable', { active: 'yes' }, null],
    ['no object', 'active', null],
    ['null', null, null],
  ])('T3 says what the licence is: %s', async (_, license, licence) => {
    const app = appClaims({ license });
    expect(await verifier()(genuine.token(claims({ app })))).toMatchObject({ licence });
  });

  it('of an event names no person', async () => {
    const { principal: _, context: __, ...rest } = claims();
    const app = appClaims({ module: { type: 'core:endpoint', key: 'readygate-token' } });
    expect(await verifier()(genuine.token({ ...rest, app }))).toMatchObject({
      tenantId: cloudId,
      accountId: null,
    });
  });

  it.each<[string, Bag]>([
    ['iss', { iss: 'forge/other' }],
    ['aud', { aud: `${appId}0` }],
    ['aud', { aud: [appId, 'other'] }],
    ['exp', { exp: seconds - 6 }],
    ['exp', { exp: undefined }],
    ['nbf', { nbf: seconds + 6 }],
    ['iat', { iat: undefined }],
    ['app', { app: undefined }],
    ['app.id', { app: appClaims({ id: 'ari:cloud:ecosystem::app/other' }) }],
    ['app.environment.type', { app: appClaims({ environment: { type: 'DEVELOPMENT' } }) }],
    ['app.environment', { app: appClaims({ environment: 'PRODUCTION' }) }],
    ['app.installationId', { app: appClaims({ installationId: installation }) }],
    [
      'app.installationId',
      { app: appClaims({ installationId: `ari:cloud:ecosystem::installation/${'-'.repeat(36)}` }) },
    ],
    ['app.module.type', { app: appClaims({ module: { type: 'core:endpoint', key: 'x' } }) }],
    ['app.module.type', { principal: undefined }],
    ['app.module.key', { app: appClaims({ module: { type: 'jira:issueContext' } }) }],
    ['context.cloudId', { context: { cloudId: cloudId.replace('1', '2') } }],
    ['context.cloudId', { context: {} }],
    ['context', { context: [] }],
    ['principal', { principal: '' }],
    ['principal', { principal: { id: 'acc-ada' } }],
    ['icLabel', { icLabel: 'isolated' }],
    ['app.installation.id', { app: appClaims({ installation: { id: 'other' } }) }],
    [
      'app.installation.contexts',
      { app: appClaims({ installation: { contexts: [{ cloudId: 'other' }] } }) },
    ],
  ])('is refused for its %s: %j', async (claim, changes) => {
    expect(await refused(claims(changes))).toEqual(['token_invalid', claim]);
  });

  it.each([
    `https://api.atlassian.com.evil.example/ex/jira/${cloudId}`,
    `https://api.atlassian.com@evil.example/ex/jira/${cloudId}`,
    `https://user@api.atlassian.com/ex/jira/${cloudId}`,
    `http://api.atlassian.com/ex/jira/${cloudId}`,
    `https://api.atlassian.com:8443/ex/jira/${cloudId}`,
    `https://api.atlassian.com/ex/jira/${cloudId}/`,
    `https://api.atlassian.com/ex/jira/${cloudId}?a=1`,
    `https://api.atlassian.com/ex/jira/${cloudId}#a`,
    `https://api.atlassian.com/ex/jira/../jira/${cloudId}`,
    `https://api.atlassian.com/ex/confluence/${cloudId}`,
    'https://api.atlassian.com/ex/jira/not-a-uuid',
    `https://API.atlassian.com/ex/jira/${cloudId}`,
    'no url',
  ])('is refused when Jira would be called at %s', async (url) => {
    const payload = claims({ app: appClaims({ apiBaseUrl: url }), context: undefined });
    expect(await refused(payload)).toEqual(['token_invalid', 'app.apiBaseUrl']);
  });

  it('holds within five seconds of its times, on the clock that is given', async () => {
    const token = genuine.token();
    const at = (offset: number) => verifier(() => new Date(now.getTime() + offset * 1000))(token);
    await expect(at(29)).resolves.toBeDefined();
    await expect(at(-5)).resolves.toBeDefined();
    await expect(at(31)).rejects.toMatchObject({
      code: 'token_invalid',
      details: { claim: 'exp' },
    });
    await expect(at(-6)).rejects.toMatchObject({
      code: 'token_invalid',
      details: { claim: 'nbf' },
    });
  });
});
