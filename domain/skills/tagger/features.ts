import type { Known } from '../known.ts';
import type { Term } from '../taxonomy.ts';
import type { Word } from '../words.ts';

/** Words that join others and name nothing. */
export const functionWords = new Set(
  'the a an of and or in to for with on at by from as is are be you your our we their this that will have has it its who which can they us not'.split(
    ' ',
  ),
);

/** What the tagger looks at, as numbers below `size`; a power of two. One list per word. */
export function featuresOf(
  words: readonly Word[],
  known: readonly Known[],
  size: number,
): Uint32Array[] {
  const marks = marksOf(words.length, known);
  const line = lineOf(words, known, marks);
  return words.map((_, index) => {
    const names = namesAt(words, marks, index, line);
    return Uint32Array.from(names, (name) => hashOf(name) & (size - 1));
  });
}

/** Which names of the taxonomy lie where: kind, and place in the name. */
function marksOf(count: number, known: readonly Known[]): string[] {
  const marks = new Array<string>(count).fill('o');
  for (const { from, to, term } of known)
    for (let at = from; at < to; at++)
      marks[at] = letterOf(term) + (to - from === 1 ? 'U' : at === from ? 'B' : 'I');
  return marks;
}

function letterOf({ kind, everyday, isPublished }: Term): string {
  return `${isPublished ? 'p' : ''}${kind.slice(0, 2)}${everyday && !isPublished ? '~' : ''}`;
}

interface LineFeatures {
  prose: string;
  dense: string;
}

/** Whether the line is prose, and how much of it the taxonomy knows: lists of skills are dense and no prose. */
function lineOf(words: readonly Word[], known: readonly Known[], marks: string[]): LineFeatures {
  const isProse = words.some(({ lower }) => functionWords.has(lower));
  const length = words.length <= 3 ? 's' : words.length <= 12 ? 'm' : 'l';
  const covered = known
    .filter(({ term }) => term.kind !== 'domain' && term.kind !== 'component')
    .reduce((sum, { from, to }) => sum + to - from, 0);
  const share = covered / marks.length;
  const dense = share >= 0.6 ? 3 : share >= 0.3 ? 2 : share > 0 ? 1 : 0;
  return { prose: isProse ? 'p' : length, dense: String(dense) };
}

const closing = /[.;:!?)\]]$/;

function namesAt(
  words: readonly Word[],
  marks: readonly string[],
  at: number,
  { prose, dense }: LineFeatures,
): string[] {
  const lower = (place: number) => words[place]?.lower ?? (place < 0 ? '<s>' : '</s>');
  const shape = (place: number) => shapeOf(words[place]?.core ?? '');
  const mark = (place: number) => marks[place] ?? '-';
  const tail = (place: number) => closing.exec(words[place]?.raw ?? '')?.[0] ?? '';
  const opens = (place: number) => (words[place]?.raw.startsWith('(') ? '(' : '');
  const word = lower(at);
  const names = [
    'b',
    `w0=${word}`,
    `w-1=${lower(at - 1)}`,
    `w+1=${lower(at + 1)}`,
    `w-2=${lower(at - 2)}`,
    `w+2=${lower(at + 2)}`,
    `w-10=${lower(at - 1)}|${word}`,
    `w0+1=${word}|${lower(at + 1)}`,
    `ww-=${lower(at - 2)}|${lower(at - 1)}`,
    `ww+=${lower(at + 1)}|${lower(at + 2)}`,
    `s0=${shape(at)}`,
    `s-1=${shape(at - 1)}`,
    `s+1=${shape(at + 1)}`,
    `s-10=${shape(at - 1)}|${shape(at)}`,
    `s0+1=${shape(at)}|${shape(at + 1)}`,
    `g0=${mark(at)}`,
    `g-1=${mark(at - 1)}`,
    `g+1=${mark(at + 1)}`,
    `g-101=${mark(at - 1)}${mark(at)}${mark(at + 1)}`,
    `gs=${mark(at)}${shape(at)}`,
    `k=${prose}`,
    `kg=${prose}${mark(at)}${mark(at - 1)}`,
    `ks=${prose}${shape(at)}`,
    `d=${dense}`,
    `dk=${dense}${prose}${at === 0 ? '^' : ''}`,
    `t0=${tail(at)}`,
    `t-1=${at > 0 ? tail(at - 1) : '^'}`,
    `p0=${opens(at)}`,
    `tg=${at > 0 ? tail(at - 1) : '^'}${mark(at - 1)}${mark(at)}`,
    `n=${words.length === 1}`,
    `c=${at === 0 ? '0' : /^\p{Lu}/u.test(words[at]?.core ?? '') ? 'U' : 'l'}`,
    `x-1=${lower(at - 1).slice(-3)}`,
    `x+1=${lower(at + 1).slice(-3)}`,
  ];
  for (let size = 2; size <= 4 && size < word.length; size++) {
    names.push(`x${size}=${word.slice(-size)}`);
    if (size > 2) names.push(`p${size}=${word.slice(0, size)}`);
  }
  for (let far = 1; far <= 4; far++) {
    if (at >= far) names.push(`L4=${lower(at - far)}`);
    if (at + far < words.length) names.push(`R4=${lower(at + far)}`);
  }
  return names;
}

function shapeOf(core: string): string {
  return core
    .replace(/\p{Lu}+/gu, (run) => (run.length > 1 ? 'XX' : 'X'))
    .replace(/\p{Ll}+/gu, 'x')
    .replace(/\p{N}+/gu, '9')
    .slice(0, 12);
}

/** FNV-1a with a final mix: the low bits are used alone. */
function hashOf(name: string): number {
  let hash = 2166136261;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
