import type { StoredRules } from '../../db/rule-packs.ts';
import { exportPack } from '../../domain/readiness/pack/export.ts';
import { type PackFile, packName } from '../../domain/readiness/pack/pack.ts';
import { defaultPack } from '../default-pack.ts';

/** Rules as their authors read them; those that ship have version 1. */
export function rulesView(stored: StoredRules | null, shipped: ReadonlyMap<string, PackFile>) {
  if (stored) {
    const { version, source, pack, publishedBy, publishedAt } = stored;
    return { version, source, pack: packName(pack), publishedBy, publishedAt };
  }
  const { file, pack } = defaultPack(shipped);
  const source = exportPack(file);
  return { version: 1, source, pack: packName(pack), publishedBy: null, publishedAt: null };
}
