/** Hours that a token is taken to live when it does not say. The platform gives at least two. */
const assumedHours = 2;
/** No token of the platform lives longer. */
const longestHours = 4;

/**
 * When an OAuth token of Forge ends: by its `exp` where it is a JWT that says so, else two hours after
 * it came; never later than four hours after that.
 */
export function tokenExpiry(token: string, receivedAt: Date): Date {
  const latest = receivedAt.getTime() + longestHours * 3_600_000;
  const said = expClaim(token);
  const ends = said === null ? receivedAt.getTime() + assumedHours * 3_600_000 : said * 1000;
  return new Date(Math.min(latest, ends));
}

function expClaim(token: string): number | null {
  const [, payload, signature] = token.split('.');
  if (!payload || !signature) return null;
  try {
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as {
      exp?: unknown;
    };
    return typeof exp === 'number' && Number.isFinite(exp) && exp > 0 ? exp : null;
  } catch {
    return null;
  }
}
