import { phraseEnd } from './phrases.ts';
import type { Piece } from './pieces.ts';
import type { Range } from './ranges.ts';
import type { StoryWords } from './words.ts';

/** Nobody wishes in more words; what is longer is a text that lost its full stops. */
const mostWords = 200;

/** The actions that the words of a wish ask for, each up to the word that joins the next one. */
export function actionsIn(action: readonly Piece[], words: StoryWords): Range[] {
  const found: Range[] = [];
  let from = 0;
  for (let at = 1; at < Math.min(action.length, mostWords); at += 1) {
    const joined = words.joins.has(action[at - 1]?.word ?? '');
    if (!joined && action[at]?.before !== 'comma') continue;
    const to = joined ? at - 1 : at;
    if (to <= from) continue;
    const next = wishAfter(action, at, words) ?? words.actsAfter(action, at);
    if (next === null) continue;
    found.push({ from, to });
    from = next;
  }
  return [...found, { from, to: action.length }];
}

/** "… and I want to": the wish itself said again. */
function wishAfter(action: readonly Piece[], at: number, words: StoryWords): number | null {
  const wished = phraseEnd(action, at, words.wishes, words.asides);
  if (wished === null || words.inClause(action, at)) return null;
  return phraseEnd(action, wished, words.leads, words.asides) ?? wished;
}
