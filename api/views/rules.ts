import type { StoredRules } from '../../db/rule-packs.ts';
import { exportPack } from '../../domain/readiness/pack/export.ts';
import type { PackFile } from '../../domain/readiness/pack/pack.ts';
import { resolvePack } from '../../domain/readiness/pack/resolve.ts';

/** The pack that judges where nobody published another one. */
const defaultPackId = 'starter';

/** Rules as their authors read them; those that ship have version 1. */
export function rulesView(stored: StoredRules | null, shipped: ReadonlyMap<string, PackFile>) {
  if (stored) {
    const { version, source, pack, publishedBy, publishedAt } = stored;
    return { version, source, pack: nameOf(pack), publishedBy, publishedAt };
  }
  const file = shipped.get(defaultPackId);
  if (!file) throw new TypeError(`the pack ${defaultPackId} does not ship`);
  const pack = nameOf(resolvePack(file, shipped));
  return { version: 1, source: exportPack(file), pack, publishedBy: null, publishedAt: null };
}

const nameOf = ({ id, version, digest }: { id: string; version: string; digest: string }) => ({
  id,
  version,
  digest,
});
