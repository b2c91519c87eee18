import { anchorAt, cutNodes, documentOf, findNodes, insertNodes } from '../adf/edit.ts';
import { adfDigest } from '../adf/same.ts';
import type { FieldChange } from '../field-change.ts';
import type { AdfDoc, Json } from '../json.ts';
import { readField } from '../normalise/fields.ts';
import type { Insertion, InsertSections, RemoveSections } from '../operation.ts';
import { fitsField, plainLine } from './adf.ts';
import { descriptionDigest, editedDescription, showsChange } from './description.ts';

/** The rule that rows name which put back what a change of ours replaced. */
export const restoringRule = 'description.restored';

type DescriptionChange = InsertSections | RemoveSections;

/** What a change of ours made of which text, as the history shows both. */
export type Replacement = Pick<FieldChange, 'fromText' | 'toText'>;

/** Lines that somebody wrote and that are missing before a node of the document. */
interface Missing {
  index: number;
  lines: string[];
}

/**
 * Letters and digits of a text: histories show a text and not the document, and some sites show wiki
 * markup, so that nothing else can be compared.
 */
export function lettersOf(text: string): string {
  return readField('description', text).text.replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a change of the history is the one that an operation made: its nodes came with it, or went. */
export function isMadeBy(written: DescriptionChange, { fromText, toText }: Replacement): boolean {
  const parts = written.kind === 'insertSections' ? written.insertions : written.cuts;
  const nodes = parts.flatMap((part) => part.nodes.map(nodeLetters));
  const stands = (text: string) => {
    const letters = lettersOf(text);
    return nodes.every((node) => letters.includes(node));
  };
  const [without, within] =
    written.kind === 'insertSections' ? [fromText, toText] : [toText, fromText];
  return stands(within) && !stands(without);
}

/**
 * The operations that put back what somebody had written when a change of ours replaced it; the change
 * itself stays. What was reworded is put in, and its old words, which our change had brought back, are
 * taken out by an operation of their own; what somebody wrote since stays.
 * Empty where nothing is missing, or where our change does not show any more.
 */
export function restoringOperations(
  written: DescriptionChange,
  description: unknown,
  { fromText, toText }: Replacement,
): DescriptionChange[] {
  const doc = documentOf(description);
  const own = doc && ownIndices(written, doc);
  if (!doc || !own || !showsChange(written, description)) return [];
  const { missing, gone } = difference(doc, own, theirLines(written, fromText), linesOf(toText));
  const insertions = missing.flatMap(({ index, lines }): Insertion[] => {
    const at = anchorAt(doc, `/content/${index}`);
    return at ? [{ at, nodes: nodesOf(lines) }] : [];
  });
  const full = insertNodes(doc, insertions);
  if (!full || !fitsField(full)) return [];
  const cuts = gone.map((index) => ({
    path: `/content/${index + insertedUpTo(index, missing, insertions)}`,
    nodes: doc.content.slice(index, index + 1),
  }));
  const { issueId } = written;
  const digests = [doc, full, cutNodes(full, cuts) ?? full].map(descriptionDigest);
  const [before, between, after] = digests as [typeof written.before, ...(typeof written.before)[]];
  return [
    ...(insertions.length > 0
      ? [insertion({ issueId, insertions, before, after: between ?? before })]
      : []),
    ...(cuts.length > 0
      ? [removal({ issueId, cuts, before: between ?? before, after: after ?? before })]
      : []),
  ];
}

/**
 * Restoring operations made anew for a description that somebody edited meanwhile: their edit stays. What
 * stands there again is not put in twice, and what is gone already is not taken out.
 */
export function restoringAgain(
  operations: readonly DescriptionChange[],
  description: unknown,
): DescriptionChange[] {
  let doc = documentOf(description);
  const again: DescriptionChange[] = [];
  for (const operation of operations) {
    if (!doc) return [];
    const before = descriptionDigest(doc);
    const made =
      operation.kind === 'insertSections' ? putIn(operation, doc) : takeOut(operation, doc);
    const edited = made && editedDescription(made, doc);
    if (!made || !edited || !fitsField(edited)) continue;
    again.push({ ...made, before, after: descriptionDigest(edited) });
    doc = edited;
  }
  return again;
}

function putIn(operation: InsertSections, doc: AdfDoc): InsertSections | null {
  const missing = operation.insertions.filter(({ nodes }) => findNodes(doc, nodes).length === 0);
  const places = Map.groupBy(missing, ({ at }) => placeNow(doc, at));
  const insertions = [...places].flatMap(([path, parts]): Insertion[] => {
    const at = anchorAt(doc, path);
    return at ? [{ at, nodes: parts.flatMap(({ nodes }) => nodes) }] : [];
  });
  return insertions.length > 0 ? { ...operation, insertions } : null;
}

/** Beside the node that it stood beside, else at the end that it was nearer to. */
function placeNow({ content }: AdfDoc, { before, after }: Insertion['at']): string {
  const digests = content.map(adfDigest);
  const behind = before === null ? -1 : digests.lastIndexOf(before);
  const ahead = after === null ? -1 : digests.indexOf(after);
  const end = before === null ? 0 : content.length;
  return `/content/${behind >= 0 ? behind + 1 : ahead >= 0 ? ahead : end}`;
}

function takeOut(operation: RemoveSections, doc: AdfDoc): RemoveSections | null {
  const cuts = operation.cuts.flatMap(({ nodes }) => findNodes(doc, nodes).slice(0, 1));
  return cuts.length > 0 ? { ...operation, cuts } : null;
}

const insertion = (of: Omit<InsertSections, 'format' | 'kind'>): InsertSections => ({
  format: 1,
  kind: 'insertSections',
  ...of,
});
const removal = (of: Omit<RemoveSections, 'format' | 'kind'>): RemoveSections => ({
  format: 1,
  kind: 'removeSections',
  ...of,
});

/** Where our own nodes stand at the top of the document; null where they stand elsewhere. */
function ownIndices(written: DescriptionChange, doc: AdfDoc): Set<number> | null {
  if (written.kind === 'removeSections') return new Set();
  const indices = new Set<number>();
  for (const { nodes } of written.insertions)
    for (const { path } of findNodes(doc, nodes)) {
      const [, first = '', ...deeper] = path.split('/content/');
      if (deeper.length > 0) return null;
      for (const offset of nodes.keys()) indices.add(Number(first) + offset);
    }
  return indices;
}

/** The lines that were replaced, without those that we took out as approved. */
function theirLines(written: DescriptionChange, lost: string): string[] {
  const lines = linesOf(lost);
  const cut = written.kind === 'removeSections' ? written.cuts.flatMap(({ nodes }) => nodes) : [];
  for (const node of cut) {
    const found = findLines(lines, 0, nodeLetters(node));
    if (found) lines.splice(found.from, found.to - found.from);
  }
  return lines;
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => lettersOf(line) !== '');
}

/**
 * What the lines have and the document has not, and which of its nodes the lines have not. A node that we
 * did not write was put in since, and is not gone.
 */
function difference(
  { content }: AdfDoc,
  own: ReadonlySet<number>,
  lines: readonly string[],
  wrote: readonly string[],
): { missing: Missing[]; gone: number[] } {
  const missing: Missing[] = [];
  const gone: number[] = [];
  let [next, end] = [0, 0];
  for (const [index, node] of content.entries()) {
    if (own.has(index)) continue;
    end = index + 1;
    const letters = nodeLetters(node);
    if (letters === '') continue;
    const found = findLines(lines, next, letters);
    if (found) {
      if (found.from > next) missing.push({ index, lines: lines.slice(next, found.from) });
      next = found.to;
    } else if (findLines(wrote, 0, letters)) gone.push(index);
  }
  if (next < lines.length) missing.push({ index: end, lines: lines.slice(next) });
  return { missing, gone };
}

/** The first lines from a place on that say, together, what a node says. */
function findLines(
  lines: readonly string[],
  start: number,
  letters: string,
): { from: number; to: number } | null {
  for (let from = start; from < lines.length; from++) {
    let said = '';
    for (let to = from; to < lines.length && said.length < letters.length; to++) {
      said += lettersOf(lines[to] ?? '');
      if (said === letters) return { from, to: to + 1 };
    }
  }
  return null;
}

function nodeLetters(node: Json): string {
  return lettersOf(readField('description', { version: 1, type: 'doc', content: [node] }).text);
}

function insertedUpTo(
  index: number,
  missing: readonly Missing[],
  insertions: readonly Insertion[],
): number {
  return insertions.reduce(
    (sum, { nodes }, at) => ((missing[at]?.index ?? 0) <= index ? sum + nodes.length : sum),
    0,
  );
}

/** One node a line, as far as a line tells what it was; items that follow each other are one list. */
function nodesOf(lines: readonly string[]): Json[] {
  const nodes: ({ type: string; content: Json[] } & { [name: string]: Json })[] = [];
  for (const line of lines) {
    const field = readField('description', line);
    const [block] = field.blocks;
    const words = plainLine(block ? field.text.slice(block.start, block.end) : line);
    const content = [{ type: 'text', text: words }];
    if (block?.kind === 'heading')
      nodes.push({ type: 'heading', attrs: { level: block.level ?? 2 }, content });
    else if (block?.kind === 'item') {
      const item = { type: 'listItem', content: [{ type: 'paragraph', content }] };
      const type = block.ordered ? 'orderedList' : 'bulletList';
      const last = nodes.at(-1);
      if (last?.type === type) last.content.push(item);
      else nodes.push({ type, content: [item] });
    } else nodes.push({ type: 'paragraph', content });
  }
  return nodes;
}
