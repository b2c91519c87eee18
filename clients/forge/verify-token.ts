import { isReadygateError } from '../../domain/errors.ts';
import { type Invocation, type InvocationRules, readInvocation } from './invocation.ts';
import { createKeySet, type KeySetOptions } from './key-set.ts';
import { readObject, readSigned, refusal } from './signed-token.ts';

export interface VerifierOptions extends InvocationRules, KeySetOptions {
  /** Seconds between `iat` and `exp`. The platform shows 25 and promises nothing; default 900. */
  longestLife?: number;
  /** Told of each token that did not hold, with the first thing that told it. */
  noteRefusal?: (claim: string) => void;
}

export type VerifyToken = (token: string) => Promise<Invocation>;

/** Seconds that clocks may differ. */
const tolerance = 5;

const issuer = 'forge/invocation-token';

/**
 * Verifies Forge invocation tokens: one spelling, a closed header, RS256 by a key of the set, strict JSON, then
 * issuer, audience and times pinned and the claims held against each other.
 * @throws {ReadygateError} token_invalid; keys_unavailable when nothing is known of the key
 */
export function createTokenVerifier(options: VerifierOptions): VerifyToken {
  const keys = createKeySet(options);
  const { appId, clock, longestLife = 900, noteRefusal } = options;
  return async (token) => {
    try {
      const claims = readObject(await readSigned(token, keys), 'payload');
      if (claims.iss !== issuer) throw refusal('iss');
      if (claims.aud !== appId) throw refusal('aud');
      checkTimes(claims, clock().getTime() / 1000, longestLife);
      return readInvocation(claims, options);
    } catch (error) {
      if (isReadygateError(error, 'token_invalid')) noteRefusal?.(String(error.details?.claim));
      throw error;
    }
  };
}

/** `iat` and `exp` are needed, `nbf` counts where it stands (RFC 7519, 4.1.4 to 4.1.6). */
function checkTimes(
  { iat, nbf = 0, exp }: Record<string, unknown>,
  now: number,
  longestLife: number,
): void {
  if (!isTime(nbf) || nbf > now + tolerance) throw refusal('nbf');
  if (!isTime(iat) || iat > now + tolerance) throw refusal('iat');
  if (!isTime(exp) || exp <= now - tolerance) throw refusal('exp');
  if (exp <= iat || exp - iat > longestLife) throw refusal('lifetime');
}

/** Seconds since 1970, as numbers that are exact. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 2 ** 40;
}
