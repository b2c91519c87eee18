import { fail, pass, type Rule, type RuleExample, spanOf, unreadable } from './rule.ts';
import { sectionsNamed } from './sections.ts';

interface BugPart {
  id: string;
  about: string;
  cost: Rule['cost'];
  /** The heading or label of the part. */
  title: RegExp;
  /** Words that say it in running text. */
  words: RegExp;
  /** Whether an ordered list alone counts. */
  orderedList?: boolean;
  examples: { pass: RuleExample[]; fail: RuleExample[] };
}

/** A rule that looks for one part of a bug report: its heading, or words that say it. */
export function bugPart({ title, words, orderedList = false, ...rule }: BugPart): Rule {
  return {
    ...rule,
    kinds: ['bug'],
    languages: ['en', 'unknown'],
    evaluate({ description, sections }) {
      if (description.read === 'unreadable') return unreadable;
      const [section] = sectionsNamed(sections, title).filter(({ blocks }) => blocks.length > 0);
      const [block] = section?.blocks ?? [];
      if (section && block) return pass([spanOf(section.field, block.start, block.end)]);
      if (orderedList) {
        const items = description.blocks.filter(
          ({ kind, ordered }) => kind === 'item' && ordered === true,
        );
        const [first] = items;
        const last = items.at(-1);
        if (first && last && items.length >= 2)
          return pass([spanOf(description, first.start, last.end)]);
      }
      const found = words.exec(description.text);
      return found
        ? pass([spanOf(description, found.index, found.index + found[0].length)])
        : fail();
    },
  };
}
