import { randomUUID } from 'node:crypto';
import { freePlace, holdPlace } from '../../db/simulation-places.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import type { ApiDeps } from '../deps.ts';

/** Places of a tenant, over all processes. */
const most = 2;

/**
 * Takes a place for so many milliseconds at most, and gives what frees it, which counts once.
 * @throws {ReadygateError} too_many_simulations
 */
export async function takePlace(
  { withTenant, clock }: Pick<ApiDeps, 'withTenant' | 'clock'>,
  tenantId: Uuid,
  milliseconds: number,
): Promise<() => Promise<void>> {
  const holder = randomUUID();
  const at = clock();
  const until = new Date(at.getTime() + milliseconds);
  if (!(await withTenant(tenantId, (tx) => holdPlace(tx, { holder, at, until }, most))))
    throw new ReadygateError('too_many_simulations');
  let freed: Promise<void> | null = null;
  return () => {
    // Where the database does not answer, its time ends it.
    freed ??= withTenant(tenantId, (tx) => freePlace(tx, holder, clock())).catch(() => {});
    return freed;
  };
}
