import { readEntries } from '../../db/audit-chain.ts';
import type { InstallationState } from '../../domain/installation.ts';
import type { TestDatabase } from './database.ts';

/** Another install of the app on the same site, by number. */
export function installationNumber(number: number): string {
  return `5f0c2f1e-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export interface InstallationRow {
  id: string;
  state: InstallationState;
  inactiveSince: Date | null;
  appVersion: string | null;
}

/** What the database has of a tenant's installations, in the order in which they came. */
export async function installationsOf(
  database: TestDatabase,
  tenant: string,
): Promise<InstallationRow[]> {
  return await database.asAdministrator<InstallationRow>(
    `select installation_id as id, state, inactive_since as "inactiveSince", app_version as "appVersion"
       from installations where tenant_id = $1 order by first_seen_at, installation_id`,
    [tenant],
  );
}

/** The entries that tell of states, without their times. */
export async function stateEntries(
  database: TestDatabase,
  tenant: string,
): Promise<{ action: string; actor: string; id: string; data: Record<string, unknown> }[]> {
  const entries = await readEntries(database.pools.readonly, tenant);
  return entries
    .map(({ body }) => JSON.parse(body))
    .filter(({ action }) => /^(installation\.|tenant\.state)/.test(action))
    .map(({ action, actor, subject, data }) => ({
      action,
      actor: actor.kind,
      id: subject.id,
      data,
    }));
}
