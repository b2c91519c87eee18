import { ReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';

/** How many at once in this process. */
export interface Most {
  ofTenant: number;
  ofAll: number;
}

/** Lets a tenant in and gives what lets it out again, which counts once. */
export type Enter = (tenantId: Uuid) => () => void;

/**
 * Holds what runs at the same time below a ceiling. It is that of a process: what it protects is the process.
 * @throws {ReadygateError} too_many_simulations
 */
export function createCeiling({ ofTenant, ofAll }: Most): Enter {
  const running = new Map<Uuid, number>();
  let all = 0;
  const change = (tenantId: Uuid, by: number) => {
    const now = (running.get(tenantId) ?? 0) + by;
    if (now > 0) running.set(tenantId, now);
    else running.delete(tenantId);
    all += by;
  };
  return (tenantId) => {
    if (all >= ofAll || (running.get(tenantId) ?? 0) >= ofTenant)
      throw new ReadygateError('too_many_simulations');
    change(tenantId, 1);
    let inside = true;
    return () => {
      if (inside) change(tenantId, -1);
      inside = false;
    };
  };
}
