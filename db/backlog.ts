import type { NormalIssue } from '../domain/issue.ts';
import { contentPlace } from './issues.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A stored issue without its content. */
export interface BacklogHead {
  issueId: string;
  /** As it was when the issue was judged. */
  issueKey: string;
  /** Bytes of its content as it is kept; null where none is. */
  size: number | null;
}

/** How many issues of a project that its rules judge are known behind one; behind the empty id are all. */
export async function countBacklog(
  tx: TenantTx,
  projectId: string,
  after: string,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::integer as count from issues where tenant_id = $1 and project_id = $2 and issue_id > $3 and left_out is null',
    [tx.tenantId, projectId, after],
  );
  return row?.count ?? 0;
}

/** Those issues by their ids, behind `after`. No content is read. */
export async function listBacklog(
  tx: TenantTx,
  projectId: string,
  { after, limit }: { after: string; limit: number },
): Promise<BacklogHead[]> {
  return await tx.query<BacklogHead>(
    `select issue_id as "issueId", issue_key as "issueKey", octet_length(content) as size
       from issues where tenant_id = $1 and project_id = $2 and issue_id > $3 and left_out is null
      order by issue_id limit $4`,
    [tx.tenantId, projectId, after, limit],
  );
}

/**
 * The contents of issues, each as it was judged last, by issue id. One that is not kept is not there.
 * @throws {ReadygateError} erased
 */
export async function readContents(
  tx: TenantTx,
  issueIds: readonly string[],
): Promise<Map<string, NormalIssue>> {
  const rows = await tx.query<{ id: string; content: Buffer }>(
    `select issue_id as id, content from issues
      where tenant_id = $1 and issue_id = any($2::text[]) and content is not null`,
    [tx.tenantId, issueIds],
  );
  const contents = new Map<string, NormalIssue>();
  for (const { id, content } of rows)
    contents.set(id, await tx.open<NormalIssue>(contentPlace(id), content));
  return contents;
}
