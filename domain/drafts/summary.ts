import { plainLine } from '../operations/adf.ts';

/** UTF-16 units of a summary that reads well in a list. */
const longest = 120;
/** UTF-16 units of an item in which a condition is looked for. */
const longestItem = 2000;

/**
 * A summary in the item's own words: a scenario by its outcome, anything else by its first sentence,
 * cut at a word.
 */
export function summaryOf(text: string): string {
  const line = plainLine(withoutNested(text)).replaceAll(/\s+/g, ' ');
  const said = outcomeOf(line) ?? firstSentence(line);
  return cut(capital(withoutMarks(said)));
}

/** "Given a cart When I pay Then it is empty" says: it is empty when I pay. */
function outcomeOf(line: string): string | null {
  if (!/^\W*(?:given|when|scenario)\b/i.test(line)) return null;
  const condition = /^(?:.*?\b(?:given|scenario)\b.*?)?\bwhen\s+/i.exec(line.slice(0, longestItem));
  if (!condition) return null;
  const rest = line.slice(condition[0].length);
  const then = /[,;.]?\s+then\s+/i.exec(rest);
  if (!then) return null;
  const outcome = rest.slice(then.index + then[0].length).replace(/[.;]$/, '');
  return outcome.length < 8 ? null : `${outcome} when ${rest.slice(0, then.index)}`;
}

/** Up to the first nested mark or gap; what follows is told in the description. */
function withoutNested(text: string): string {
  const nested = /(?<=\S)(?:\s(?:--|\*\*|##)\s|[^\S\n]{2,})/.exec(text);
  return nested && nested.index >= shortestHead ? text.slice(0, nested.index) : text;
}

const shortestHead = 12;

function firstSentence(line: string): string {
  const end = /^.{12,}?(?<!\b(?:e\.g|i\.e|etc|vs|cf|incl|approx))[.!](?=\s+\p{Lu})/u;
  return end.exec(line)?.[0] ?? line;
}

/** Without emphasis marks and closing punctuation of the source. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/(\*\*|__|\{\{|\}\}|`)/g, '')
    .replace(/^[*_\s–-]+/, '')
    .replace(/(?:\s[*_–-]{1,3}|[\s.;,:]){1,20}$/, '')
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
