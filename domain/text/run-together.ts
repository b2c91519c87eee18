export interface Piece {
  start: number;
  end: number;
}

export interface Kind {
  /** The text stands in an item of this kind: its own mark is gone, its start is the first piece. */
  item?: 'ordered' | 'bullet';
  /** Something says that it is a list: then lines and semicolons part it too. */
  isList: boolean;
}

/**
 * Lists that were typed or pasted on one line: "1. … 2. …", "- … - …", "* … * …". Empty where the text
 * is no list. A list ends at a gap that no mark follows, and at a ruler.
 */
export function splitRunTogether(text: string, kind: Kind): Piece[] {
  return (
    numbered(text, kind) ??
    // After one space a mark before a number is a sum or a range.
    marked(text, /(?<=^|\s)[-–•]\s+(?=[\p{L}"'{[(])|(?<=^|\s\s)[-–•]\s+(?=\p{N})/gu, kind) ??
    marked(text, /(?<=^|\s)\*\s+(?=[\p{L}"'{[(])|(?<=^|\s\s)\*\s+(?=\p{N})/gu, kind) ??
    marked(text, /(?<=^|\s)#\s+(?=[\p{L}"'{[(])|(?<=^|\s\s)#\s+(?=\p{N})/gu, kind) ??
    (kind.isList ? (lines(text) ?? parts(text, ';')) : null) ??
    []
  );
}

function numbered(text: string, { item }: Kind): Piece[] | null {
  if (item === 'bullet') return null;
  const marks: Piece[] = item ? [{ start: 0, end: 0 }] : [];
  for (const mark of text.matchAll(/(?<=^|\s)\(?(\d{1,2})[.)]\s+(?=\S)/g))
    if (Number(mark[1]) === marks.length + 1 && !closes(text, mark)) marks.push(placeOf(mark));
  return marks.length >= 2 ? between(text, marks) : null;
}

/** In "(limit of 2) x" the bracket closes another one. */
function closes(text: string, { index, 0: mark }: RegExpExecArray): boolean {
  if (!/^\d+\)/.test(mark)) return false;
  const before = text.slice(Math.max(0, index - longestBracket), index);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

const longestBracket = 80;

function marked(text: string, pattern: RegExp, { item, isList }: Kind): Piece[] | null {
  const all = [...text.matchAll(pattern)].map(placeOf);
  // Where gaps set most marks apart, a mark after one space is a dash in a sentence.
  const apart = all.filter(({ start }) => isApart(text, start));
  const marks = apart.length >= mostlyApart * all.length ? apart : all;
  if (item) {
    const isSure = marks.length >= 2 || apart.length >= 1;
    return isSure ? between(text, [{ start: 0, end: 0 }, ...marks]) : null;
  }
  const [first] = marks;
  if (!first) return null;
  // Where a list is announced, one mark at its start is a list of one.
  if (marks.length < 2) return isList && first.start === 0 ? between(text, marks) : null;
  return isList || leads(text, first.start) ? between(text, marks) : null;
}

const mostlyApart = 0.75;

/** Whether more than one space, or a line break, stands before a place. */
function isApart(text: string, index: number): boolean {
  return index === 0 || /\s\s$|\n$/.test(text.slice(Math.max(0, index - 2), index));
}

/** Whether what stands before a place announces a list. */
function leads(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 20), index).trimEnd();
  return before === '' || /[:.]$/.test(before);
}

/** Lines that each begin like a sentence; a wrapped sentence goes on in lower case. */
function lines(text: string): Piece[] | null {
  const pieces = parts(text, '\n');
  return pieces?.every(({ start }) => /\P{Ll}/u.test(text.charAt(start))) ? pieces : null;
}

function parts(text: string, mark: string): Piece[] | null {
  const pieces: Piece[] = [];
  let offset = 0;
  for (const part of text.split(mark)) {
    const piece = trimmed(text, offset, offset + part.length);
    if (piece.end > piece.start) pieces.push(piece);
    offset += part.length + mark.length;
  }
  return pieces.length >= 2 ? pieces : null;
}

function between(text: string, marks: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, mark] of marks.entries()) {
    const next = marks[index + 1];
    const piece = trimmed(text, mark.end, next?.start ?? text.length);
    const ends = listEnd(text.slice(piece.start, piece.end), next === undefined);
    pieces.push(ends === null ? piece : { start: piece.start, end: piece.start + ends });
    if (ends !== null) break;
  }
  return pieces.filter(({ start, end }) => end > start);
}

const nestedMark = /^(?!-{4})(?:[*#–•-]|\(?[a-z\d]{1,2}[.)]\s)/;

/** Where a list is over: at a line break or a gap of two spaces, unless a nested mark follows. */
function listEnd(text: string, isLast: boolean): number | null {
  for (const { index, 0: gap } of text.matchAll(/(?<=\S)\s+(?=\S)/g)) {
    if (gap.length === 1 && gap !== '\n') continue;
    // Some people type two spaces after each sentence.
    if (!isLast && /[.!?]/.test(text.charAt(index - 1))) continue;
    const after = index + gap.length;
    if (!nestedMark.test(text.slice(after, after + 5))) return index;
  }
  return null;
}

function placeOf(mark: RegExpExecArray): Piece {
  return { start: mark.index, end: mark.index + mark[0].length };
}

function trimmed(text: string, start: number, end: number): Piece {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, piece.trimEnd().length) };
}
