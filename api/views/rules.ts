import type { StoredRules } from '../../db/rule-packs.ts';
import { exportPack } from '../../domain/readiness/pack/export.ts';
import type { PackFile } from '../../domain/readiness/pack/pack.ts';
import { defaultPack } from '../default-pack.ts';

/** Rules as their authors read them; those that ship have version 1. */
export function rulesView(stored: StoredRules | null, shipped: ReadonlyMap<string, PackFile>) {
  if (stored) {
    const { version, source, pack, publishedBy, publishedAt } = stored;
    return { version, source, pack: nameOf(pack), publishedBy, publishedAt };
  }
  const { file, pack } = defaultPack(shipped);
  const source = exportPack(file);
  return { version: 1, source, pack: nameOf(pack), publishedBy: null, publishedAt: null };
}

const nameOf = ({ id, version, digest }: { id: string; version: string; digest: string }) => ({
  id,
  version,
  digest,
});
