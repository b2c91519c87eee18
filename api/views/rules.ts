import type { StoredRules } from '../../db/rule-packs.ts';
import { judgesOf } from '../../domain/readiness/left-out.ts';
import { diffPacks } from '../../domain/readiness/pack/diff.ts';
import { explainPack } from '../../domain/readiness/pack/explain.ts';
import { exportPack } from '../../domain/readiness/pack/export.ts';
import { type Pack, type PackFile, packName } from '../../domain/readiness/pack/pack.ts';
import type { ReaderLanguage } from '../../domain/readiness/rule.ts';
import type { DraftedPackView, ExplainedPackView, RulesView } from '../../domain/settings-views.ts';
import { defaultPack } from '../default-pack.ts';

/** Rules as their authors read them. Where a project published none, its first version is that of its site, else the one that ships. */
export function rulesView(
  stored: StoredRules | null,
  shipped: ReadonlyMap<string, PackFile>,
  site: StoredRules | null = null,
): RulesView {
  if (stored) {
    const { version, source, pack, publishedBy, publishedAt } = stored;
    return { version, source, pack: packName(pack), publishedBy, publishedAt };
  }
  const { file, pack } = defaultPack(shipped);
  const first = site ?? { source: exportPack(file), pack };
  const { source } = first;
  return { version: 1, source, pack: packName(first.pack), publishedBy: null, publishedAt: null };
}

/** A pack with every rule explained in the reader's language. */
export function explainedView(pack: Pack, language: ReaderLanguage): ExplainedPackView {
  const { thresholds, waivers = 'members' } = pack;
  const rules = explainPack(pack, language);
  return { pack: packName(pack), thresholds, waivers, judges: judgesOf(pack), rules };
}

/** A draft with what it would change. */
export function draftView(draft: Pack, inForce: Pack, language: ReaderLanguage): DraftedPackView {
  return { ...explainedView(draft, language), changes: diffPacks(inForce, draft) };
}
