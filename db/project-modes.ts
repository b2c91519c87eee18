import type { ProjectMode } from '../domain/views.ts';
import type { TenantTx } from './tenant-tx.ts';

/** The mode of a project; `off` where nobody set one. */
export async function findMode(tx: TenantTx, projectId: string): Promise<ProjectMode> {
  const rows = await tx.query<{ mode: ProjectMode }>(
    'select mode from project_modes where tenant_id = $1 and project_id = $2',
    [tx.tenantId, projectId],
  );
  return rows[0]?.mode ?? 'off';
}

export interface ModeChange {
  projectId: string;
  mode: ProjectMode;
  at: Date;
}

/** Sets the mode of a project. False, and no entry, when it is that already. */
export async function setMode(tx: TenantTx, { projectId, mode, at }: ModeChange): Promise<boolean> {
  const rows = await tx.query<{ version: number }>(
    `insert into project_modes (tenant_id, project_id, mode, version, changed_at) values ($1, $2, $3, 1, $4)
     on conflict (tenant_id, project_id)
     do update set mode = excluded.mode, version = project_modes.version + 1, changed_at = excluded.changed_at
     where project_modes.mode <> excluded.mode returning version`,
    [tx.tenantId, projectId, mode, at],
  );
  const [changed] = rows;
  if (!changed) return false;
  tx.audit({
    at,
    action: 'project.mode_changed',
    actor: 'operator',
    subject: { kind: 'project', id: projectId },
    data: { mode, version: changed.version },
  });
  return true;
}
