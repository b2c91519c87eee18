import type { AdfDoc } from '../../../domain/json.ts';
import { inlineMarkup } from './inline.ts';
import {
  codeBlock,
  doc,
  heading,
  type ListItem,
  lists,
  type Node,
  panel,
  paragraph,
  quote,
  rule,
  table,
} from './nodes.ts';

/**
 * The project's own backlog in its small markup: `##` headings, lists, `- [ ]` tasks, numbered
 * lists, ``` code, `>` quotes, tables, `:::warning` panels, `---` rules.
 */
export function markdownDocument(text: string, seed: string): AdfDoc {
  return doc(blocks(text.split('\n'), seed));
}

interface Taken {
  node: Node[];
  /** Lines used. */
  lines: number;
}

const takers = [takeCode, takePanel, takeHeading, takeRule, takeTable, takeQuote, takeList];

function blocks(lines: readonly string[], seed: string): Node[] {
  const found: Node[] = [];
  let at = 0;
  while (at < lines.length) {
    const rest = lines.slice(at);
    if (rest[0]?.trim() === '') {
      at += 1;
      continue;
    }
    const taken = take(rest, `${seed}-${at}`) ?? takeParagraph(rest, seed);
    found.push(...taken.node);
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

function takeCode([first = '', ...rest]: readonly string[]): Taken | null {
  const language = /^```(\w*)$/.exec(first)?.[1];
  if (language === undefined) return null;
  const end = rest.indexOf('```');
  const body = end < 0 ? rest : rest.slice(0, end);
  return { node: [codeBlock(body.join('\n'), language)], lines: body.length + 2 };
}

function takePanel([first = '', ...rest]: readonly string[], seed: string): Taken | null {
  const kind = /^:::(info|note|warning|error|success)$/.exec(first)?.[1];
  if (kind === undefined) return null;
  const end = rest.indexOf(':::');
  const body = end < 0 ? rest : rest.slice(0, end);
  return { node: [panel(kind, blocks(body, seed))], lines: body.length + 2 };
}

function takeHeading([first = '']: readonly string[]): Taken | null {
  const match = /^(#{2,6}) (.+)$/.exec(first);
  if (match === null) return null;
  const [, marks = '', text = ''] = match;
  return { node: [heading(marks.length, inlineMarkup(text))], lines: 1 };
}

function takeRule([first = '']: readonly string[]): Taken | null {
  return first === '---' ? { node: [rule()], lines: 1 } : null;
}

function takeTable(rest: readonly string[]): Taken | null {
  const lines = takeWhile(rest, (line) => line.startsWith('|'));
  if (lines.length === 0) return null;
  const isDivider = (line: string) => /^[|\s:-]+$/.test(line);
  const header = lines.some(isDivider);
  const rows = lines
    .filter((line) => !isDivider(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => inlineMarkup(cell.trim())),
    );
  return { node: [table(rows, header)], lines: lines.length };
}

function takeQuote(rest: readonly string[], seed: string): Taken | null {
  const lines = takeWhile(rest, (line) => line.startsWith('>'));
  if (lines.length === 0) return null;
  const inner = lines.map((line) => line.replace(/^> ?/, ''));
  return { node: [quote(blocks(inner, seed))], lines: lines.length };
}

const itemPattern = /^( *)(?:(\d+)\.|[-*]) (?:\[([ x])\] )?(.+)$/;

function takeList(rest: readonly string[], seed: string): Taken | null {
  const items = takeWhile(rest, (line) => itemPattern.test(line)).map(listItem);
  return items.length === 0 ? null : { node: lists(items, seed), lines: items.length };
}

function listItem(line: string): ListItem {
  const [, indent = '', number, box, text = ''] = itemPattern.exec(line) ?? [];
  const kinds = { ' ': 'todo', x: 'done' } as const;
  const plain = number === undefined ? 'bullet' : 'ordered';
  const kind = box === undefined ? plain : kinds[box as keyof typeof kinds];
  return { depth: Math.floor(indent.length / 2), kind, content: inlineMarkup(text) };
}

/** A paragraph goes on until an empty line or the start of another block; `\` breaks a line. */
function takeParagraph(rest: readonly string[], seed: string): Taken {
  const lines: string[] = [];
  for (const line of rest) {
    const begins = lines.length > 0 && take([line], seed) !== null;
    if (line.trim() === '' || begins) break;
    lines.push(line);
  }
  const content = lines.flatMap((line, at): Node[] => {
    const isLast = at === lines.length - 1;
    if (line.endsWith('\\')) return [...inlineMarkup(line.slice(0, -1)), { type: 'hardBreak' }];
    return inlineMarkup(isLast ? line : `${line} `);
  });
  return { node: [paragraph(content)], lines: lines.length };
}

function takeWhile(lines: readonly string[], wanted: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !wanted(line));
  return lines.slice(0, end < 0 ? lines.length : end);
}
