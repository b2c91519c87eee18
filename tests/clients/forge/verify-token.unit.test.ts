import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTHeaderParameters,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { createTokenVerifier } from '../../../clients/forge/verify-token.ts';

const appId = 'ari:cloud:ecosystem::app/7b6f3c1e-2d4a-4c8b-9e5f-0a1b2c3d4e5f';
const cloudId = '11111111-2222-4333-8444-555555555555';
const installation = '5f0c2f1e-6a7b-4c3d-8e9f-102132435465';
const apiBaseUrl = `https://api.atlassian.com/ex/jira/${cloudId}`;
const now = new Date('2026-11-24T10:00:00.000Z');
const seconds = now.getTime() / 1000;
const kid = 'forge/invocation-token/1';

type Bag = Record<string, unknown>;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let server: Server;
let jwksUrl: string;
/** What the key set answers: a status, or keys. */
let answer: number | object;
let asked = 0;

beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid, alg: 'RS256', use: 'sig' };
  answer = { keys: [jwk] };
  server = createServer((_request, response) => {
    asked += 1;
    const status = typeof answer === 'number' ? answer : 200;
    response.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' });
    response.end(typeof answer === 'number' ? '{}' : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const appClaims = (changes: Bag = {}): Bag => ({
  id: appId,
  installationId: `ari:cloud:ecosystem::installation/${installation}`,
  apiBaseUrl,
  environment: { type: 'PRODUCTION', id: 'ari:cloud:ecosystem::environment/1' },
  module: { type: 'jira:issueContext', key: 'readygate-issue' },
  ...changes,
});
const claims = (changes: Bag = {}): Bag => ({
  iss: 'forge/invocation-token',
  aud: appId,
  iat: seconds,
  nbf: seconds,
  exp: seconds + 25,
  jti: '1',
  app: appClaims(),
  principal: 'acc-ada',
  context: { cloudId },
  ...changes,
});
const sign = (payload: Bag, header: Partial<JWTHeaderParameters> = {}, key = keys.privateKey) =>
  new SignJWT(payload as never).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(key);
const verifier = (options: { clock?: () => Date; jwksUrl?: string } = {}) =>
  createTokenVerifier({
    appId,
    environment: 'PRODUCTION',
    jiraHosts: ['https://api.atlassian.com'],
    jwksUrl,
    clock: () => now,
    ...options,
  });
const refused = async (payload: Bag) => {
  const failure = await verifier()(await sign(payload)).catch((error) => error);
  return [failure.code, failure.details?.claim];
};

describe('T1 a Forge invocation token', () => {
  it('names tenant, installation, person and where Jira is', async () => {
    expect(await verifier()(await sign(claims()))).toEqual({
      tenantId: cloudId,
      installationId: installation,
      environment: 'PRODUCTION',
      apiBaseUrl,
      accountId: 'acc-ada',
      moduleKey: 'readygate-issue',
    });
  });

  it('of an event names no person', async () => {
    const { principal: _, context: __, ...rest } = claims();
    const app = appClaims({ module: { type: 'core:endpoint', key: 'on-event' } });
    expect(await verifier()(await sign({ ...rest, app }))).toMatchObject({
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
    const token = await sign(claims());
    const at = (offset: number) =>
      verifier({ clock: () => new Date(now.getTime() + offset * 1000) })(token);
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

describe('T1 a signature', () => {
  const fails = async (token: string) =>
    await expect(verifier()(token)).rejects.toMatchObject({ code: 'token_invalid' });

  it('by another key, by no key, or by the public key as a secret does not count', async () => {
    const other = await generateKeyPair('RS256');
    await fails(await sign(claims(), {}, other.privateKey));
    await fails(await sign(claims(), { kid: 'unknown' }));
    await fails(new UnsecuredJWT(claims() as never).encode());
    const secret = new TextEncoder().encode(await exportSPKI(keys.publicKey));
    await fails(
      await new SignJWT(claims() as never).setProtectedHeader({ alg: 'HS256', kid }).sign(secret),
    );
  });

  it('of another algorithm does not count, though its key is in the set', async () => {
    const good = answer;
    for (const alg of ['PS256', 'ES256', 'RS512']) {
      const pair = await generateKeyPair(alg);
      const jwk = { ...(await exportJWK(pair.publicKey)), kid: alg, use: 'sig' };
      answer = { keys: [jwk] };
      await fails(await sign(claims(), { alg, kid: alg }, pair.privateKey));
    }
    answer = good;
  });

  it('does not cover a body that was changed', async () => {
    const [header, , signature] = (await sign(claims())).split('.');
    const body = Buffer.from(JSON.stringify(claims({ principal: 'acc-otto' }))).toString(
      'base64url',
    );
    await fails(`${header}.${body}.${signature}`);
  });

  it('has one spelling', async () => {
    const token = await sign(claims());
    for (const bad of [
      `${token}=`,
      `${token} `,
      `${token}.`,
      `.${token}`,
      token.replace('.', '..'),
      'a.b',
      '',
    ])
      await fails(bad);
    // The last of 342 characters carries loose bits, which decoders drop.
    const loose = token.slice(0, -1) + String.fromCharCode(token.charCodeAt(token.length - 1) + 1);
    const bytes = (text: string) => Buffer.from(text.split('.')[2] ?? '', 'base64url');
    expect(bytes(loose)).toEqual(bytes(token));
    await fails(loose);
  });

  it('of a huge token is not looked at', async () => {
    const before = asked;
    const token = await sign(claims({ more: 'x'.repeat(40_000) }));
    await expect(verifier()(token)).rejects.toMatchObject({ details: { claim: 'form' } });
    expect(asked).toBe(before);
  });
});

describe('keys that cannot be read', () => {
  it.each([500, 404, 302])('are no fault of the token (%d)', async (status) => {
    const good = answer;
    answer = status;
    await expect(verifier()(await sign(claims()))).rejects.toMatchObject({
      code: 'keys_unavailable',
    });
    answer = good;
  });

  it('nor when the set is no set or nobody answers', async () => {
    const good = answer;
    answer = { keys: 'none' };
    const token = await sign(claims());
    await expect(verifier()(token)).rejects.toMatchObject({ code: 'keys_unavailable' });
    answer = good;
    const nobody = verifier({ jwksUrl: 'http://127.0.0.1:9/jwks.json' });
    await expect(nobody(token)).rejects.toMatchObject({ code: 'keys_unavailable' });
  });

  it('are read once for many tokens', async () => {
    const verify = verifier();
    const before = asked;
    for (let n = 0; n < 5; n++) await verify(await sign(claims({ jti: String(n) })));
    expect(asked - before).toBe(1);
  });
});
