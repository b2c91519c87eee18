import { normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { subjectOf } from '../../../domain/readiness/subject.ts';
import { english } from '../../../domain/readiness/wording/en.ts';
import { findWording, type WordingPlace } from '../../../domain/readiness/wording/find.ts';
import type { WordLists } from '../../../domain/readiness/wording/kinds.ts';
import { lexiconOf } from '../../../domain/readiness/wording/lexicon.ts';
import { candidates } from './candidates.ts';
import { type Kind, kindNames } from './requirements.ts';

/** A phrase that was found, once per text. */
export interface Hit {
  kind: Kind;
  meaning: string;
  phrase: string;
}

/** What the rules mark as they ship, and what they would mark with all candidates. */
export interface Marked {
  shipped: Hit[];
  pool: Hit[];
}

const poolLists = Object.fromEntries(
  kindNames.map((kind) => {
    const { classes, except } = english[kind];
    const more = Object.entries(candidates[kind]).map(([name, list]) => [
      `candidate ${name}`,
      list,
    ]);
    const all = { ...classes, ...Object.fromEntries(more) };
    return [kind, except === undefined ? { classes: all } : { classes: all, except }];
  }),
) as Partial<WordLists>;
const pool = lexiconOf(poolLists, 'en');

/** Marks a text as the description of a work item. */
export function marksOf(text: string): Marked {
  const issue = normaliseRow({ key: 'A-1', type: 'Story', summary: '', description: text });
  const { wording, sentences } = subjectOf(issue, null);
  return { shipped: hitsOf(wording), pool: hitsOf(findWording(sentences, pool)) };
}

function hitsOf(places: readonly WordingPlace[]): Hit[] {
  const found = new Map<string, Hit>();
  for (const { kind, meaning, field, start, end } of places) {
    if (kind === 'loophole') continue;
    const phrase = field.text.slice(start, end).toLowerCase().replaceAll(/\s+/g, ' ');
    found.set(`${kind} ${phrase}`, { kind, meaning, phrase });
  }
  return [...found.values()];
}
