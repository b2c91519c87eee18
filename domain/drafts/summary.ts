import { plainLine } from '../operations/adf.ts';

/** UTF-16 units of a summary that reads well in a list. */
const longest = 120;

/**
 * A summary in the item's own words: a scenario by its outcome, anything else by its first sentence,
 * cut at a word.
 */
export function summaryOf(text: string): string {
  const line = plainLine(text.replaceAll('\n', ' ')).replaceAll(/\s+/g, ' ');
  const outcome = /\bthen\s+(.{8,})$/i.exec(line)?.[1];
  const condition = /\bwhen\s+(.{3,}?)[,;.]?\s+then\b/i.exec(line)?.[1];
  const said =
    outcome === undefined
      ? firstSentence(line)
      : condition
        ? `${outcome.replace(/[.;]$/, '')} when ${condition}`
        : outcome;
  return cut(capital(withoutMarks(said)));
}

function firstSentence(line: string): string {
  return /^.{12,}?[.!](?=\s+\p{Lu})/u.exec(line)?.[0] ?? line;
}

/** Without emphasis marks and closing punctuation of the source. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/(\*\*|__|\{\{|\}\}|`)/g, '')
    .replace(/^[*_\s–-]+/, '')
    .replace(/[\s.;,:]+$/, '')
    .trim();
}

function capital(text: string): string {
  const [first = ''] = text;
  // Names of code keep their case: "userId is set", "iOS shows".
  const isName = /^\S*[\p{Lu}_.(]/u.test(text.slice(first.length));
  return isName ? text : first.toUpperCase() + text.slice(first.length);
}

function cut(text: string): string {
  if (text.length <= longest) return text;
  const shorter = text.slice(0, longest - 1).toWellFormed();
  const space = shorter.lastIndexOf(' ');
  return `${(space > longest / 2 ? shorter.slice(0, space) : shorter).replace(/[\s,;:(-]+$/, '')}…`;
}
