import type { Uuid } from '../domain/json.ts';
import type { SeenInstallation } from './installations.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What is known of an installation besides that it calls. */
export interface InstallationHealth {
  environment: SeenInstallation['environment'];
  appVersion: string | null;
  installedAt: Date;
  /** When the platform itself last called, by an event or its schedule. */
  lastEventAt: Date | null;
  /** Of the app's own token, by which judging goes on while nobody looks. */
  token: { receivedAt: Date; expiresAt: Date; refused: boolean } | null;
}

interface Found extends Omit<InstallationHealth, 'token'> {
  receivedAt: Date | null;
  expiresAt: Date | null;
  refused: boolean;
}

/** Null for an installation that was never seen. */
export async function findInstallationHealth(
  tx: TenantTx,
  installationId: Uuid,
): Promise<InstallationHealth | null> {
  const [found] = await tx.query<Found>(
    `select environment, app_version as "appVersion", first_seen_at as "installedAt", last_event_at as "lastEventAt",
       t.received_at as "receivedAt", t.expires_at as "expiresAt", t.refused_at is not null as refused
     from installations i left join tokens t
       on t.tenant_id = i.tenant_id and t.installation_id = i.installation_id and t.kind = 'app'
     where i.tenant_id = $1 and i.installation_id = $2`,
    [tx.tenantId, installationId],
  );
  if (!found) return null;
  const { receivedAt, expiresAt, refused, ...health } = found;
  return { ...health, token: receivedAt && expiresAt && { receivedAt, expiresAt, refused } };
}
