import type { AdfDoc } from '../../../domain/json.ts';
import {
  codeBlock,
  doc,
  heading,
  type ListItem,
  lists,
  type Node,
  paragraph,
  quote,
  rule,
  table,
} from '../markup/nodes.ts';
import { inlineWiki } from './wiki-inline.ts';

/**
 * A document made from plain text or Jira's wiki markup: headings (`h2.`), lists (`*`, `-`, `#`,
 * `1.`), `{code}` and `{noformat}`, quotes, tables, rules. What is none of these is a paragraph.
 */
export function wikiDocument(text: string, seed: string): AdfDoc | null {
  const lines = cleaned(text).split('\n');
  const content = blocks(lines, seed);
  return content.length === 0 ? null : doc(content);
}

/** Without characters that Jira refuses, with one kind of line break. */
function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ');
}

interface Taken {
  nodes: Node[];
  lines: number;
}

type Taker = (rest: readonly string[], seed: string) => Taken | null;

const takers: readonly Taker[] = [
  takeFenced,
  takeHeading,
  takeRule,
  takeQuoteLine,
  takeTable,
  takeList,
];

function blocks(lines: readonly string[], seed: string): Node[] {
  const found: Node[] = [];
  let at = 0;
  while (at < lines.length) {
    if (lines[at]?.trim() === '') {
      at += 1;
      continue;
    }
    const rest = lines.slice(at);
    const taken = take(rest, `${seed}-${at}`) ?? takeParagraph(rest);
    found.push(...taken.nodes);
    at += taken.lines;
  }
  return found;
}

function take(rest: readonly string[], seed: string): Taken | null {
  for (const taker of takers) {
    const taken = taker(rest, seed);
    if (taken !== null) return taken;
  }
  return null;
}

const fence = /^\s*\{(code|noformat|quote|panel)(?::([^}]*))?\}(.*)$/;

/** `{code}` and `{noformat}` up to their end, also on one line; `{quote}` and `{panel}` with blocks inside. */
function takeFenced([first = '', ...rest]: readonly string[], seed: string): Taken | null {
  const match = fence.exec(first);
  if (match === null) return null;
  const [, kind = '', options = '', tail = ''] = match;
  const close = `{${kind}}`;
  const body = [tail, ...rest];
  const end = body.findIndex((line) => line.includes(close));
  const inside = end < 0 ? body : body.slice(0, end);
  const [lastLine = '', after = ''] = end < 0 ? [] : splitOnce(body[end] ?? '', close);
  const text = [...inside, ...(end < 0 ? [] : [lastLine])];
  const following = after.trim() === '' ? [] : blocks([after], `${seed}-after`);
  return {
    nodes: [...fencedNodes(kind, options, text, seed), ...following],
    lines: end < 0 ? rest.length + 1 : end + 1,
  };
}

function fencedNodes(kind: string, options: string, lines: string[], seed: string): Node[] {
  if (kind === 'quote' || kind === 'panel') {
    const inner = blocks(lines, `${seed}-inner`).filter(({ type }) => quotable.has(String(type)));
    return inner.length === 0 ? [] : [quote(inner)];
  }
  const language = /^[a-z+#]+$/.exec(options.split('|')[0] ?? '')?.[0] ?? '';
  const text = lines.join('\n').replace(/^\n+|\s+$/g, '');
  return [codeBlock(text, language)];
}

/** Blocks that the schema allows inside a quote. */
const quotable = new Set(['paragraph', 'bulletList', 'orderedList', 'codeBlock']);

function takeHeading([first = '']: readonly string[]): Taken | null {
  const match = /^\s*h([1-6])\.\s+(\S.*)$/.exec(first);
  if (match === null) return null;
  const content = inlineWiki((match[2] ?? '').trim());
  return { nodes: content.length > 0 ? [heading(Number(match[1]), content)] : [], lines: 1 };
}

function takeRule([first = '']: readonly string[]): Taken | null {
  return /^\s*-{4,}\s*$/.test(first) ? { nodes: [rule()], lines: 1 } : null;
}

function takeQuoteLine([first = '']: readonly string[]): Taken | null {
  const text = /^\s*bq\.\s+(.+)$/.exec(first)?.[1];
  return text === undefined ? null : { nodes: [quote([paragraph(inlineWiki(text))])], lines: 1 };
}

function takeTable(rest: readonly string[]): Taken | null {
  const end = rest.findIndex((line) => !/^\s*\|.*\|\s*$/.test(line));
  const lines = rest.slice(0, end < 0 ? rest.length : end);
  if (lines.length === 0) return null;
  const rows = lines.map((line) =>
    line
      .trim()
      .split(/\|+/)
      .slice(1, -1)
      .map((cell) => inlineWiki(cell.trim())),
  );
  const filled = rows.filter((row) => row.length > 0);
  if (filled.length === 0) return null;
  return {
    nodes: [table(filled, lines[0]?.trim().startsWith('||') === true)],
    lines: lines.length,
  };
}

const bullet = /^(\s*)([*#-]+)\s+(\S.*)$/;
const numbered = /^(\s*)\d{1,2}[.)]\s+(\S.*)$/;

function takeList(rest: readonly string[], seed: string): Taken | null {
  const items: ListItem[] = [];
  for (const line of rest) {
    const item = listItem(line);
    if (item === null) break;
    items.push(item);
  }
  if (items.length === 0) return null;
  return { nodes: lists(settled(items), seed), lines: items.length };
}

function listItem(line: string): ListItem | null {
  const marked = bullet.exec(line);
  if (marked !== null && !/^-{2,}$/.test(marked[2] ?? '')) {
    const [, , marks = '', text = ''] = marked;
    const kind = marks.endsWith('#') ? 'ordered' : 'bullet';
    return { depth: marks.length - 1, kind, content: inlineWiki(text.trim()) };
  }
  const counted = numbered.exec(line);
  if (counted === null) return null;
  return { depth: 0, kind: 'ordered', content: inlineWiki((counted[2] ?? '').trim()) };
}

/** A list may start deep or skip a level; each item becomes at most one deeper than the one before. */
function settled(items: readonly ListItem[]): ListItem[] {
  let previous = -1;
  return items
    .filter(({ content }) => content.length > 0)
    .map((item) => {
      previous = Math.min(item.depth, previous + 1);
      return { ...item, depth: previous };
    });
}

/** Lines up to an empty one or another block; a line break inside stays a line break. */
function takeParagraph(rest: readonly string[]): Taken {
  const lines: string[] = [];
  for (const line of rest) {
    if (line.trim() === '') break;
    if (lines.length > 0 && take([line], '') !== null) break;
    lines.push(line.trim());
  }
  const content = lines.flatMap((line, at) => {
    const nodes = inlineWiki(line);
    return at === 0 ? nodes : [{ type: 'hardBreak' }, ...nodes];
  });
  return { nodes: content.length > 0 ? [paragraph(content)] : [], lines: lines.length };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
