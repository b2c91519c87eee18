import { type Digest, digestOf } from '../canonical.ts';
import type { FieldChoice } from '../normalise/chosen-fields.ts';
import { readsOf } from './formula/formula.ts';
import { parseFormula } from './formula/parse.ts';
import type { Pack, RuleSetting } from './pack/pack.ts';
import { rules } from './rules/index.ts';
import { allTexts } from './waiver.ts';

const shipped = new Map(rules.map((rule) => [rule.id, rule]));

/**
 * What a rule means in a pack: what it checks, with which params for which types and statuses, and which
 * fields of Jira it looks at. How much it counts is no part of it. Null where the pack has no such rule.
 */
export function meaningOf(pack: Pack, id: string): Digest | null {
  const setting = Object.hasOwn(pack.rules, id) ? pack.rules[id] : undefined;
  if (!setting) return null;
  const rule = shipped.get(id);
  const { formula, manual, title, advice } = setting;
  const chosen = readsIn(id, setting).map((name) => [name, chosenIn(pack, name) ?? null]);
  return digestOf({
    rule: id,
    checks: rule ? { about: rule.about.en } : { formula, manual, title, advice },
    params: paramsOf(pack, id),
    fields: chosen,
  });
}

/** The names, as formulas use them, of what a rule of a pack looks at. */
export function readsIn(id: string, { formula }: RuleSetting): readonly string[] {
  const rule = shipped.get(id);
  if (rule) return rule.reads ?? allTexts;
  return formula === undefined ? ['description'] : readsOf(parseFormula(formula));
}

/** The fields of Jira that a pack means by a name; undefined where it does not say. */
export function chosenIn({ fields = {} }: Pack, name: string): FieldChoice | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function paramsOf({ rules: settings, types = {}, statuses = {} }: Pack, id: string) {
  const own = [types, statuses].map((sections) =>
    Object.entries(sections).flatMap(([name, { rules: changes = {} }]) => {
      const params = Object.hasOwn(changes, id) ? changes[id]?.params : undefined;
      return params ? [[name, params]] : [];
    }),
  );
  return [settings[id]?.params ?? {}, ...own.map((entries) => Object.fromEntries(entries))];
}
