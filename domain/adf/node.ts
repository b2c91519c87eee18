/** A node as it arrives: nothing of it is known before it is looked at. */
export interface Node {
  type?: unknown;
  text?: unknown;
  attrs?: Record<string, unknown>;
  marks?: unknown;
  content?: unknown;
}

/** Deeper documents are refused: Jira's editor cannot make them. */
const deepest = 60;

export class Malformed extends Error {}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws {Malformed} when the content is not a list of nodes */
export function children({ content }: Node): Node[] {
  if (content === undefined) return [];
  if (!Array.isArray(content) || !content.every(isNode)) throw new Malformed();
  return content;
}

/** @throws {Malformed} at a depth at which recursion would be unsafe */
export function checkDepth(depth: number): void {
  if (depth > deepest) throw new Malformed();
}

const inlineTypes = new Set<unknown>([
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

/** Whether a node of a type we do not know holds blocks rather than a line of text. */
export function holdsBlocks(node: Node): boolean {
  return children(node).some(({ type }) => !inlineTypes.has(type));
}

/** The text of a line as its reader takes it: what is struck through is said no more. */
export function inlineText(node: Node, depth: number): string {
  checkDepth(depth);
  if (node.type === 'hardBreak') return '\n';
  if (isStruck(node)) return '';
  if (typeof node.text === 'string') return node.text;
  const nested = children(node).map((child) => inlineText(child, depth + 1));
  return nested.length > 0 ? nested.join('') : attributeText(node);
}

/** Where a line's text is code, by offsets in what `inlineText` gives. */
export function inlineCodeOf(node: Node, depth: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let offset = 0;
  const visit = (one: Node, at: number): void => {
    const nested = typeof one.text === 'string' ? [] : children(one);
    if (one.type !== 'hardBreak' && nested.length > 0) {
      for (const child of nested) visit(child, at + 1);
      return;
    }
    const start = offset;
    offset += inlineText(one, at).length;
    if (offset > start && hasMark(one, 'code')) found.push({ start, end: offset });
  };
  visit(node, depth);
  return found;
}

/** Whether a text is struck through. */
export function isStruck(node: Node): boolean {
  return hasMark(node, 'strike');
}

function hasMark({ marks }: Node, type: 'code' | 'strike'): boolean {
  return Array.isArray(marks) && marks.some((mark) => isNode(mark) && mark.type === type);
}

/** Mentions, emojis, cards and dates show what a reader sees. */
function attributeText({ type, attrs }: Node): string {
  if (type === 'date') return dateText(attrs?.timestamp);
  const shown = attrs?.text ?? attrs?.shortName ?? attrs?.url;
  return typeof shown === 'string' ? shown : '';
}

function dateText(timestamp: unknown): string {
  const date = new Date(Number(timestamp));
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
