import { startsWithCheck } from './checks.ts';
import { type Dialect, readLines } from './lines.ts';
import type { Reading } from './reading.ts';

const bullet = /^(\s*)([-*+•]|\d{1,3}[.)])\s+(?=\S)/;
const label = /^(?:\*\*|__)?[^\s*_.!?:][^.!?:]{0,58}:?(?:\*\*|__)?:?$/;
/** Longer lines are no labels; the patterns below are not linear in the length of a line. */
const longestLabel = 80;

/** Text as people type it, with the marks of Markdown where they are meant as structure. */
const plain: Dialect = {
  heading(line) {
    const hashes = /^\s{0,3}(#{1,6})\s+(?=\S)/.exec(line);
    if (hashes) return { level: hashes[1]?.length ?? 1, skip: hashes[0].length };
    // "Acceptance criteria:" on a line of its own, or a line that is all bold.
    const bare = line.trim();
    if (bare.length > longestLabel || startsWithCheck(line) || !label.test(bare)) return null;
    const marked = /:(?:\*\*|__)?$/.test(bare) || /^(\*\*|__).+\1$/.test(bare);
    return marked ? { level: 6, skip: line.length - line.trimStart().length } : null;
  },
  item(line) {
    const found = bullet.exec(line);
    if (!found) return null;
    const [all, indent = '', mark = ''] = found;
    return {
      level: 1 + Math.floor(indent.length / 2),
      ordered: /\d/.test(mark),
      skip: all.length,
    };
  },
  quote: (line) => /^\s{0,3}>\s?/.exec(line)?.[0].length ?? null,
  fence: (line) => /^\s*(```|~~~)/.test(line),
};

export function readPlain(text: string): Reading {
  return readLines(text, plain);
}
