import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createKeySet, staleLimit } from '../../../clients/forge/key-set.ts';
import { isReadygateError } from '../../../domain/errors.ts';
import {
  createSigner,
  type KeyServer,
  kid,
  now,
  startKeyServer,
} from '../../helpers/forge-tokens.ts';
import { goodKeySets, wrongKeySets } from '../../helpers/hostile/key-sets.ts';

const first = createSigner();
const next = createSigner();
const both = () => ({ keys: [first.jwk(), next.jwk({ kid: 'next' })] });
let server: KeyServer;
let at: number;
const log: unknown[] = [];

beforeAll(async () => {
  server = await startKeyServer(both());
});
afterAll(() => server.close());
beforeEach(() => {
  server.answer = { keys: [first.jwk()] };
  server.asked = 0;
  at = now.getTime();
  log.length = 0;
});

const minutes = (count: number) => {
  at += count * 60_000;
};
const keySet = ({ jwksUrl }: Pick<KeyServer, 'jwksUrl'> = server) =>
  createKeySet({
    jwksUrl,
    clock: () => new Date(at),
    log: (event, data) => log.push([event, data.reason]),
  });
/** `found`, or the code of the refusal. */
const ask = async (keys: ReturnType<typeof createKeySet>, name = kid) =>
  await Promise.resolve(keys({ alg: 'RS256', kid: name }, {} as never)).then(
    () => 'found',
    (error: unknown) => (isReadygateError(error) ? error.code : `broken: ${error}`),
  );

describe('T1 the key set', () => {
  it('is read once for a crowd that comes together', async () => {
    const keys = keySet();
    const crowd = await Promise.all(Array.from({ length: 200 }, () => ask(keys)));
    expect([new Set(crowd), server.asked]).toEqual([new Set(['found']), 1]);
  });

  it('is read at most twice a minute, however many unknown names are asked for', async () => {
    const keys = keySet();
    for (let minute = 0; minute < 5; minute++) {
      for (let n = 0; n < 100; n++) expect(await ask(keys, `unknown-${n}`)).toBe('token_invalid');
      expect(server.asked).toBeLessThanOrEqual(2 * (minute + 1));
      minutes(1);
    }
  });

  it('takes a new key at once when the old one stays, and when it goes', async () => {
    const keys = keySet();
    await ask(keys);
    server.answer = both();
    expect([await ask(keys, 'next'), await ask(keys)]).toEqual(['found', 'found']);
    minutes(2);
    server.answer = { keys: [createSigner().jwk({ kid: 'third' })] };
    expect([await ask(keys, 'third'), await ask(keys)]).toEqual(['found', 'token_invalid']);
  });

  it('lets a withdrawn key go after ten minutes at the latest', async () => {
    const keys = keySet();
    await ask(keys);
    server.answer = { keys: [next.jwk({ kid: 'next' })] };
    minutes(11);
    expect(await ask(keys)).toBe('token_invalid');
  });

  it.each(goodKeySets(first).map((answer, n) => [n, answer] as const))(
    'is read where it has more than is needed: %s',
    async (_n, answer) => {
      server.answer = answer;
      expect(await ask(keySet())).toBe('found');
    },
  );

  it.each(wrongKeySets(first, next))(
    'that is wrong (%s) replaces no good one, and is none to begin with',
    async (reason, answer) => {
      const keys = keySet();
      await ask(keys);
      server.answer = answer;
      minutes(11);
      expect(await ask(keys)).toBe('found');
      expect(log).toEqual([['key_set_unreadable', reason]]);
      expect(await ask(keySet())).toBe('keys_unavailable');
    },
  );

  it('serves for the stated limit while its endpoint is down, then nothing is known', async () => {
    const keys = keySet();
    await ask(keys);
    server.answer = 500;
    const hours = staleLimit / 3_600_000;
    for (let hour = 0; hour < hours; hour++) {
      expect(await ask(keys)).toBe('found');
      // An outage: what cannot be looked up is not called wrong.
      expect(await ask(keys, 'unknown')).toBe('keys_unavailable');
      minutes(60);
    }
    expect(server.asked).toBeLessThanOrEqual(1 + 2 * hours);
    minutes(1);
    expect(await ask(keys)).toBe('keys_unavailable');
    server.answer = { keys: [first.jwk()] };
    minutes(2);
    expect(await ask(keys)).toBe('found');
  });

  it.each<[string, KeyServer['answer'], string, string]>([
    ['answers 500', 500, 'keys_unavailable', 'status_500'],
    ['answers with an empty set', { keys: [] }, 'keys_unavailable', 'no_usable_key'],
  ])(
    'is asked for at most twice in any minute where its endpoint %s, called every second for an hour',
    async (_what, answer, unknown, reason) => {
      const keys = keySet();
      await ask(keys);
      server.answer = answer;
      const asked: number[] = [];
      const begin = at;
      for (let second = 1; second <= 3600; second++) {
        at = begin + second * 1000;
        const before = server.asked;
        expect(await ask(keys)).toBe('found');
        expect(await ask(keys, `unknown-${second}`)).toBe(unknown);
        asked.push(server.asked - before);
      }
      const inAnyMinute = asked.map((_, n) => asked.slice(n, n + 60).reduce((a, b) => a + b, 0));
      expect(Math.max(...inAnyMinute)).toBe(2);
      expect(new Set(log.map((line) => JSON.stringify(line)))).toEqual(
        new Set([JSON.stringify(['key_set_unreadable', reason])]),
      );
      // Nobody waits for more than a minute once it is well again.
      server.answer = both();
      at += 60_000;
      expect(await ask(keys, 'next')).toBe('found');
    },
  );

  it('serves while its endpoint refuses connections, and is asked for at most twice a minute', async () => {
    const away = await startKeyServer({ keys: [first.jwk()] });
    const keys = keySet(away);
    await ask(keys);
    await away.close();
    for (let minute = 0; minute < 30; minute++) {
      minutes(1);
      for (let n = 0; n < 20; n++) {
        expect(await ask(keys)).toBe('found');
        expect(await ask(keys, `unknown-${n}`)).toBe('keys_unavailable');
      }
      expect(log.length).toBeLessThanOrEqual(2 * (minute + 1));
    }
    expect(log).toContainEqual(['key_set_unreadable', 'ECONNREFUSED']);
    expect(await ask(keySet(away))).toBe('keys_unavailable');
  });

  it.each(['silence', 'drip'] as const)(
    'is given up where its endpoint answers with %s, and the old one serves meanwhile',
    async (answer) => {
      const keys = keySet();
      await ask(keys);
      server.answer = answer;
      minutes(6);
      const crowd = await Promise.all(Array.from({ length: 50 }, () => ask(keys)));
      expect(new Set(crowd)).toEqual(new Set(['found']));
      minutes(5);
      const waiting = await Promise.all(Array.from({ length: 50 }, () => ask(keys)));
      expect([new Set(waiting), server.asked]).toEqual([new Set(['found']), 2]);
      // Who brings a name that is not known waits for two readings at most, of three seconds each, and a crowd for the same.
      const strangers = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(keys, `x${n}`)));
      expect(new Set(strangers)).toEqual(new Set(['keys_unavailable']));
      expect(new Set(log.map((line) => (line as string[])[1]))).toEqual(new Set(['too_slow']));
      minutes(1);
      const more = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(keys, `y${n}`)));
      // One to begin with, one after six minutes, and two in each of the last ones.
      expect([new Set(more), server.asked]).toEqual([new Set(['keys_unavailable']), 6]);
    },
  );
});
