import type { Bucket } from '../domain/request-rates.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A bucket that was empty, and when it has a call again. */
export interface Refused {
  bucket: string;
  freeAt: Date;
}

/**
 * Takes one call from each of the buckets or from none. Exact over all processes: rows are held until the
 * transaction ends. One statement, and none where there is no bucket.
 */
export async function takeCall(
  tx: TenantTx,
  buckets: readonly Bucket[],
  at: Date,
): Promise<Refused | null> {
  if (buckets.length === 0) return null;
  const [taken] = await tx.query<{ refused: string | null; freeAt: Date }>(
    `select refused, free_at as "freeAt"
       from take_call($1::text[], $2::double precision[], $3::integer[], $4)`,
    [
      buckets.map(({ name }) => name),
      buckets.map(({ rate }) => 1 / rate.perSecond),
      buckets.map(({ rate }) => rate.atOnce),
      at,
    ],
  );
  return taken?.refused ? { bucket: taken.refused, freeAt: taken.freeAt } : null;
}
