import type { ActorKind } from '../domain/audit.ts';
import { noteSetting } from './setting-changes.ts';
import type { TenantTx } from './tenant-tx.ts';

export interface ProjectSwitch {
  on: boolean;
  /** 0 where nobody set it. */
  version: number;
}

/** Whether a project lets a model see its issues; off where nobody turned it on. */
export async function findModelProject(tx: TenantTx, projectId: string): Promise<ProjectSwitch> {
  const rows = await tx.query<ProjectSwitch>(
    `select active as on, version from model_projects where tenant_id = $1 and project_id = $2`,
    [tx.tenantId, projectId],
  );
  return rows[0] ?? { on: false, version: 0 };
}

/** Turns a project on or off where it still has the version that was seen. False where it has not. */
export async function setModelProject(
  tx: TenantTx,
  { projectId, version, on }: ProjectSwitch & { projectId: string },
  { at, accountId }: { at: Date; accountId: string },
): Promise<boolean> {
  const changed = await tx.query(
    `insert into model_projects as p (tenant_id, project_id, active, version, author, changed_at)
     select $1, $2, $3, 1, $5, $6 where $4 = 0 or exists (
       select from model_projects where tenant_id = $1 and project_id = $2)
     on conflict (tenant_id, project_id) do update set active = excluded.active, version = p.version + 1,
       author = excluded.author, changed_at = excluded.changed_at
     where p.version = $4 returning 1`,
    [tx.tenantId, projectId, on, version, accountId, at],
  );
  if (changed.length === 0) return false;
  const by = { at, author: { accountId } };
  await noteSetting(tx, 'model_project', { projectId, version: version + 1, value: { on } }, by);
  tx.audit({
    at,
    action: 'model.project_changed',
    actor: 'person',
    subject: { kind: 'project', id: projectId },
    data: { on, version: version + 1 },
    personal: { accountId },
  });
  return true;
}

/** Why no model may be asked, and since when, where that is known. */
export interface Hindrance {
  denial: { code: 'model_off' | 'model_stopped' };
  since: Date | null;
}

/**
 * Why no model may be asked now; null where one may. It is off where nobody turned it on for the tenant
 * and the project, or the project itself is off; it is stopped where all that is on, and the stop of the
 * tenant or that of the deployment forbids it.
 * @param projectId null where no issue is to be sent
 */
export async function findHindrance(
  tx: TenantTx,
  projectId: string | null,
): Promise<Hindrance | null> {
  const [found] = await tx.query<{ on: boolean; stopped: boolean; since: Date | null }>(
    `select t.state = 'active' and ($2::text is null or (
         coalesce((select active from model_settings where tenant_id = $1 order by version desc limit 1), false)
         and coalesce((select active from model_projects where tenant_id = $1 and project_id = $2), false)
         and coalesce((select mode from project_modes where tenant_id = $1 and project_id = $2), 'off') <> 'off'
       )) as on, t.model_stopped or d.stopped is not null as stopped, d.changed_at as since
       from tenants t left join deployment_switches d on d.name = 'model' and d.stopped
      where tenant_id = $1`,
    [tx.tenantId, projectId],
  );
  if (!found?.on) return { denial: { code: 'model_off' }, since: null };
  return found.stopped ? { denial: { code: 'model_stopped' }, since: found.since } : null;
}

/** Whether a model may be asked about issues of a project now. Never where the project itself is off. */
export async function isModelOn(tx: TenantTx, projectId: string): Promise<boolean> {
  return (await findHindrance(tx, projectId)) === null;
}

/** Whether any call of a model may begin for the tenant now, whatever is set for projects. */
export async function mayAskModel(tx: TenantTx): Promise<boolean> {
  return (await findHindrance(tx, null)) === null;
}

/** Stops or resumes all calls of models for the tenant. False, and no entry, when it is so already. */
export async function setModelStopped(
  tx: TenantTx,
  { stopped, at, actor = 'operator' }: { stopped: boolean; at: Date; actor?: ActorKind },
): Promise<boolean> {
  const changed = await tx.query(
    'update tenants set model_stopped = $2 where tenant_id = $1 and model_stopped <> $2 returning 1',
    [tx.tenantId, stopped],
  );
  if (changed.length === 0) return false;
  tx.audit({
    at,
    action: stopped ? 'model.stopped' : 'model.resumed',
    actor,
    subject: { kind: 'tenant', id: tx.tenantId },
  });
  return true;
}
