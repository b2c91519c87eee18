import type { Block } from '../issue.ts';
import { type Reading, readingOf, unreadable } from '../text/reading.ts';

/** Deeper documents are refused: Jira's editor cannot make them. */
const deepest = 60;

interface Node {
  type?: unknown;
  text?: unknown;
  attrs?: Record<string, unknown>;
  content?: unknown;
}

/** What a block inherits from the nodes around it. */
interface Place {
  kind: Block['kind'];
  path: string;
  depth: number;
  ordered?: boolean;
  level?: number;
  checked?: boolean;
}

class Malformed extends Error {}

/**
 * The text of a document in Atlassian Document Format with its blocks: one line per block, so that
 * offsets are stable. Unknown nodes keep their text. A document that is not well-formed is
 * `unreadable`, never empty.
 */
export function readAdf(doc: unknown): Reading {
  if (!isNode(doc) || doc.type !== 'doc' || !Array.isArray(doc.content)) return unreadable;
  const writer = new Writer();
  try {
    children(doc).forEach((node, index) => {
      block(node, { kind: 'paragraph', path: `/content/${index}`, depth: 1 }, writer);
    });
  } catch (error) {
    if (error instanceof Malformed) return unreadable;
    throw error;
  }
  return readingOf(writer.text, writer.blocks);
}

class Writer {
  text = '';
  readonly blocks: Block[] = [];

  line(content: string, { kind, path, ordered, level, checked }: Place): void {
    if (this.text !== '') this.text += '\n';
    const start = this.text.length;
    this.text += content.toWellFormed();
    if (content.trim() === '') return;
    const facts = {
      ...(level === undefined ? {} : { level }),
      ...(ordered === undefined ? {} : { ordered }),
      ...(checked === undefined ? {} : { checked }),
    };
    this.blocks.push({ kind, start, end: this.text.length, ...facts, path });
  }
}

function block(node: Node, place: Place, writer: Writer): void {
  if (place.depth > deepest) throw new Malformed();
  switch (node.type) {
    case 'heading':
      return writer.line(inline(node, place), { ...place, kind: 'heading', level: levelOf(node) });
    case 'codeBlock':
      return writer.line(inline(node, place), { ...place, kind: 'code' });
    case 'taskItem':
    case 'decisionItem':
      return writer.line(inline(node, place), {
        ...place,
        kind: 'item',
        level: place.level ?? 1,
        checked: node.attrs?.state === 'DONE',
      });
    case 'bulletList':
    case 'orderedList':
      return each(
        node,
        { ...place, ordered: node.type === 'orderedList', level: (place.level ?? 0) + 1 },
        writer,
      );
    case 'listItem':
      return each(node, { ...place, kind: 'item' }, writer);
    case 'blockquote':
    case 'panel':
      return each(node, { ...place, kind: 'quote' }, writer);
    case 'tableCell':
    case 'tableHeader':
      return each(node, { ...place, kind: 'cell' }, writer);
  }
  if (holdsBlocks(node)) return each(node, place, writer);
  writer.line(inline(node, place), place);
}

function each(node: Node, place: Place, writer: Writer): void {
  children(node).forEach((child, index) => {
    block(
      child,
      { ...place, path: `${place.path}/content/${index}`, depth: place.depth + 1 },
      writer,
    );
  });
}

const inlineTypes = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'inlineCard',
  'date',
  'status',
  'inlineExtension',
  'placeholder',
  'mediaInline',
]);

function holdsBlocks(node: Node): boolean {
  return children(node).some(({ type }) => typeof type !== 'string' || !inlineTypes.has(type));
}

function inline(node: Node, place: Place): string {
  if (place.depth > deepest) throw new Malformed();
  if (node.type === 'hardBreak') return '\n';
  if (typeof node.text === 'string') return node.text;
  const nested = children(node).map((child) => inline(child, { ...place, depth: place.depth + 1 }));
  return nested.length > 0 ? nested.join('') : attributeText(node);
}

/** Mentions, emojis, cards and dates show what a reader sees. */
function attributeText({ type, attrs = {} }: Node): string {
  if (type === 'date') return dateText(attrs.timestamp);
  const shown = attrs.text ?? attrs.shortName ?? attrs.url;
  return typeof shown === 'string' ? shown : '';
}

function dateText(timestamp: unknown): string {
  const date = new Date(Number(timestamp));
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

function children({ content }: Node): Node[] {
  if (content === undefined) return [];
  if (!Array.isArray(content) || !content.every(isNode)) throw new Malformed();
  return content;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function levelOf({ attrs }: Node): number {
  const level = Number(attrs?.level);
  return level >= 1 && level <= 6 ? level : 1;
}
