/** What stands between white space, and its place without the marks around it. */
export interface Word {
  /** With marks, as written. */
  raw: string;
  /** Without marks at its ends, unless it has nothing else. */
  core: string;
  /** Of `core`, lower case. */
  lower: string;
  start: number;
  end: number;
}

const markBefore = /^[^\p{L}\p{N}.#+<]+/u;
const markAfter = /[^\p{L}\p{N}#+>]$/u;
const fence = /^(?:```|~~~)|\{(?:code|noformat)[^{}]*\}/g;

/** The words of each line, in order. Lines that open or close code, and those between, are left out. */
export function linesOfWords(text: string): Word[][] {
  const lines: Word[][] = [];
  let isCode = false;
  let from = 0;
  for (const line of text.split('\n')) {
    const fences = line.trimStart().match(fence)?.length ?? 0;
    if (fences === 0 && !isCode) lines.push(wordsOf(line, from));
    if (fences % 2 === 1) isCode = !isCode;
    from += line.length + 1;
  }
  return lines.filter((words) => words.length > 0);
}

function wordsOf(line: string, from: number): Word[] {
  return [...line.matchAll(/\S+/g)].map(({ 0: raw, index }) => wordAt(raw, from + index));
}

/** A word with its marks, which begins at an offset. */
export function wordAt(raw: string, offset: number): Word {
  const before = markBefore.exec(raw)?.[0].length ?? 0;
  let after = raw.length;
  while (after > before && markAfter.test(raw.slice(after - 1, after))) after -= 1;
  const bare = after <= before;
  const core = bare ? raw : raw.slice(before, after);
  const start = offset + (bare ? 0 : before);
  return { raw, core, lower: core.toLowerCase(), start, end: start + core.length };
}
