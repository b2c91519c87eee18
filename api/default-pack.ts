import type { Pack, PackFile } from '../domain/readiness/pack/pack.ts';
import { resolvePack } from '../domain/readiness/pack/resolve.ts';

/** The pack that judges where nobody published another one. */
const defaultPackId = 'starter';

const resolved = new WeakMap<ReadonlyMap<string, PackFile>, { file: PackFile; pack: Pack }>();

/** The pack that ships for projects without rules of their own: as its file has it, and with all it inherits. */
export function defaultPack(shipped: ReadonlyMap<string, PackFile>): {
  file: PackFile;
  pack: Pack;
} {
  const known = resolved.get(shipped);
  if (known) return known;
  const file = shipped.get(defaultPackId);
  if (!file) throw new TypeError(`the pack ${defaultPackId} does not ship`);
  const found = { file, pack: resolvePack(file, shipped) };
  resolved.set(shipped, found);
  return found;
}
