import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { ReadygateError } from '../../domain/errors.ts';
import { type Invocation, type InvocationRules, readInvocation } from './invocation.ts';

export interface VerifierOptions extends InvocationRules {
  jwksUrl: string;
  clock: () => Date;
}

export type VerifyToken = (token: string) => Promise<Invocation>;

/** Bytes: a token with its whole context stays below. */
const longestToken = 32 * 1024;
/** Seconds that clocks may differ. */
const tolerance = 5;

const issuer = 'forge/invocation-token';

/**
 * Verifies Forge invocation tokens: RS256 by a key of the set, issuer, audience and times pinned, then
 * the claims against each other.
 * @throws {ReadygateError} token_invalid; keys_unavailable when the key set cannot be read
 */
export function createTokenVerifier(options: VerifierOptions): VerifyToken {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl), { timeoutDuration: 3000 });
  return async (token) => {
    if (token.length > longestToken || !isCanonical(token))
      throw new ReadygateError('token_invalid', { claim: 'form' });
    return readInvocation(await verify(token, keys, options), options);
  };
}

async function verify(
  token: string,
  keys: JWTVerifyGetKey,
  { appId, clock }: VerifierOptions,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: appId,
      algorithms: ['RS256'],
      requiredClaims: ['iss', 'aud', 'iat', 'exp'],
      clockTolerance: tolerance,
      currentDate: clock(),
    });
    if (payload.aud !== appId) throw new ReadygateError('token_invalid', { claim: 'aud' });
    return payload;
  } catch (error) {
    throw translate(error);
  }
}

/** 401 only for a token that does not hold: when keys cannot be read, nothing is known of it. */
function translate(error: unknown): ReadygateError {
  if (error instanceof ReadygateError) return error;
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return new ReadygateError('token_invalid', { claim: 'kid' });
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired)
    return new ReadygateError('token_invalid', { claim: error.claim });
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid)
    return new ReadygateError('keys_unavailable');
  if (error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC')
    return new ReadygateError('token_invalid', { claim: 'signature' });
  return new ReadygateError('keys_unavailable');
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
