import type { FieldText, Language } from '../../issue.ts';
import type { Sentence } from '../tokens.ts';
import { actionsIn } from './actions.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Range } from './ranges.ts';
import { type Parts, readParts } from './read-parts.ts';
import { spanish } from './spanish.ts';
import type { Place, Story } from './story.ts';
import type { StoryWords } from './words.ts';

const languages: Record<Exclude<Language, 'unknown'>, StoryWords> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};

/**
 * The story of an issue: the first sentence of its texts that says who wants what, or at least one of
 * both. Its language is tried first; words around a story may be of another one.
 */
export function findStory(
  fields: readonly FieldText[],
  sentences: readonly Sentence[],
  language: Language,
): Story | null {
  const { [language as 'en']: first, ...others } = languages;
  const order = [...(first ? [first] : []), ...Object.values(others)];
  let partial: Story | null = null;
  for (const field of fields) {
    const own = sentences.filter((sentence) => sentence.field === field);
    const pieces = piecesOf(field, own);
    for (const words of order) {
      const parts = readParts(pieces, words);
      const story = parts && storyOf(field, pieces, parts, words);
      if (story?.role && story.action) return story;
      partial ??= story;
    }
  }
  return partial;
}

function storyOf(
  field: FieldText,
  pieces: readonly Piece[],
  { whole, role, action, benefit }: Parts,
  words: StoryWords,
): Story {
  const place = (range: Range) => placeOf(pieces, range);
  const said = action && pieces.slice(action.from, action.to);
  return {
    field,
    whole: place(whole),
    role: role && place(role),
    action: action && place(action),
    benefit: benefit && place(benefit),
    actions: said ? actionsIn(said, words).map((range) => placeOf(said, range)) : [],
  };
}

function placeOf(pieces: readonly Piece[], { from, to }: Range): Place {
  return { start: pieces[from]?.start ?? 0, end: pieces[to - 1]?.end ?? 0 };
}
