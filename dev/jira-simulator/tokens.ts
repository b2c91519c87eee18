import { randomBytes } from 'node:crypto';
import { StrictnessError } from './http/jira-error.ts';
import { getSite } from './people-acting.ts';
import { appAccountId } from './state/catalogue.ts';
import type { TokenGrant } from './state/model.ts';
import type { World } from './state/world.ts';

/** Mints the opaque tokens that Forge would hand over. Life times are seconds. */
export interface Tokens {
  /** A token of the app's own account. Default life: four hours, the platform's longest. */
  app(cloudId: string, ttl?: number): string;
  /** A token that acts as a person. Default life: one hour. */
  user(cloudId: string, accountId: string, ttl?: number): string;
  /** A token with chosen scopes, for tests of scopes. */
  mint(grant: Omit<TokenGrant, 'expiresAt'> & { ttl: number }): string;
  /** Makes a token worthless at once. */
  revoke(token: string): void;
}

const allScopes = [
  'read:jira-work',
  'write:jira-work',
  'read:jira-user',
  'write:app-data:jira',
  'manage:jira-configuration',
];
const appLife = 4 * 60 * 60;
const userLife = 60 * 60;

export function createTokens(world: World, onChange: () => void): Tokens {
  const mint: Tokens['mint'] = ({ ttl, ...grant }) => {
    const { people } = getSite(world, grant.cloudId);
    if (!people.some(({ accountId }) => accountId === grant.accountId))
      throw new StrictnessError(404, `there is no account '${grant.accountId}'`, 'accountId');
    const token = `sim-${grant.kind}-${randomBytes(18).toString('base64url')}`;
    world.state.tokens[token] = { ...grant, expiresAt: world.now() + ttl * 1000 };
    onChange();
    return token;
  };
  return {
    mint,
    app: (cloudId, ttl = appLife) =>
      mint({ cloudId, accountId: appAccountId, kind: 'app', scopes: allScopes, ttl }),
    user: (cloudId, accountId, ttl = userLife) =>
      mint({ cloudId, accountId, kind: 'user', scopes: allScopes, ttl }),
    revoke(token) {
      delete world.state.tokens[token];
      onChange();
    },
  };
}
