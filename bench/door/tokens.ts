import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createTokenVerifier } from '../../clients/forge/verify-token.ts';
import { createForgeStandIn } from '../../dev/forge/stand-in.ts';
import { localApp, localInstallation, localTenant } from '../../dev/world/product.ts';
import { median } from '../statistics.ts';

/** Tokens a second and core, ours and bare, and the median of the ratios of the rounds. */
export interface TokenSpeed {
  ours: number;
  bare: number;
  ratio: number;
}

/**
 * Verifies the same tokens by the door's verifier and by jose alone, as Atlassian's sample does with issuer and
 * algorithm pinned besides, by turns. Processor time of this process.
 */
export async function tokenSpeed(rounds: number, count: number): Promise<TokenSpeed> {
  const jiraOrigin = 'https://api.atlassian.com';
  const environment = 'DEVELOPMENT' as const;
  const forge = createForgeStandIn({ appId: localApp, environment, jiraOrigin });
  try {
    const { jwksUrl } = await forge.listen();
    const tokens = await Promise.all(
      Array.from({ length: count }, () =>
        forge.signInvocationToken({
          cloudId: localTenant,
          accountId: 'acc-ada',
          installationId: localInstallation,
          moduleKey: 'readygate-issue',
          issue: { id: '10112', key: 'SHOP-12' },
          lifetimeSeconds: 600,
        }),
      ),
    );
    const ours = createTokenVerifier({
      ...{ appId: localApp, environment, jiraHosts: [jiraOrigin], jwksUrl },
      clock: () => new Date(),
    });
    const keys = createRemoteJWKSet(new URL(jwksUrl));
    const pinned = { audience: localApp, issuer: 'forge/invocation-token', algorithms: ['RS256'] };
    const bare = (token: string) => jwtVerify(token, keys, pinned);
    return await alternate(rounds, tokens, ours, bare);
  } finally {
    await forge.close();
  }
}

type Verify = (token: string) => Promise<unknown>;

async function alternate(
  rounds: number,
  tokens: string[],
  ours: Verify,
  bare: Verify,
): Promise<TokenSpeed> {
  const found = { ours: [] as number[], bare: [] as number[] };
  await perSecond(ours, tokens);
  await perSecond(bare, tokens);
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    for (const side of order)
      found[side].push(await perSecond(side === 'ours' ? ours : bare, tokens));
  }
  const ratios = found.ours.map((speed, round) => speed / (found.bare[round] ?? speed));
  return { ours: median(found.ours), bare: median(found.bare), ratio: median(ratios) };
}

async function perSecond(verify: Verify, tokens: string[]): Promise<number> {
  const before = process.cpuUsage();
  for (const token of tokens) await verify(token);
  const { user, system } = process.cpuUsage(before);
  return tokens.length / ((user + system) / 1e6);
}
