import type { InstallationHealth } from '../../db/installation-health.ts';
import type { ApiDeps } from '../deps.ts';

/** An installation with what its operator says of the deployment; nothing of a token but its times. */
export function installationView(
  { installedAt, lastEventAt, token, ...health }: InstallationHealth,
  { operator, securityContact }: Pick<ApiDeps, 'operator' | 'securityContact'>,
) {
  const { region = null, supportContact = null, notice = null } = operator ?? {};
  return {
    ...health,
    installedAt: installedAt.toISOString(),
    lastEventAt: lastEventAt?.toISOString() ?? null,
    token: token && {
      receivedAt: token.receivedAt.toISOString(),
      expiresAt: token.expiresAt.toISOString(),
      refused: token.refused,
    },
    operator: { region, securityContact, supportContact, notice },
  };
}
