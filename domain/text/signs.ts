/** Kinds of characters by Unicode's categories L, N and M, and what JavaScript's patterns take for white space. */
export const letter = 1;
const number = 2;
const mark = 4;
export const space = 8;
/** What a word begins with, and what it goes on with. */
export const wordStart = letter | number;
export const wordPart = letter | number | mark;

const patterns: [number, RegExp][] = [
  [letter, /\p{L}/u],
  [number, /\p{N}/u],
  [mark, /\p{M}/u],
  [space, /\s/u],
];

const asked = 128;
/** By UTF-16 unit; filled as units are met, so that a character costs a look-up and no pattern. */
const kinds = new Uint8Array(0x1_0000);

function kindOfUnit(unit: number): number {
  const known = kinds[unit] ?? 0;
  if (known !== 0) return known;
  const kind = asked | kindOf(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

function kindOf(character: string): number {
  return patterns.reduce(
    (kind, [bit, pattern]) => (pattern.test(character) ? kind | bit : kind),
    0,
  );
}

/** Whether the character at an offset is white space. */
export function isSpaceAt(text: string, at: number): boolean {
  return (kindOfUnit(text.charCodeAt(at)) & space) !== 0;
}

/** Whether the unit at an offset is a letter or a number by itself. */
export function isWordAt(text: string, at: number): boolean {
  return (kindOfUnit(text.charCodeAt(at)) & wordStart) !== 0;
}

/** Where the characters of some kinds that stand at an offset end; the offset where none does. */
export function runEnd(text: string, from: number, to: number, wanted: number): number {
  let at = from;
  while (at < to) {
    const size = sizeOf(text, at, to, wanted);
    if (size === 0) break;
    at += size;
  }
  return at;
}

/** How many UTF-16 units of a text are characters of some kinds. */
export function countOf(text: string, wanted: number): number {
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const size = sizeOf(text, at, text.length, wanted);
    count += size;
    at += size || 1;
  }
  return count;
}

/** UTF-16 units of the character at an offset; 0 where it is of no wanted kind. */
export function sizeOf(text: string, at: number, to: number, wanted: number): number {
  const unit = text.charCodeAt(at);
  if ((kindOfUnit(unit) & wanted) !== 0) return 1;
  if (at + 1 >= to || (text.codePointAt(at) ?? unit) === unit) return 0;
  return (kindOf(text.slice(at, at + 2)) & wanted) === 0 ? 0 : 2;
}
