import { failIfRead, pass, type Rule, spanOf } from '../rule.ts';
import { statementsOf } from './statements.ts';
import type { BugPart } from './titles.ts';

type PartRule = Pick<Rule, 'id' | 'about' | 'cost' | 'finding' | 'question' | 'examples'> & {
  part: BugPart;
};

/** A rule that a bug passes with sentences that carry a part; the summary is asked last. */
export function partRule({ part, ...rule }: PartRule): Rule {
  return {
    ...rule,
    kinds: ['bug'],
    evaluate(subject) {
      const { summary, description } = subject;
      const statements = statementsOf(subject).filter(({ parts }) => parts.includes(part));
      const inBody = statements.filter(({ field }) => field === description);
      const evidence = inBody.length > 0 ? inBody : statements;
      return evidence.length > 0
        ? pass(evidence.map(({ field, start, end }) => spanOf(field, start, end)))
        : failIfRead([description, summary]);
    },
  };
}
