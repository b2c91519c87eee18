import { findRules } from '../db/rule-packs.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import type { Uuid } from '../domain/json.ts';
import type { Pack } from '../domain/readiness/pack/pack.ts';
import type { ActivityDeps } from './deps.ts';

/** The pack that a project's issues are judged by: the newest that it published, or the one that ships. */
export async function packOf(deps: ActivityDeps, tenantId: Uuid, projectId: string): Promise<Pack> {
  return await deps.withTenant(tenantId, (tx) => packIn(tx, deps, projectId));
}

/** The same, in a transaction that is open. */
export async function packIn(
  tx: TenantTx,
  { pack }: Pick<ActivityDeps, 'pack'>,
  projectId: string,
): Promise<Pack> {
  const stored = await findRules(tx, projectId);
  return stored?.pack ?? pack;
}
