import type { GrantsInForce, RoleGrants } from '../domain/app-roles.ts';
import type { RolesView } from '../domain/settings-views.ts';
import type { TenantTx } from './tenant-tx.ts';

/** In the place of a project's id: the whole site. */
export const siteScope = 'site';

interface GrantRecord {
  scope: string;
  version: number;
  grants: RoleGrants;
  author: string;
  changed_at: Date;
}

/** The newest grants of a project or of the site. */
export async function findGrants(tx: TenantTx, scope: string): Promise<RolesView> {
  const [found] = await newest(tx, [scope]);
  if (!found) return { version: 0, grants: {}, changedBy: null, changedAt: null };
  const { version, grants, author, changed_at: changedAt } = found;
  return { version, grants, changedBy: author, changedAt: changedAt.toISOString() };
}

/** What counts in a project; null for what belongs to the site alone. */
export async function grantsInForce(
  tx: TenantTx,
  projectId: string | null,
): Promise<GrantsInForce> {
  const found = await newest(tx, projectId === null ? [siteScope] : [siteScope, projectId]);
  const of = (scope: string) => found.find((one) => one.scope === scope)?.grants ?? {};
  return { site: of(siteScope), project: projectId === null ? {} : of(projectId) };
}

async function newest(tx: TenantTx, scopes: readonly string[]): Promise<GrantRecord[]> {
  return await tx.query<GrantRecord>(
    `select distinct on (scope) scope, version, grants, author, changed_at from role_grants
      where tenant_id = $1 and scope = any($2::text[]) order by scope, version desc`,
    [tx.tenantId, scopes],
  );
}

interface NewGrants {
  scope: string;
  /** The version that its author saw. */
  seen: number;
  grants: RoleGrants;
  accountId: string;
  at: Date;
}

/** Keeps the next version for good, and audits it. False, and nothing changed, where the version has passed. */
export async function insertGrants(
  tx: TenantTx,
  { scope, seen, grants, accountId, at }: NewGrants,
): Promise<boolean> {
  const made = await tx.query(
    `insert into role_grants (tenant_id, scope, version, grants, author, changed_at)
     select $1, $2, $3::integer + 1, $4, $5, $6 where $3 = coalesce(
       (select max(version) from role_grants where tenant_id = $1 and scope = $2), 0)
     on conflict do nothing returning 1`,
    [tx.tenantId, scope, seen, JSON.stringify(grants), accountId, at],
  );
  if (made.length === 0) return false;
  tx.audit({
    at,
    action: 'roles.changed',
    actor: 'person',
    subject:
      scope === siteScope ? { kind: 'tenant', id: tx.tenantId } : { kind: 'project', id: scope },
    data: { version: seen + 1, ...countsOf(grants) },
    personal: { accountId },
  });
  return true;
}

/** How many people, groups and roles of projects have each role. */
function countsOf({ admin, member, viewer }: RoleGrants): Record<string, number> {
  const count = (named: RoleGrants['admin']) =>
    Object.values(named ?? {}).reduce((sum, ids) => sum + ids.length, 0);
  return { admins: count(admin), members: count(member), viewers: count(viewer) };
}
