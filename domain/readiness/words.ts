import type { RuleResult } from '../report.ts';
import type { Pack } from './pack/pack.ts';
import type { FindingWords, ReaderLanguage } from './rule.ts';
import { rules } from './rules/index.ts';

const byId = new Map(rules.map((rule) => [rule.id, rule]));

const notRead: Record<ReaderLanguage, string> = {
  en: 'A field could not be read, so this was not judged. Open it in the editor and save it again.',
  de: 'Ein Feld ließ sich nicht lesen, deshalb wurde das nicht beurteilt. Öffnen Sie es im Editor und speichern Sie es neu.',
  fr: 'Un champ n’a pas pu être lu, ce point n’a donc pas été évalué. Ouvrez-le dans l’éditeur et enregistrez-le à nouveau.',
  es: 'Un campo no se pudo leer, así que esto no se evaluó. Ábrelo en el editor y guárdalo de nuevo.',
};

/** A short name of a rule, in the reader's language; that of a pack's own is as its author wrote it. */
export function ruleTitle(
  id: string,
  { rules: settings }: Pick<Pack, 'rules'>,
  language: ReaderLanguage,
): string {
  return byId.get(id)?.finding[language].title ?? settings[id]?.title ?? id;
}

/** The words of a result, in the reader's language. */
export function findingWords(
  { rule: id, outcome, params }: Pick<RuleResult, 'rule' | 'outcome' | 'params'>,
  language: ReaderLanguage,
): FindingWords {
  const rule = byId.get(id);
  const texts = rule?.findingFor?.(params) ?? rule?.finding;
  const words = texts?.[language] ?? {
    title: String(params.title ?? id),
    advice: String(params.advice ?? ''),
  };
  return outcome === 'unreadable' ? { title: words.title, advice: notRead[language] } : words;
}
