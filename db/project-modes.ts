import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import type { ProjectMode } from '../domain/views.ts';
import { publishSoon } from './publish-wishes.ts';
import { type Author, noteSetting } from './setting-changes.ts';
import type { TenantTx } from './tenant-tx.ts';
import { lockTenant } from './tenants.ts';

/** A mode with its version; 0 where nobody set one. */
export interface VersionedMode {
  mode: ProjectMode;
  version: number;
}

/** The mode of a project; `off` where nobody set one. */
export async function findMode(tx: TenantTx, projectId: string): Promise<ProjectMode> {
  return (await findVersionedMode(tx, projectId)).mode;
}

/** The mode of the project that a plan belongs to. */
export async function findModeOfPlan(tx: TenantTx, planId: Uuid): Promise<ProjectMode> {
  const rows = await tx.query<{ mode: ProjectMode }>(
    `select m.mode from plans p join project_modes m using (tenant_id, project_id)
      where tenant_id = $1 and p.plan_id = $2`,
    [tx.tenantId, planId],
  );
  return rows[0]?.mode ?? 'off';
}

export async function findVersionedMode(tx: TenantTx, projectId: string): Promise<VersionedMode> {
  const rows = await tx.query<VersionedMode>(
    'select mode, version from project_modes where tenant_id = $1 and project_id = $2',
    [tx.tenantId, projectId],
  );
  return rows[0] ?? { mode: 'off', version: 0 };
}

/** The modes that somebody set, by project. */
export async function listModes(tx: TenantTx): Promise<Map<string, VersionedMode>> {
  const rows = await tx.query<VersionedMode & { projectId: string }>(
    'select project_id as "projectId", mode, version from project_modes where tenant_id = $1',
    [tx.tenantId],
  );
  return new Map(rows.map(({ projectId, ...mode }) => [projectId, mode]));
}

export interface ModeChange {
  projectId: string;
  mode: ProjectMode;
  at: Date;
  /** The version that the author saw; left out by who sets it whatever it is. */
  version?: number;
  /** Default: the operator. */
  author?: Author;
}

/**
 * Sets the mode of a project. Waits for permits that are being minted: after it no new write begins by the former
 * mode. False, and no entry, when it is that already.
 * @throws {ReadygateError} settings_changed where the version has passed
 */
export async function setMode(
  tx: TenantTx,
  { projectId, mode, at, version, author = 'operator' }: ModeChange,
): Promise<boolean> {
  await lockTenant(tx);
  const [changed] = await tx.query<{ version: number }>(
    `insert into project_modes as m (tenant_id, project_id, mode, version, changed_at)
     select $1, $2, $3, 1, $4 where coalesce($5::integer, 0) = 0 or exists (
       select from project_modes where tenant_id = $1 and project_id = $2)
     on conflict (tenant_id, project_id)
     do update set mode = excluded.mode, version = m.version + 1, changed_at = excluded.changed_at
     where m.mode <> excluded.mode and m.version = coalesce($5::integer, m.version) returning version`,
    [tx.tenantId, projectId, mode, at, version ?? null],
  );
  if (!changed) {
    if (version !== undefined && (await findVersionedMode(tx, projectId)).version !== version)
      throw new ReadygateError('settings_changed', { path: '/version' });
    return false;
  }
  await noteSetting(
    tx,
    'mode',
    { projectId, version: changed.version, value: { mode } },
    { at, author },
  );
  // What was held because the project did not propose goes on.
  if (mode === 'propose') await publishSoon(tx, at);
  tx.audit({
    at,
    action: 'project.mode_changed',
    actor: author === 'operator' ? author : 'person',
    subject: { kind: 'project', id: projectId },
    data: { mode, version: changed.version },
    ...(author === 'operator' ? {} : { personal: author }),
  });
  return true;
}
