import { type Reading, readingOf, unreadable } from '../text/reading.ts';
import {
  checkDepth,
  children,
  holdsBlocks,
  inlineCodeOf,
  inlineText,
  isNode,
  Malformed,
  type Node,
} from './node.ts';
import { createWriter, type Place, type Writer } from './writer.ts';

/**
 * The text of a document in Atlassian Document Format with its blocks: one line per block, so that
 * offsets are stable. Unknown nodes keep their text. A document that is not well-formed is
 * `unreadable`, never empty.
 */
export function readAdf(doc: unknown): Reading {
  if (!isNode(doc) || doc.type !== 'doc' || !Array.isArray(doc.content)) return unreadable;
  const writer = createWriter();
  try {
    each(doc, { kind: 'paragraph', path: '', depth: 0 }, writer);
  } catch (error) {
    if (error instanceof Malformed) return unreadable;
    throw error;
  }
  return readingOf(writer.text(), writer.blocks);
}

type Read = (node: Node, place: Place, writer: Writer) => void;

const write: Read = (node, place, writer) => {
  writer.line(inlineText(node, place.depth), place, inlineCodeOf(node, place.depth));
};

const each: Read = (node, place, writer) => {
  children(node).forEach((child, index) => {
    block(child, below(place, index), writer);
  });
};

/** A list item is its first paragraph with those that follow it directly. */
const item: Read = (node, place, writer) => {
  let begun = false;
  let open = false;
  children(node).forEach((child, index) => {
    const at = below(place, index);
    if (child.type !== 'paragraph') {
      block(child, at, writer);
      begun = true;
      open = false;
    } else if (open) {
      writer.more(inlineText(child, at.depth), inlineCodeOf(child, at.depth));
    } else {
      const text = inlineText(child, at.depth);
      const code = inlineCodeOf(child, at.depth);
      const made = writer.line(text, begun ? { ...at, kind: 'paragraph' } : at, code);
      open = made && !begun;
      begun ||= made;
    }
  });
};

const list: Read = (node, place, writer) => {
  each(node, { ...place, level: (place.level ?? 0) + 1 }, writer);
};

/** The title of a part that folds is a heading to its reader. */
const expand: Read = (node, place, writer) => {
  const title = node.attrs?.title;
  if (typeof title === 'string')
    writer.line(title.replaceAll('\n', ' '), { ...place, kind: 'heading', level: 6 });
  each(node, place, writer);
};

const as =
  (read: Read, change: (node: Node, place: Place) => Partial<Place>): Read =>
  (node, place, writer) => {
    read(node, { ...place, ...change(node, place) }, writer);
  };

const ticked = ({ attrs }: Node, { level = 1 }: Place): Partial<Place> => ({
  kind: 'item',
  level,
  checked: attrs?.state === 'DONE',
});

const readers = new Map<unknown, Read>([
  ['paragraph', write],
  ['caption', write],
  ['heading', as(write, ({ attrs }) => ({ kind: 'heading', level: levelOf(attrs?.level) }))],
  ['codeBlock', as(write, () => ({ kind: 'code' }))],
  ['bulletList', as(list, () => ({ ordered: false }))],
  ['orderedList', as(list, () => ({ ordered: true }))],
  ['listItem', as(item, () => ({ kind: 'item' }))],
  ['taskList', list],
  ['taskItem', as(write, ticked)],
  ['blockTaskItem', as(item, ticked)],
  ['decisionList', list],
  ['decisionItem', as(write, (_node, { level = 1 }) => ({ kind: 'item', level }))],
  ['blockquote', as(each, () => ({ kind: 'quote' }))],
  ['panel', as(each, () => ({ kind: 'quote' }))],
  ['tableCell', as(each, () => ({ kind: 'cell' }))],
  ['tableHeader', as(each, () => ({ kind: 'cell' }))],
  ['expand', expand],
  ['nestedExpand', expand],
]);

function block(node: Node, place: Place, writer: Writer): void {
  checkDepth(place.depth);
  const read = readers.get(node.type) ?? (holdsBlocks(node) ? each : write);
  read(node, place, writer);
}

function below(place: Place, index: number): Place {
  return { ...place, path: `${place.path}/content/${index}`, depth: place.depth + 1 };
}

function levelOf(value: unknown): number {
  const level = Number(value);
  return Number.isInteger(level) && level >= 1 && level <= 6 ? level : 1;
}
