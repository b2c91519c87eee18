import type { FieldText, Span } from '../issue.ts';
import { failIfRead, pass, type Rule, type RuleExample, spanOf } from './rule.ts';
import { sectionsNamed } from './sections.ts';

interface BugPart {
  id: string;
  about: string;
  cost: Rule['cost'];
  finding: Rule['finding'];
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
    evaluate({ summary, description, sections }) {
      const [section] = sectionsNamed(sections, title).filter(({ blocks }) => blocks.length > 0);
      const [block] = section?.blocks ?? [];
      if (section && block) return pass([spanOf(section.field, block.start, block.end)]);
      const list = orderedList ? orderedItems(description) : null;
      if (list) return pass([list]);
      for (const field of [description, summary]) {
        const found = words.exec(field.text);
        if (found) return pass([spanOf(field, found.index, found.index + found[0].length)]);
      }
      return failIfRead([description, summary]);
    },
  };
}

function orderedItems(field: FieldText): Span | null {
  const items = field.blocks.filter(({ kind, ordered }) => kind === 'item' && ordered === true);
  const [first] = items;
  const last = items.at(-1);
  return first && last && items.length >= 2 ? spanOf(field, first.start, last.end) : null;
}
