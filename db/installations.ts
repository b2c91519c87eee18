import type { ActorKind } from '../domain/audit.ts';
import {
  type InstallationEvent,
  type InstallationState,
  installationMoves,
  isLaterVersion,
} from '../domain/installation.ts';
import type { Uuid } from '../domain/json.ts';
import { forgetPublishing, resumePublishing } from './publish-settings.ts';
import { askIfDue } from './publish-wishes.ts';
import type { TenantTx } from './tenant-tx.ts';
import { lockTenant, type StoredTenant } from './tenants.ts';

export interface SeenInstallation {
  installationId: Uuid;
  environment: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  apiBaseUrl: string;
  /** Of the app, as the token names it. */
  appVersion?: string | null;
  /** The platform itself calls: an event or a schedule. */
  byPlatform?: boolean;
  at: Date;
}

/**
 * `returned`: it was suspended until this call, or its tenant had left. Nothing can be encrypted before that
 * is committed, because no key is made for a tenant that is leaving.
 */
export type Admission = 'active' | 'returned' | 'inactive';

interface Known {
  state: InstallationState;
  tenantState: StoredTenant['state'];
  lastSeenAt: Date;
  lastEventAt: Date | null;
  appVersion: string | null;
}

/** Milliseconds between two notes that an installation was seen. */
const seenEvery = 60_000;

/** Whether an installation of the tenant is active. */
export async function hasActiveInstallation(tx: TenantTx): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from installations where tenant_id = $1 and state = 'active' limit 1`,
    [tx.tenantId],
  );
  return rows.length > 0;
}

/**
 * Notes that a verified token named this installation. The first one makes it, and brings back a tenant
 * that left; one that was suspended is active again; one that left stays so. Idempotent: written at most
 * once a minute.
 */
export async function recordInstallation(tx: TenantTx, seen: SeenInstallation): Promise<Admission> {
  const known = await findInstallation(tx, seen.installationId);
  if (!known) return await addInstallation(tx, seen);
  if (known.state === 'suspended') return await resume(tx, seen);
  if (known.state !== 'active' || known.tenantState !== 'active') return 'inactive';
  await noteSeen(tx, known, seen);
  return 'active';
}

async function findInstallation(tx: TenantTx, installationId: Uuid): Promise<Known | null> {
  const [known] = await tx.query<Known>(
    `select i.state, t.state as "tenantState", i.last_seen_at as "lastSeenAt",
       i.last_event_at as "lastEventAt", i.app_version as "appVersion"
       from installations i join tenants t using (tenant_id)
      where tenant_id = $1 and installation_id = $2`,
    [tx.tenantId, installationId],
  );
  return known ?? null;
}

async function noteSeen(
  tx: TenantTx,
  { lastSeenAt, lastEventAt, appVersion: before }: Known,
  { installationId, appVersion, byPlatform = false, at }: SeenInstallation,
): Promise<void> {
  const isDue = (last: Date | null) => !last || at.getTime() - last.getTime() >= seenEvery;
  if (isDue(lastSeenAt) || (byPlatform && isDue(lastEventAt)))
    await tx.query(
      `update installations set last_seen_at = greatest(last_seen_at, $3),
         last_event_at = case when $4 then greatest(last_event_at, $3) else last_event_at end
        where tenant_id = $1 and installation_id = $2`,
      [tx.tenantId, installationId, at, byPlatform],
    );
  // Screens that were opened before an upgrade name the older version for a while.
  if (appVersion == null || !(before === null || isLaterVersion(appVersion, before))) return;
  const changed = await tx.query(
    `update installations set app_version = $3
      where tenant_id = $1 and installation_id = $2 and app_version is not distinct from $4 returning 1`,
    [tx.tenantId, installationId, appVersion, before],
  );
  if (changed.length === 0 || before === null) return;
  tx.audit({
    at,
    action: 'installation.upgraded',
    actor: 'app',
    subject: { kind: 'installation', id: installationId },
    data: { from: before, to: appVersion },
  });
  // Its administrators may have agreed to what the app lacked before.
  await resumePublishing(tx, { problem: 'jira_permission_missing', at });
  await askIfDue(tx, at);
}

async function resume(tx: TenantTx, { installationId, at }: SeenInstallation): Promise<Admission> {
  const moved = await moveInstallation(tx, installationId, 'called', { at });
  if (moved) return moved.tenantState === 'active' ? 'returned' : 'inactive';
  // Somebody else's call, or its uninstalling, was faster.
  const known = await findInstallation(tx, installationId);
  return known?.state === 'active' && known.tenantState === 'active' ? 'active' : 'inactive';
}

/** Only an installation id that was never seen before brings back a tenant that left. */
async function addInstallation(tx: TenantTx, seen: SeenInstallation): Promise<Admission> {
  const { installationId, environment, apiBaseUrl, appVersion, byPlatform = false, at } = seen;
  const [, [tenant]] = await Promise.all([
    tx.query(
      `insert into tenants (tenant_id, api_base_url, created_at) values ($1, $2, $3)
       on conflict do nothing`,
      [tx.tenantId, apiBaseUrl, at],
    ),
    tx.query<{ state: StoredTenant['state'] }>(
      'select state from tenants where tenant_id = $1 for no key update',
      [tx.tenantId],
    ),
  ]);
  // Not noted either: it is as new as before once the purge is over.
  if (!tenant || tenant.state === 'purging') return 'inactive';
  const added = await tx.query(
    `insert into installations (tenant_id, installation_id, environment, app_version, first_seen_at, last_seen_at, last_event_at)
     values ($1, $2, $3, $4, $5, $5, $6) on conflict do nothing returning 1`,
    [tx.tenantId, installationId, environment, appVersion ?? null, at, byPlatform ? at : null],
  );
  // Another call made it while this one waited for the tenant.
  if (added.length === 0) return await recordInstallation(tx, seen);
  tx.audit({
    at,
    action: 'installation.first_seen',
    actor: 'app',
    subject: { kind: 'installation', id: installationId },
    data: { environment },
  });
  await revive(tx, tenant.state, { apiBaseUrl, at });
  await forgetPublishing(tx, at);
  return tenant.state === 'active' ? 'active' : 'returned';
}

async function revive(
  tx: TenantTx,
  from: StoredTenant['state'],
  { apiBaseUrl, at }: { apiBaseUrl: string; at: Date },
): Promise<void> {
  if (from === 'active') return;
  await tx.query(`update tenants set state = 'active', api_base_url = $2 where tenant_id = $1`, [
    tx.tenantId,
    apiBaseUrl,
  ]);
  auditTenant(tx, { from, to: 'active', reason: 'installed' }, { at, actor: 'app' });
}

export interface MoveConditions {
  at: Date;
  /** Nothing changes where it was seen at or after this time. */
  unseenSince?: Date;
  /** Nothing changes where it was first seen after this time. */
  knownSince?: Date;
}

export interface MovedInstallation {
  /** Of the tenant, afterwards. */
  tenantState: StoredTenant['state'];
}

/**
 * Moves an installation as an event says, and its tenant with it: one without an active installation is
 * leaving. Holds the tenant, so that permits that are being minted are waited for: after it no new write
 * begins. Null, and nothing changed, where the event means nothing in its state.
 */
export async function moveInstallation(
  tx: TenantTx,
  installationId: Uuid,
  event: InstallationEvent,
  { at, unseenSince, knownSince }: MoveConditions,
): Promise<MovedInstallation | null> {
  const { from, to } = installationMoves[event];
  const actor = event === 'called' || event === 'uninstalled' ? 'app' : 'system';
  const [, [moved]] = await Promise.all([
    lockTenant(tx),
    tx.query<{ from: InstallationState }>(
      `update installations i set state = $4,
         inactive_since = case when $4 <> 'active' then coalesce(i.inactive_since, $5) end,
         last_seen_at = case when $4 = 'active' then greatest(i.last_seen_at, $5) else i.last_seen_at end
         from (select state from installations where tenant_id = $1 and installation_id = $2 for update) was
        where i.tenant_id = $1 and i.installation_id = $2 and i.state = any($3::text[])
          and ($6::timestamptz is null or i.last_seen_at < $6) and ($7::timestamptz is null or i.first_seen_at <= $7)
        returning was.state as "from"`,
      [
        ...[tx.tenantId, installationId, from, to, at],
        ...[unseenSince ?? null, knownSince ?? null],
      ],
    ),
  ]);
  if (!moved) return null;
  tx.audit({
    at,
    action: 'installation.state_changed',
    actor,
    subject: { kind: 'installation', id: installationId },
    data: { from: moved.from, to, reason: event },
  });
  return { tenantState: await followInstallations(tx, event, { at, actor }) };
}

/** What is purged is beyond this: only its own steps move it. */
async function followInstallations(
  tx: TenantTx,
  event: InstallationEvent,
  by: { at: Date; actor: ActorKind },
): Promise<StoredTenant['state']> {
  const [tenant] = await tx.query<{ was: StoredTenant['state']; state: StoredTenant['state'] }>(
    `update tenants t set state = next.state,
       left_at = case when $3 and next.state = 'leaving' then $2 else t.left_at end
       from (select case when exists (select from installations where tenant_id = $1 and state = 'active')
         then 'active' else 'leaving' end as state) next,
         (select state from tenants where tenant_id = $1) was
      where t.tenant_id = $1 and t.state in ('active', 'leaving')
      returning was.state as was, t.state`,
    [tx.tenantId, by.at, event === 'uninstalled'],
  );
  // Its own state is neither: it is being purged, or was.
  if (!tenant) return 'purging';
  const { was, state } = tenant;
  if (was !== state) auditTenant(tx, { from: was, to: state, reason: event }, by);
  return state;
}

function auditTenant(
  tx: TenantTx,
  data: { from: string; to: string; reason: string },
  { at, actor }: { at: Date; actor: ActorKind },
): void {
  tx.audit({
    at,
    action: 'tenant.state_changed',
    actor,
    subject: { kind: 'tenant', id: tx.tenantId },
    data,
  });
}
