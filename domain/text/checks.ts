import type { Block } from '../issue.ts';

/** A box or its tick, as people type it: `[ ]`, `[x]`, `(/)`, `☐`, `✅`, `:white_check_mark:`. */
const signs = [
  String.raw`\\?\[[ xX✓✔_]?\\?\](?=[\s|]|$)|\[ \](?=\p{L})`,
  String.raw`\([/x]\)(?=[\s|]|$)`,
  String.raw`[☐☑☒⬜🔲🔳◻◽□✅✔✓❌✗✘]\uFE0F?`,
  ':(?:white_check_mark|heavy_check_mark|ballot_box_with_check|white_large_square|x):',
];
const sign = `(?:${signs.join('|')})`;
const bullet = String.raw`(?:(?:[-*+•–]|\d{1,3}[.)])[ \t]{1,4})?`;

const anySign = new RegExp(sign, 'u');
const atStart = new RegExp(String.raw`^([ \t]{0,40})${bullet}(${sign})[ \t]{0,8}`, 'u');
/** Further ones on a line that begins with one. */
const further = new RegExp(String.raw`(?<=\s)${bullet}(${sign})[ \t]{0,8}`, 'gu');
/** The first of several after a label: only boxes, for a tick after a colon is an answer. */
const labelled = /:[ \t]{1,4}(?=(?:\[[ xX]\]|[☐☑])\s)/u;
const ticked = /[xX✓✔☑☒✅/]|check/u;
const crossed = /^\(x\)$|^:x:$/;

interface Check {
  start: number;
  /** Where its text begins. */
  next: number;
  checked: boolean;
}

/**
 * Blocks with each item of a checklist as an item of its own that says whether it is ticked, whatever
 * sign stands for the box and whether it was typed as a list, as lines, on one line or in a table.
 */
export function withChecks(text: string, blocks: readonly Block[]): Block[] {
  if (!anySign.test(text)) return [...blocks];
  return tickedRows(text, blocks).flatMap((block) => {
    const isOpen = block.kind === 'item' && block.checked === undefined;
    return isOpen || block.kind === 'paragraph' ? cutAtChecks(text, block) : [block];
  });
}

/** Whether a line begins with a box. */
export function startsWithCheck(line: string): boolean {
  return atStart.test(line);
}

/** A paragraph or an item as what stands before its checks, and each of them. */
function cutAtChecks(text: string, block: Block): Block[] {
  const found: Block[] = [];
  let offset = block.start;
  for (const line of text.slice(block.start, block.end).split('\n')) {
    const end = offset + line.length;
    const checks = checksIn(line, offset);
    const before = trimmed(text, offset, checks[0]?.start ?? end);
    const last = found.at(-1);
    const goesOn = last?.checked === undefined || block.kind === 'item' || /^\s/.test(line);
    if (before && last && goesOn) last.end = before.end;
    else if (before) found.push({ ...block, ...before });
    const level = block.level ?? 1 + Math.floor((line.length - line.trimStart().length) / 2);
    for (const [index, { next, checked }] of checks.entries()) {
      const item = trimmed(text, next, checks[index + 1]?.start ?? end);
      if (item) found.push({ ...block, kind: 'item', level, ...item, checked });
    }
    offset = end + 1;
  }
  return found;
}

/** The checks of a line: where it begins with one, or names several after a label. */
function checksIn(line: string, offset: number): Check[] {
  const first = atStart.exec(line);
  const label = first ? null : labelled.exec(line);
  if (!first && !label) return [];
  const from = label ? label.index + 1 : (first?.[0].length ?? 0);
  const found = [...line.slice(from).matchAll(further)].map(({ 0: all, 1: mark = '', index }) =>
    check(offset + from + index, all, mark),
  );
  if (label) return found.length > 1 ? found : [];
  const [all = '', indent = '', mark = ''] = first ?? [];
  return [{ ...check(offset, all, mark), start: offset + indent.length }, ...found];
}

function check(start: number, all: string, mark: string): Check {
  return { start, next: start + all.length, checked: ticked.test(mark) && !crossed.test(mark) };
}

/** Rows of a table with one cell for the box: their first cell with text is the item. */
function tickedRows(text: string, blocks: readonly Block[]): Block[] {
  const changed = new Map<Block, Block | null>();
  for (const cells of rowsOf(text, blocks)) {
    const boxes = cells.filter((cell) => boxOf(text, cell) !== null);
    const [box] = boxes;
    if (!box || boxes.length > 1) continue;
    const { next = 0, checked = false } = boxOf(text, box) ?? {};
    const own = trimmed(text, next, box.end);
    const named = own ? box : cells.find((cell) => cell !== box);
    if (!named) continue;
    changed.set(box, null);
    changed.set(named, { ...named, ...(own ?? {}), kind: 'item', level: 1, checked });
  }
  return blocks.flatMap((block) => {
    const other = changed.get(block);
    return other === undefined ? [block] : other === null ? [] : [other];
  });
}

function boxOf(text: string, { start, end }: Block): Check | null {
  const found = atStart.exec(text.slice(start, end));
  return found ? check(start, found[0], found[2] ?? '') : null;
}

/** Cells of one row: on one line, or with one row above them in a document. */
function rowsOf(text: string, blocks: readonly Block[]): Block[][] {
  const rows: Block[][] = [];
  for (const cell of blocks.filter(({ kind }) => kind === 'cell')) {
    const last = rows.at(-1)?.at(-1);
    const isSame =
      last &&
      (cell.path === undefined
        ? !text.slice(last.end, cell.start).includes('\n')
        : rowPath(cell.path) === rowPath(last.path ?? ''));
    if (isSame) rows.at(-1)?.push(cell);
    else rows.push([cell]);
  }
  return rows;
}

/** Above a paragraph in a cell in a row. */
function rowPath(path: string): string {
  return path.split('/').slice(0, -4).join('/');
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } | null {
  const piece = text.slice(start, end);
  if (piece.trim() === '') return null;
  const lead = piece.length - piece.trimStart().length;
  return { start: start + lead, end: start + piece.trimEnd().length };
}
