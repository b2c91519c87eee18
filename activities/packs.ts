import { rulesInForce } from '../db/rule-packs.ts';
import type { Uuid } from '../domain/json.ts';
import type { Pack } from '../domain/readiness/pack/pack.ts';
import type { ActivityDeps } from './deps.ts';

/** The pack that a project's issues are judged by: the newest that it published, else that of its site, else the one that ships. */
export async function packOf(deps: ActivityDeps, tenantId: Uuid, projectId: string): Promise<Pack> {
  const stored = await deps.withTenant(tenantId, (tx) => rulesInForce(tx, projectId));
  return stored?.pack ?? deps.pack;
}
