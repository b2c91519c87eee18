import { type CompactVerifyGetKey, type CryptoKey, importJWK } from 'jose';
import { request } from 'undici';
import { ReadygateError } from '../../domain/errors.ts';
import { parseStrictJson } from '../../domain/strict-json.ts';
import { refusal } from './signed-token.ts';

export interface KeySetOptions {
  jwksUrl: string;
  clock: () => Date;
  /** Told of each reading that failed, with a code. */
  log?: (event: string, data: Record<string, string | number>) => void;
}

const minute = 60_000;
/** Milliseconds after which the set is read anew while the old one serves. */
const refreshAfter = 5 * minute;
/** Milliseconds after which a call waits for the new set: a key that was withdrawn ends here at the latest. */
const waitAfter = 10 * minute;
/** Milliseconds that the last good set serves while it cannot be read anew. */
export const staleLimit = 12 * 60 * minute;
/** Readings in any minute, whatever they end with. */
const readingsPerMinute = 2;
/** Milliseconds for a whole answer. */
const answerWithin = 3000;
/** Bytes: a set of twenty keys has about ten thousand. */
const longestSet = 64 * 1024;
const mostKeys = 50;

type Keys = ReadonlyMap<string, CryptoKey>;
type Bag = Record<string, unknown>;

/**
 * The keys of a JSON Web Key Set (RFC 7517), by `kid`. A good set is never replaced by an empty or broken one
 * and serves for twelve hours while the endpoint is down; the endpoint is asked at most twice a minute, by one
 * call at a time, whatever arrives here. Only RSA keys of at least 2048 bits with exponent 65537 count.
 * @throws {ReadygateError} token_invalid where the set is known and lacks the key; keys_unavailable where
 *   nothing is known of it
 */
export function createKeySet({ jwksUrl, clock, log }: KeySetOptions): CompactVerifyGetKey {
  let held: { keys: Keys; at: number } | null = null;
  let failed = false;
  let readings: number[] = [];
  let running: Promise<void> | null = null;

  const read = async (at: number) => {
    try {
      held = { keys: await readKeys(jwksUrl), at };
      failed = false;
    } catch (error) {
      failed = true;
      log?.('key_set_unreadable', { reason: reasonOf(error) });
    }
  };
  /** Reads the set, or joins the call that does, unless it was asked too often. Never rejects. */
  const refresh = (at: number): Promise<void> | null => {
    if (running !== null) return running;
    readings = readings.filter((earlier) => Math.abs(at - earlier) < minute);
    if (readings.length >= readingsPerMinute) return null;
    readings.push(at);
    running = read(at).finally(() => {
      running = null;
    });
    return running;
  };
  const keyOf = (kid: string, at: number): CryptoKey | undefined =>
    held && Math.abs(at - held.at) <= staleLimit ? held.keys.get(kid) : undefined;

  return async ({ kid = '' }) => {
    const at = clock().getTime();
    // A clock that went back tells no age: the set is read anew.
    const age = held ? Math.abs(at - held.at) : Number.POSITIVE_INFINITY;
    const known = keyOf(kid, at);
    const refreshing = age > refreshAfter ? refresh(at) : null;
    // While the endpoint fails, a key that is known is not kept waiting for it.
    if (age > waitAfter && !(failed && known)) await refreshing;
    const current = keyOf(kid, at);
    if (current) return current;
    await refresh(at);
    const found = keyOf(kid, at);
    if (found) return found;
    if (held === null || failed || Math.abs(at - held.at) > staleLimit)
      throw new ReadygateError('keys_unavailable');
    throw refusal('kid');
  };
}

class Unreadable extends Error {}

function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === 'TimeoutError') return 'too_slow';
  return typeof code === 'string' ? code : 'unreachable';
}

async function readKeys(url: string): Promise<Keys> {
  const signal = AbortSignal.timeout(answerWithin);
  const { statusCode, body } = await request(url, {
    signal,
    headers: { accept: 'application/json' },
  });
  const text = statusCode === 200 ? await boundedText(body) : await body.dump().then(() => null);
  if (text === null) throw new Unreadable(`status_${statusCode}`);
  const parsed = parseStrictJson(text, 8);
  const list = 'value' in parsed ? (parsed.value as { keys?: unknown } | null)?.keys : null;
  if (!Array.isArray(list)) throw new Unreadable('no_key_set');
  if (list.length > mostKeys) throw new Unreadable('too_many_keys');
  const keys = new Map<string, CryptoKey>();
  // One odd key does not cost the others: it counts for nothing, and so do two of one name.
  for (const each of list.filter(isUsable)) {
    const isAlone = list.filter((other) => Object(other).kid === each.kid).length === 1;
    const key = isAlone ? await importJWK(each, 'RS256').catch(() => null) : null;
    if (key !== null) keys.set(each.kid, key as CryptoKey);
  }
  if (keys.size === 0) throw new Unreadable('no_usable_key');
  return keys;
}

async function boundedText(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > longestSet) throw new Unreadable('too_long');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

interface PublicKey {
  kty: 'RSA';
  kid: string;
  n: string;
  e: 'AQAB';
}

/** A public RSA key for RS256 signatures. Others may stand in the set; they verify nothing here. */
function isUsable(value: unknown): value is PublicKey {
  // Of what is no object nothing is known, not even its kind.
  const { kty, kid, n, e, use, alg, key_ops: operations, d } = Object(value) as Bag;
  return (
    kty === 'RSA' &&
    typeof kid === 'string' &&
    d === undefined &&
    (use === undefined || use === 'sig') &&
    (alg === undefined || alg === 'RS256') &&
    (operations === undefined || (Array.isArray(operations) && operations.includes('verify'))) &&
    e === 'AQAB' &&
    typeof n === 'string' &&
    hasSize(n)
  );
}

/** 2048 to 8192 bits, spelt canonically. */
function hasSize(modulus: string): boolean {
  const bytes = Buffer.from(modulus, 'base64url');
  return (
    bytes.toString('base64url') === modulus &&
    (bytes[0] ?? 0) >= 0x80 &&
    bytes.length >= 256 &&
    bytes.length <= 1024
  );
}
