import type { JiraSimulator } from '../jira-simulator/index.ts';

/** Milliseconds: like Forge, the same token comes with many calls, and a new one well before its end or once it was revoked. */
const life = 30 * 60_000;

/** The OAuth tokens that Forge puts beside a call. */
export interface TokenCache {
  app(tenantId: string): string;
  user(tenantId: string, accountId: string): string;
}

export function createTokenCache(simulator: JiraSimulator): TokenCache {
  const { tokens, clock } = simulator;
  const minted = new Map<string, { token: string; at: number }>();
  const cached = (who: string, mint: () => string): string => {
    const at = clock.now().getTime();
    const known = minted.get(who);
    if (known && simulator.state.tokens[known.token] && at - known.at < life) return known.token;
    const token = mint();
    minted.set(who, { token, at });
    return token;
  };
  return {
    app: (tenantId) => cached(tenantId, () => tokens.app(tenantId)),
    user: (tenantId, accountId) =>
      cached(`${tenantId} ${accountId}`, () => tokens.user(tenantId, accountId)),
  };
}
