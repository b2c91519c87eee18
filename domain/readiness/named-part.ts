import type { IssueKind } from '../issue.ts';
import { failIfRead, pass, type Rule, type RuleExample, spanOf } from './rule.ts';
import { sectionsNamed } from './sections.ts';
import type { wordFinder } from './spoken.ts';

interface NamedPart {
  id: string;
  about: Rule['about'];
  kinds: readonly IssueKind[];
  cost: Rule['cost'];
  finding: Rule['finding'];
  question: Rule['question'];
  title: RegExp;
  words: ReturnType<typeof wordFinder>;
  examples: { pass: RuleExample[]; fail: RuleExample[] };
}

/** A rule that looks for a part of the description by its heading or by words that say it. */
export function namedPart({ title, words, ...rule }: NamedPart): Rule {
  return {
    ...rule,
    reads: ['description'],
    evaluate({ issue, description, sections }) {
      const [section] = sectionsNamed(sections, title);
      if (section?.heading)
        return pass([spanOf(section.field, section.heading.start, section.heading.end)]);
      const found = words(issue.language)(description.text);
      return found
        ? pass([spanOf(description, found.index, found.index + found[0].length)])
        : failIfRead([description]);
    },
  };
}
