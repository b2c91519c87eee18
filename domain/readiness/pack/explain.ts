import type { IssueKind, Language } from '../../issue.ts';
import type { Json } from '../../json.ts';
import type { ReaderLanguage, Rule, RuleExample } from '../rule.ts';
import { rules } from '../rules/index.ts';
import { concerns, packKinds, settingsFor } from './layers.ts';
import { isOwn } from './own-rules.ts';
import type { Pack, RuleParams, RuleSetting } from './pack.ts';

/** How much a rule counts for one type of issue, whatever its status. */
type TypeSetting = Pick<RuleSetting, 'counts' | 'severity' | 'weight'> & { type: IssueKind };

/** A row that a rule passes or fails, its fields as texts. */
interface ExplainedExample {
  type: string;
  fields: Record<string, string>;
}

/** What a rule looks for, and how much it counts in a pack. */
export interface ExplainedRule {
  id: string;
  title: string;
  /** What it checks and why; null for a rule of the pack's own. */
  about: string | null;
  /** What would make it pass. */
  advice: string;
  /** Null: a person ticks it, or it ships. */
  formula: string | null;
  manual: boolean;
  own: boolean;
  /** Languages of issues that it is for; null: all. */
  languages: Language[] | null;
  /** Types that it is for, wherever it counts. */
  types: IssueKind[];
  /** One for each type that the pack judges by it; none where it is off. */
  settings: TypeSetting[];
  params: RuleParams;
  passes: ExplainedExample | null;
  fails: ExplainedExample | null;
}

/** Every rule that there is and every one of the pack's own, with what the pack makes of it. */
export function explainPack(pack: Pack, language: ReaderLanguage): ExplainedRule[] {
  const byType = packKinds.map((kind) => ({ kind, settings: settingsFor(pack, kind, []) }));
  const settingsOf = (id: string): TypeSetting[] =>
    byType.flatMap(({ kind, settings }) => {
      const setting = settings[id];
      if (!setting || !concerns(id, setting, kind)) return [];
      const { counts, severity, weight } = setting;
      return [{ type: kind, counts, severity, weight }];
    });
  const own = Object.entries(pack.rules).filter(([id]) => isOwn(id));
  return [
    ...rules.map((rule) => ({
      ...shippedWords(rule, language),
      settings: settingsOf(rule.id),
      params: pack.rules[rule.id]?.params ?? {},
    })),
    ...own.map(([id, setting]) => ({
      ...ownWords(id, setting),
      settings: settingsOf(id),
      params: setting.params ?? {},
    })),
  ];
}

type Words = Omit<ExplainedRule, 'settings' | 'params'>;

function shippedWords(rule: Rule, language: ReaderLanguage): Words {
  const { id, kinds = packKinds, languages, examples } = rule;
  return {
    id,
    ...rule.finding[language],
    about: rule.about[language],
    formula: null,
    manual: false,
    own: false,
    languages: languages ? [...languages] : null,
    types: [...kinds],
    passes: exampleOf(examples.pass[0]),
    fails: exampleOf(examples.fail[0]),
  };
}

function ownWords(id: string, { title = id, advice = '', ...setting }: RuleSetting): Words {
  const { formula = null, manual = false, types = packKinds } = setting;
  return {
    ...{ id, title, advice, about: null, formula, manual, own: true, languages: null },
    ...{ types: [...types], passes: null, fails: null },
  };
}

function exampleOf(example: RuleExample | undefined): ExplainedExample | null {
  if (!example) return null;
  const { type, ...fields } = example;
  const texts = Object.entries(fields).map(([name, value]) => [name, shown(value as Json)]);
  return { type, fields: Object.fromEntries(texts) };
}

function shown(value: Json): string {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
