import { evaluateFormula } from '../formula/evaluate.ts';
import { readsOf } from '../formula/formula.ts';
import { parseFormula } from '../formula/parse.ts';
import { isUnknown } from '../formula/unknown.ts';
import { isTicked, type Tick } from '../manual.ts';
import { fail, notApplicable, pass, type Rule, unreadable, type Verdict } from '../rule.ts';
import type { Pack, RuleSetting } from './pack.ts';

/** A rule that a pack brings with it. Its words travel in the params of a result. */
export interface OwnRule extends Pick<Rule, 'id' | 'kinds' | 'languages' | 'reads'> {
  evaluate(subject: Parameters<Rule['evaluate']>[0], ticks: readonly Tick[]): Verdict;
  own: true;
}

export const isOwn = (id: string): boolean => id.startsWith('own.');

/** The rules of a pack's own, in the order of their ids. */
export function ownRules({ rules }: Pick<Pack, 'rules'>): OwnRule[] {
  return Object.entries(rules)
    .filter(([id]) => isOwn(id))
    .map(([id, setting]) => ({ own: true as const, id, ...checkOf(id, setting) }));
}

function checkOf(
  id: string,
  { formula, title = '', advice = '' }: RuleSetting,
): Pick<OwnRule, 'evaluate' | 'reads'> {
  const words = { title, advice };
  const failed = fail([], words);
  const notRead: Verdict = { ...unreadable, params: words };
  if (formula === undefined)
    return {
      reads: ['description'],
      evaluate: ({ description }, ticks) => {
        const truth = isTicked(id, description, ticks);
        return truth === null ? notRead : truth ? pass() : failed;
      },
    };
  const parsed = parseFormula(formula);
  return {
    reads: readsOf(parsed),
    evaluate: (subject) => {
      const truth = evaluateFormula(parsed, subject);
      if (isUnknown(truth)) return truth.unknown === 'absent' ? notApplicable : notRead;
      return truth ? pass() : failed;
    },
  };
}
