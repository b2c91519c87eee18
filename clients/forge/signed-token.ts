import { type CompactVerifyGetKey, compactVerify } from 'jose';
import { ReadygateError } from '../../domain/errors.ts';
import { parseStrictJson } from '../../domain/strict-json.ts';

/** Bytes: a token with its whole context stays below. */
const longestToken = 32 * 1024;
const deepest = 16;

/** Members of the header. Anything else asks for a rule that is not known here (RFC 8725, 3.1 and 3.10). */
const headerMembers: ReadonlySet<string> = new Set(['alg', 'kid', 'typ']);

/**
 * The payload of a compact JWS whose RS256 signature holds by a key of the set. What is not spelt in the one
 * canonical way is refused before any key is looked for: decoders take many spellings of one token.
 * @throws {ReadygateError} token_invalid with `form`, `header`, `kid` or `signature`; keys_unavailable
 */
export async function readSigned(token: string, keys: CompactVerifyGetKey): Promise<Uint8Array> {
  if (token.length > longestToken || !isCanonical(token)) throw refusal('form');
  checkHeader(readObject(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url'), 'header'));
  try {
    const { payload } = await compactVerify(token, keys, { algorithms: ['RS256'] });
    return payload;
  } catch (error) {
    if (error instanceof ReadygateError) throw error;
    // Whatever jose found, or did not expect: the token has not been shown to hold.
    throw refusal('signature');
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A JSON object in UTF-8, read strictly.
 * @throws {ReadygateError} token_invalid with the claim
 */
export function readObject(bytes: Uint8Array, claim: string): Record<string, unknown> {
  const read = parseStrictJson(textOf(bytes, claim), deepest);
  if (!('value' in read)) throw refusal(`${claim}.${read.fault}`);
  const { value } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refusal(claim);
  return value as Record<string, unknown>;
}

function checkHeader(header: Record<string, unknown>): void {
  if (Object.keys(header).some((name) => !headerMembers.has(name))) throw refusal('header');
  if (header.alg !== 'RS256') throw refusal('alg');
  if (header.typ !== undefined && header.typ !== 'JWT') throw refusal('typ');
  if (typeof header.kid !== 'string' || !/^[\x21-\x7e]{1,256}$/.test(header.kid))
    throw refusal('kid');
}

/** Base64url has one spelling per value: padding, white space and loose trailing bits are refused. */
function isCanonical(token: string): boolean {
  const parts = token.split('.');
  return (
    parts.length === 3 &&
    parts.every(
      (part) =>
        /^[A-Za-z0-9_-]+$/.test(part) &&
        Buffer.from(part, 'base64url').toString('base64url') === part,
    )
  );
}

function textOf(bytes: Uint8Array, claim: string): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw refusal(`${claim}.encoding`);
  }
}

/** A token that does not hold, with the first thing that told it. It is for counting, never for the caller. */
export function refusal(claim: string): ReadygateError {
  return new ReadygateError('token_invalid', { claim });
}
