import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTokenVerifier, type VerifyToken } from '../../../clients/forge/verify-token.ts';
import { isReadygateError } from '../../../domain/errors.ts';
import {
  appId,
  claims,
  createSigner,
  type KeyServer,
  now,
  startKeyServer,
} from '../../helpers/forge-tokens.ts';
import { goodTokens } from '../../helpers/hostile/good-tokens.ts';
import { mutants } from '../../helpers/hostile/mutants.ts';
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

/** Mutations of one run. `READYGATE_MUTANTS` sets more, of which the figures are told. */
const usual = 20_000;
const count = Number(process.env.READYGATE_MUTANTS ?? usual);

function figures(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3);
  const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
  return `${times.length} mutants, 0 let in; median ${at(0.5)} ms, p99 ${at(0.99)} ms; ${memory} MB resident\n`;
}

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

  it(`lets none of ${count.toLocaleString('en')} mutations in: of its text, its parts, what they say, and signed by others`, async () => {
    const times: number[] = [];
    await fc.assert(
      fc.asyncProperty(mutants(genuine), async (token) => {
        const began = performance.now();
        const said = await outcome(token);
        times.push(performance.now() - began);
        return said === 'token_invalid';
      }),
      { numRuns: count, seed: 20_261_126 },
    );
    expect(times).toHaveLength(count);
    if (count > usual) process.stderr.write(figures(times));
  }, 3_600_000);

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
