import { fail, passIfRead, type Rule, spanOf } from './rule.ts';
import type { WordingKind } from './wording/kinds.ts';

interface WordingRule extends Pick<Rule, 'about' | 'kinds' | 'finding' | 'question' | 'examples'> {
  kind: WordingKind;
}

/** A rule that marks the words of one kind, in the language of the issue. */
export function wordingRule({ kind, ...rule }: WordingRule): Rule {
  return {
    id: `wording.${kind}`,
    languages: ['en', 'de', 'fr', 'es', 'unknown'],
    cost: 1,
    ...rule,
    evaluate({ wording, issue }) {
      const found = wording.filter((place) => place.kind === kind);
      return found.length === 0
        ? passIfRead(issue.texts)
        : fail(
            found.map(({ field, start, end }) => spanOf(field, start, end)),
            { places: found.length },
          );
    },
  };
}
