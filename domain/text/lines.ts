import type { Block } from '../issue.ts';
import { type Reading, readingOf } from './reading.ts';

/** How one dialect marks structure. Patterns are tried on a single line and are linear in its length. */
export interface Dialect {
  heading(line: string): { level: number; skip: number } | null;
  item(line: string): { level: number; ordered: boolean; skip: number } | null;
  quote(line: string): number | null;
  /** Whether the line opens or closes code. */
  fence(line: string): boolean;
}

/** The blocks of a text, over the text exactly as given: every offset points into the input. */
export function readLines(given: string, dialect: Dialect): Reading {
  const text = given.toWellFormed();
  const blocks: Block[] = [];
  let open: Block | null = null;
  let inCode = false;
  let offset = 0;
  for (const line of text.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    if (dialect.fence(line)) {
      inCode = !inCode;
      open = null;
    } else if (inCode) {
      if (open || line.trim() !== '') open = extend(blocks, open, 'code', start, line);
    } else if (line.trim() === '') {
      open = null;
    } else {
      const found = structured(line, start, dialect).filter(({ start, end }) => end > start);
      if (found.length > 0) {
        blocks.push(...found);
        open = found.at(-1) ?? null;
      } else if (open?.kind === 'item' && /^\s/.test(line)) {
        // An indented line goes on with the item above it.
        open.end = start + line.trimEnd().length;
      } else {
        open = extend(blocks, open, 'paragraph', start, line);
      }
    }
  }
  return readingOf(text, blocks);
}

function structured(line: string, start: number, dialect: Dialect): Block[] {
  const heading = dialect.heading(line);
  if (heading) return [piece('heading', line, start, heading.skip, { level: heading.level })];
  const item = dialect.item(line);
  if (item) {
    const { level, ordered, skip } = item;
    return [piece('item', line, start, skip, { level, ordered })];
  }
  const quote = dialect.quote(line);
  if (quote !== null) return [piece('quote', line, start, quote, {})];
  const bare = line.trim();
  return bare.length > 1 && bare.startsWith('|') && bare.endsWith('|') ? cells(line, start) : [];
}

function piece(
  kind: Block['kind'],
  line: string,
  start: number,
  skip: number,
  facts: Partial<Block>,
): Block {
  return {
    kind,
    start: start + skip,
    end: start + Math.max(skip, line.trimEnd().length),
    ...facts,
  };
}

function cells(line: string, start: number): Block[] {
  const found: Block[] = [];
  let offset = 0;
  for (const part of line.split('|')) {
    const lead = part.length - part.trimStart().length;
    if (part.trim() !== '')
      found.push({
        kind: 'cell',
        start: start + offset + lead,
        end: start + offset + part.trimEnd().length,
      });
    offset += part.length + 1;
  }
  return found;
}

function extend(
  blocks: Block[],
  open: Block | null,
  kind: 'code' | 'paragraph',
  start: number,
  line: string,
): Block {
  const end = start + line.trimEnd().length;
  if (open && open.kind === kind) {
    open.end = Math.max(open.end, end);
    return open;
  }
  const lead = kind === 'code' ? 0 : line.length - line.trimStart().length;
  const block: Block = { kind, start: start + lead, end: Math.max(start + lead, end) };
  blocks.push(block);
  return block;
}
