import type { Place } from './crypto.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Ciphertexts behind one another: one parameter of a statement that writes many rows. */
export interface SealedTogether {
  bytes: Buffer;
  /** Of all of them; null where there is none. */
  keyVersion: number | null;
  /** Where each begins, from 1, and how long it is, as `substring` takes it. */
  slices: { start: number; length: number }[];
}

/** Encrypts values, each for its own place. */
export async function sealTogether(
  tx: TenantTx,
  values: readonly { place: Place; value: unknown }[],
): Promise<SealedTogether> {
  const sealed = await Promise.all(values.map(({ place, value }) => tx.seal(place, value)));
  let start = 1;
  const slices = sealed.map(({ bytes: { length } }) => {
    const slice = { start, length };
    start += length;
    return slice;
  });
  const bytes = Buffer.concat(sealed.map((one) => one.bytes));
  return { bytes, keyVersion: sealed[0]?.keyVersion ?? null, slices };
}
