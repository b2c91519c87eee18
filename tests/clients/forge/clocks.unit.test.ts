import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTokenVerifier } from '../../../clients/forge/verify-token.ts';
import { isReadygateError } from '../../../domain/errors.ts';
import {
  appId,
  type Bag,
  claims,
  createSigner,
  type KeyServer,
  now,
  seconds,
  startKeyServer,
} from '../../helpers/forge-tokens.ts';

const signer = createSigner();
let server: KeyServer;
beforeAll(async () => {
  server = await startKeyServer({ keys: [signer.jwk()] });
});
afterAll(() => server.close());

/** From ten minutes behind to ten minutes ahead, in steps of 30 seconds. */
const offsets = Array.from({ length: 41 }, (_, n) => (n - 20) * 30);

/** What is said of a token by a server whose clock is so many seconds ahead of the platform's. */
const decision = async (times: Bag, offset: number): Promise<string> => {
  const verify = createTokenVerifier({
    appId,
    environment: 'PRODUCTION',
    jiraHosts: ['https://api.atlassian.com'],
    jwksUrl: server.jwksUrl,
    clock: () => new Date(now.getTime() + offset * 1000),
  });
  return await verify(signer.token(claims(times))).then(
    () => 'in',
    (error: unknown) => (isReadygateError(error) ? String(error.details?.claim) : 'broken'),
  );
};

/** Tokens by their times, from now on, with the decisions in order: what is said, and up to which offset. */
const table: [name: string, times: Bag, decisions: [said: string, upTo: number][]][] = [
  [
    'of 25 seconds',
    {},
    [
      ['nbf', -30],
      ['in', 0],
      ['exp', 600],
    ],
  ],
  [
    'of five minutes',
    { exp: seconds + 300 },
    [
      ['nbf', -30],
      ['in', 300],
      ['exp', 600],
    ],
  ],
  [
    'of fifteen minutes',
    { exp: seconds + 900 },
    [
      ['nbf', -30],
      ['in', 600],
    ],
  ],
  [
    'of more than fifteen minutes',
    { exp: seconds + 901 },
    [
      ['nbf', -30],
      ['lifetime', 600],
    ],
  ],
  [
    'without nbf',
    { nbf: undefined, exp: seconds + 300 },
    [
      ['iat', -30],
      ['in', 300],
      ['exp', 600],
    ],
  ],
  [
    'that holds in five minutes',
    { nbf: seconds + 300, exp: seconds + 600 },
    [
      ['nbf', 270],
      ['in', 600],
    ],
  ],
  [
    'of a minute ago',
    { iat: seconds - 60, nbf: seconds - 60, exp: seconds - 30 },
    [
      ['nbf', -90],
      ['in', -30],
      ['exp', 600],
    ],
  ],
];

describe('T1 a clock that differs from the platform’s', () => {
  it.each(table)(
    'decides on a token %s at each of 41 offsets as its times say',
    async (_name, times, decisions) => {
      const said = await Promise.all(offsets.map((offset) => decision(times, offset)));
      const expected = offsets.map((offset) => decisions.find(([, upTo]) => offset <= upTo)?.[0]);
      expect(offsets.map((offset, n) => [offset, said[n]])).toEqual(
        offsets.map((offset, n) => [offset, expected[n]]),
      );
    },
  );
});
