import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTokenVerifier, type VerifyToken } from '../../../clients/forge/verify-token.ts';
import { isReadygateError } from '../../../domain/errors.ts';
import {
  appId,
  claims,
  createSigner,
  encode,
  goodHeader,
  type KeyServer,
  now,
  startKeyServer,
} from '../../helpers/forge-tokens.ts';
import { goodTokens } from '../../helpers/hostile/good-tokens.ts';
import { hostileTokens } from '../../helpers/hostile/tokens.ts';

const genuine = createSigner();
const second = createSigner();
let server: KeyServer;
let verify: VerifyToken;
const reasons: string[] = [];

beforeAll(async () => {
  server = await startKeyServer({ keys: [genuine.jwk(), second.jwk({ kid: 'second' })] });
  verify = createTokenVerifier({
    appId,
    environment: 'PRODUCTION',
    jiraHosts: ['https://api.atlassian.com'],
    jwksUrl: server.jwksUrl,
    clock: () => now,
    noteRefusal: (claim) => reasons.push(claim),
  });
});
afterAll(() => server.close());

/** `in`, or the code of the refusal. */
const outcome = async (token: string) =>
  await verify(token).then(
    () => 'in',
    (error: unknown) => (isReadygateError(error) ? error.code : `broken: ${error}`),
  );

describe('T1 the door against hostile tokens', () => {
  it('lets every good token in', async () => {
    const good = goodTokens(genuine, second);
    expect(Object.keys(good).length).toBeGreaterThanOrEqual(12);
    for (const [name, token] of Object.entries(good))
      expect([name, await outcome(token)]).toEqual([name, 'in']);
  });

  it('lets none of at least 200 families in, and counts each by its reason', async () => {
    const hostile = Object.entries(hostileTokens(genuine));
    expect(hostile.length).toBeGreaterThanOrEqual(200);
    reasons.length = 0;
    const got = [];
    for (const [name, token] of hostile) got.push([name, await outcome(token)]);
    expect(got.filter(([, code]) => code !== 'token_invalid')).toEqual([]);
    expect(reasons).toHaveLength(hostile.length);
    for (const reason of reasons) expect(reason).toMatch(/^[A-Za-z_.]{3,40}$/);
  });

  it('lets none of 12,000 mutations in: bytes of the token, members of header and payload', async () => {
    const good = genuine.token();
    const base = claims();
    const json = fc.jsonValue({ maxDepth: 3 });
    const members = ['iss', 'aud', 'iat', 'nbf', 'exp', 'app', 'principal', 'context'] as const;
    const character = fc.integer({ min: 0, max: 0x2ff }).map((code) => String.fromCharCode(code));
    const mutants = fc.oneof(
      fc
        .tuple(fc.nat(good.length - 1), character)
        .map(([at, put]) => good.slice(0, at) + put + good.slice(at + 1)),
      fc
        .tuple(fc.nat(good.length), character)
        .map(([at, put]) => good.slice(0, at) + put + good.slice(at)),
      fc
        .tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 40 }))
        .map(([at, n]) => good.slice(0, at) + good.slice(at + n)),
      // What follows has the true body or header replaced under the old signature.
      fc.tuple(fc.constantFrom(...members), json).map(([member, value]) => {
        const [header, , signature] = good.split('.');
        return `${header}.${encode({ ...base, [member]: value })}.${signature}`;
      }),
      fc.tuple(fc.string({ maxLength: 12 }), json).map(([member, value]) => {
        const [, payload, signature] = good.split('.');
        return `${encode({ ...goodHeader, [member]: value })}.${payload}.${signature}`;
      }),
      fc.string({ maxLength: 200, unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(
        mutants,
        async (token) => token === good || (await outcome(token)) === 'token_invalid',
      ),
      { numRuns: 12_000, seed: 20_261_126 },
    );
  });

  it('lets no claim of another type or value in, truly signed', async () => {
    const members = ['iss', 'aud', 'iat', 'exp', 'app'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...members),
        fc.jsonValue({ maxDepth: 2 }),
        async (member, value) => {
          const token = genuine.token(claims({ [member]: value }));
          return (await outcome(token)) === 'token_invalid';
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});
