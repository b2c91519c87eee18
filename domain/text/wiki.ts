import { type Dialect, readLines } from './lines.ts';
import type { Reading } from './reading.ts';

/** Jira's old wiki markup. */
const wiki: Dialect = {
  heading(line) {
    const found = /^\s*h([1-6])\.\s+(?=\S)/.exec(line);
    if (found) return { level: Number(found[1]), skip: found[0].length };
    const bold = /^\s*\*[^*\s][^*]{0,58}\*:?\s*$/.exec(line);
    return bold ? { level: 6, skip: line.indexOf('*') + 1 } : null;
  },
  item(line) {
    const found = /^\s*([*#-]{1,6})\s+(?=\S)/.exec(line);
    if (!found || /^-{2,}$/.test(found[1] ?? '')) return null;
    const marks = found[1] ?? '';
    return { level: marks.length, ordered: marks.endsWith('#'), skip: found[0].length };
  },
  quote: (line) => /^\s*bq\.\s+/.exec(line)?.[0].length ?? null,
  // "{code}x{code}" opens and closes on one line.
  fence: (line) => [...line.matchAll(/\{(?:code|noformat)(?::[^{}]{0,80})?\}/g)].length % 2 === 1,
};

export function readWiki(text: string): Reading {
  return readLines(text, wiki);
}

const sign = /^\s*h[1-6]\.\s|\{(?:code|noformat|quote|panel)(?::[^{}\n]{0,80})?\}|^\|\|/;
const numbered = /^\s*#\s+\S/;

/**
 * Whether a text is written in wiki markup; a text that could be both is read as plain. Two lines in
 * a row that begin with # are a numbered list: nobody writes two titles of Markdown like that.
 */
export function looksLikeWiki(text: string): boolean {
  const lines = text.split('\n');
  return lines.some(
    (line, index) =>
      sign.test(line) || (numbered.test(line) && numbered.test(lines[index + 1] ?? '')),
  );
}
