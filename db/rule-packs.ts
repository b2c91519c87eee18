import type { Time } from '../domain/json.ts';
import type { Pack } from '../domain/readiness/pack/pack.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A version of a project's rules, with who published it and when. */
export interface StoredRules {
  version: number;
  source: string;
  pack: Pack;
  publishedBy: string;
  publishedAt: Time;
}

interface RulesRecord {
  version: number;
  source: string;
  content: Omit<Pack, 'digest'>;
  digest: Pack['digest'];
  published_by: string;
  published_at: Date;
}

/** In the place of a project: rules of the whole site. */
export const siteRules = '';

/** The rules that a project's issues are judged by: its own, else those of the site; null where there are neither. */
export async function rulesInForce(tx: TenantTx, projectId: string): Promise<StoredRules | null> {
  return await newestRules(tx, [projectId, siteRules]);
}

/** The newest rules of every project that has its own, by its id. */
export async function listProjectRules(tx: TenantTx): Promise<Map<string, StoredRules>> {
  const ids = await tx.query<{ id: string }>(
    `select distinct project_id as id from rule_packs where tenant_id = $1 and project_id <> '' order by 1`,
    [tx.tenantId],
  );
  const found = new Map<string, StoredRules>();
  for (const { id } of ids) {
    const rules = await findRules(tx, id);
    if (rules) found.set(id, rules);
  }
  return found;
}

/** The newest rules of a project, or those of a version; null where nobody published any. */
export async function findRules(
  tx: TenantTx,
  projectId: string,
  version: number | null = null,
): Promise<StoredRules | null> {
  return await newestRules(tx, [projectId], version);
}

/** The newest rules of the first of some projects that has any: the site has the empty id, which sorts last. */
async function newestRules(
  tx: TenantTx,
  projectIds: readonly string[],
  version: number | null = null,
): Promise<StoredRules | null> {
  const [found] = await tx.query<RulesRecord>(
    `select version, source, content, digest, published_by, published_at from rule_packs
      where tenant_id = $1 and project_id = any($2) and version = coalesce($3, version)
      order by project_id desc, version desc limit 1`,
    [tx.tenantId, projectIds, version],
  );
  if (!found) return null;
  return {
    version: found.version,
    source: found.source,
    pack: { ...found.content, digest: found.digest },
    publishedBy: found.published_by,
    publishedAt: found.published_at.toISOString(),
  };
}

/** The digest of the rules that `rulesInForce` gives; null where there are none. */
export async function findRulesDigest(
  tx: TenantTx,
  projectId: string,
): Promise<Pack['digest'] | null> {
  const [found] = await tx.query<{ digest: Pack['digest'] }>(
    `select digest from rule_packs where tenant_id = $1 and project_id in ($2, '')
      order by project_id desc, version desc limit 1`,
    [tx.tenantId, projectId],
  );
  return found?.digest ?? null;
}

/** Keeps a version for good. False, and nothing changed, when it is there already. */
export async function insertRules(
  tx: TenantTx,
  projectId: string,
  { version, source, pack, publishedBy, publishedAt }: StoredRules,
): Promise<boolean> {
  const { digest, ...content } = pack;
  const made = await tx.query(
    `insert into rule_packs (tenant_id, project_id, version, source, content, digest, published_by, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning 1`,
    [
      tx.tenantId,
      projectId,
      version,
      source,
      JSON.stringify(content),
      digest,
      publishedBy,
      publishedAt,
    ],
  );
  return made.length > 0;
}

/** Marks the reports of a project as out of date: other rules count from now on. How many there were. */
export async function outdateReports(tx: TenantTx, projectId: string, at: Date): Promise<number> {
  const marked = await tx.query(
    `update issues set stale_since = greatest(stale_since, $3)
      where tenant_id = $1 and project_id = $2 and report_id is not null returning 1`,
    [tx.tenantId, projectId, at],
  );
  return marked.length;
}

/** The same for projects without rules of their own. @returns their ids */
export async function outdateWithoutOwn(tx: TenantTx, at: Date): Promise<string[]> {
  const marked = await tx.query<{ id: string }>(
    `update issues set stale_since = greatest(stale_since, $2)
      where tenant_id = $1 and report_id is not null
        and project_id not in (select project_id from rule_packs where tenant_id = $1)
     returning project_id as id`,
    [tx.tenantId, at],
  );
  return [...new Set(marked.map(({ id }) => id))].sort();
}
