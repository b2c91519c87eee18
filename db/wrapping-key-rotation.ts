import type { Uuid } from '../domain/json.ts';
import { unwrapTenantKey, wrapTenantKey } from './key-ring.ts';
import type { RotationDeps } from './tenant-key-rotation.ts';
import { findTenant } from './tenants.ts';

/**
 * Wraps keys of a tenant under the active wrapping key. Each is replaced where it still is what was read,
 * so that a process that works at the same time loses nothing; safe to stop and to begin again. The audit
 * entry comes first: a process that dies in between leaves one too many, never one too few.
 * @returns how many were wrapped anew
 * @throws {ReadygateError} invalid_configuration where the ring lacks the key that wraps one of them
 */
export async function rewrapTenant(
  { store, ring, withTenant, clock }: Pick<RotationDeps, 'store' | 'ring' | 'withTenant' | 'clock'>,
  tenantId: Uuid,
  versions: readonly number[],
): Promise<number> {
  await withTenant(tenantId, async (tx) => {
    // A key may have been kept for a tenant that then was not: it has no chain.
    if ((await findTenant(tx)) === null) return;
    tx.audit({
      at: clock(),
      action: 'key.rewrapped',
      actor: 'operator',
      subject: { kind: 'key', id: String(versions.at(-1)) },
      data: { keys: versions.length, wrapping: ring.activeId },
    });
  });
  let rewrapped = 0;
  for (const version of versions) {
    const known = await store.read(tenantId, version);
    if (known === null || known.wrappingKey === ring.activeId) continue;
    const key = unwrapTenantKey(ring, tenantId, version, known);
    const next = wrapTenantKey(ring, tenantId, version, key);
    if (await store.replace(tenantId, version, known, next)) rewrapped += 1;
  }
  return rewrapped;
}
