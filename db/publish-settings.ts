import type { PublishSetting } from '../domain/publishing/published.ts';
import { doubtPublished } from './published-scores.ts';
import { noteSetting } from './setting-changes.ts';
import type { TenantTx } from './tenant-tx.ts';

/** How a project publishes; off where nobody turned it on. */
export async function findPublishSetting(tx: TenantTx, projectId: string): Promise<PublishSetting> {
  const rows = await tx.query<PublishSetting>(
    `select mode, language, version, problem from publish_settings where tenant_id = $1 and project_id = $2`,
    [tx.tenantId, projectId],
  );
  return rows[0] ?? { mode: 'off', language: 'en', version: 0, problem: null };
}

/**
 * Sets how a project publishes where it still has the version that was seen, and forgets what held it
 * up. Waits for requests that are about to begin: after it none goes by the former setting. False where
 * the version has passed.
 */
export async function setPublishSetting(
  tx: TenantTx,
  { projectId, mode, language, version }: Omit<PublishSetting, 'problem'> & { projectId: string },
  { at, accountId }: { at: Date; accountId: string },
): Promise<boolean> {
  const changed = await tx.query(
    `insert into publish_settings as s (tenant_id, project_id, mode, language, version, author, changed_at)
     select $1, $2, $3, $4, 1, $6, $7 where $5 = 0 or exists (
       select from publish_settings where tenant_id = $1 and project_id = $2)
     on conflict (tenant_id, project_id) do update set mode = excluded.mode, language = excluded.language,
       version = s.version + 1, problem = null, author = excluded.author, changed_at = excluded.changed_at
     where s.version = $5 returning 1`,
    [tx.tenantId, projectId, mode, language, version, accountId, at],
  );
  if (changed.length === 0) return false;
  const value = { mode, language };
  const by = { at, author: { accountId } };
  await noteSetting(tx, 'publishing', { projectId, version: version + 1, value }, by);
  tx.audit({
    at,
    action: 'publishing.changed',
    actor: 'person',
    subject: { kind: 'project', id: projectId },
    data: { mode, language, version: version + 1 },
    personal: { accountId },
  });
  return true;
}

/**
 * Stops publishing until somebody sets it anew: in one project, or everywhere where the site as a whole
 * lacks something. Once: what is stopped already gets no second entry.
 */
export async function pausePublishing(
  tx: TenantTx,
  { projectId, problem, at }: { projectId: string | null; problem: string; at: Date },
): Promise<void> {
  const paused = await tx.query(
    `update publish_settings set problem = $3 where tenant_id = $1 and problem is null
       and ($2::text is null or project_id = $2) returning 1`,
    [tx.tenantId, projectId, problem],
  );
  if (paused.length === 0) return;
  tx.audit({
    at,
    action: 'publishing.paused',
    outcome: 'failed',
    actor: 'app',
    subject:
      projectId === null ? { kind: 'tenant', id: tx.tenantId } : { kind: 'project', id: projectId },
    data: { code: problem, projects: paused.length },
  });
}

/** What held publishing up is gone: in every project that it held up. Once, as `pausePublishing`. */
export async function resumePublishing(
  tx: TenantTx,
  { problem, at }: { problem: string; at: Date },
): Promise<void> {
  const resumed = await tx.query(
    'update publish_settings set problem = null where tenant_id = $1 and problem = $2 returning 1',
    [tx.tenantId, problem],
  );
  if (resumed.length === 0) return;
  tx.audit({
    at,
    action: 'publishing.resumed',
    actor: 'app',
    subject: { kind: 'tenant', id: tx.tenantId },
    data: { code: problem, projects: resumed.length },
  });
}

/**
 * A new installation publishes nothing before somebody turns it on there, and what the one before told Jira
 * counts for nothing: its field is gone, and a gate that stayed behind is opened.
 */
export async function forgetPublishing(tx: TenantTx, at: Date): Promise<void> {
  const stopped = await tx.query<{ projectId: string; language: string; version: number }>(
    `update publish_settings set mode = 'off', problem = null, version = version + 1, author = 'app', changed_at = $2
      where tenant_id = $1 and mode <> 'off' returning project_id as "projectId", language, version`,
    [tx.tenantId, at],
  );
  for (const { projectId, language, version } of stopped) {
    const value = { mode: 'off', language };
    await noteSetting(tx, 'publishing', { projectId, version, value }, { at, author: 'app' });
    tx.audit({
      at,
      action: 'publishing.changed',
      actor: 'app',
      subject: { kind: 'project', id: projectId },
      data: { mode: 'off', language, version },
    });
  }
  await doubtPublished(tx, at);
}
