import type { CommentSetting } from '../domain/comments.ts';
import { noteSetting } from './setting-changes.ts';
import type { TenantTx } from './tenant-tx.ts';
import { lockTenant } from './tenants.ts';

/** Who reads comments in a project, where it is a service project; the team alone where nobody let customers. */
export async function findCommentSetting(tx: TenantTx, projectId: string): Promise<CommentSetting> {
  const rows = await tx.query<CommentSetting>(
    'select audience, version from comment_settings where tenant_id = $1 and project_id = $2',
    [tx.tenantId, projectId],
  );
  return rows[0] ?? { audience: 'internal', version: 0 };
}

/**
 * Sets who reads comments where the project still has the version that was seen. Waits for permits that are
 * being minted: after it no comment goes out that the setting does not let. False where the version has passed.
 */
export async function setCommentSetting(
  tx: TenantTx,
  { projectId, audience, version }: CommentSetting & { projectId: string },
  { at, accountId }: { at: Date; accountId: string },
): Promise<boolean> {
  await lockTenant(tx);
  const changed = await tx.query(
    `insert into comment_settings as s (tenant_id, project_id, audience, version, author, changed_at)
     select $1, $2, $3, 1, $5, $6 where $4 = 0 or exists (
       select from comment_settings where tenant_id = $1 and project_id = $2)
     on conflict (tenant_id, project_id) do update set audience = excluded.audience, version = s.version + 1,
       author = excluded.author, changed_at = excluded.changed_at
     where s.version = $4 returning 1`,
    [tx.tenantId, projectId, audience, version, accountId, at],
  );
  if (changed.length === 0) return false;
  const by = { at, author: { accountId } };
  const noted = { projectId, version: version + 1, value: { audience } };
  await noteSetting(tx, 'comments', noted, by);
  tx.audit({
    at,
    action: 'project.comments_changed',
    actor: 'person',
    subject: { kind: 'project', id: projectId },
    data: { audience, version: version + 1 },
    personal: { accountId },
  });
  return true;
}
