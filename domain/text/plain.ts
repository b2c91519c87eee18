import { type Dialect, readLines } from './lines.ts';
import type { Reading } from './reading.ts';

const bullet = /^(\s*)([-*+•]|\d{1,3}[.)])\s+(?:\[([ xX])\]\s+)?(?=\S)/;
const label = /^\s*(?:\*\*|__)?([^\s*_.!?:][^.!?:]{0,58}):?(?:\*\*|__)?:?\s*$/;

/** Text as people type it, with the marks of Markdown where they are meant as structure. */
const plain: Dialect = {
  heading(line) {
    const hashes = /^\s{0,3}(#{1,6})\s+(?=\S)/.exec(line);
    if (hashes) return { level: hashes[1]?.length ?? 1, skip: hashes[0].length };
    // "Acceptance criteria:" on a line of its own, or a line that is all bold.
    const marked = /:\s*(?:\*\*|__)?\s*$/.test(line) || /^\s*(\*\*|__).+\1\s*$/.test(line);
    return marked && label.test(line)
      ? { level: 6, skip: line.length - line.trimStart().length }
      : null;
  },
  item(line) {
    const found = bullet.exec(line);
    if (!found) return null;
    const [all, indent = '', mark = '', box] = found;
    const ordered = /\d/.test(mark);
    return {
      level: 1 + Math.floor(indent.length / 2),
      ordered,
      skip: all.length,
      ...(box === undefined ? {} : { checked: box !== ' ' }),
    };
  },
  quote: (line) => /^\s{0,3}>\s?/.exec(line)?.[0].length ?? null,
  fence: /^\s*(```|~~~)/,
};

export function readPlain(text: string): Reading {
  return readLines(text, plain);
}
