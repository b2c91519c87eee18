import type { AdfDoc, Json } from '../json.ts';

/** A document of one paragraph per line; empty lines are left out. Valid by the published ADF schema. */
export function paragraphs(lines: readonly string[]): AdfDoc {
  const content = lines
    .map((line) => plainLine(line))
    .filter((line) => line !== '')
    .map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  return { version: 1, type: 'doc', content };
}

/** A heading of plain text. */
export function headingNode(title: string, level: 2 | 3): Json {
  return { type: 'heading', attrs: { level }, content: [{ type: 'text', text: plainLine(title) }] };
}

/** A list with an item of plain text per line; empty lines are left out. */
export function listNode(lines: readonly string[], ordered = false): Json {
  const items = paragraphs(lines).content.map((line) => ({ type: 'listItem', content: [line] }));
  return { type: ordered ? 'orderedList' : 'bulletList', content: items };
}

/** The longest document that Jira keeps in a field, in characters of its JSON. */
const longest = 32_767;

/** Whether Jira keeps a document of this length. */
export function fitsField(doc: AdfDoc): boolean {
  return JSON.stringify(doc).length <= longest;
}

/** One line without control characters or directional overrides: text of an issue stays data. */
export function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}

/** The readable text of a document we wrote, one line per block. */
export function adfPlainText(doc: AdfDoc): string {
  return doc.content.map(nodeText).join('\n').trim();
}

function nodeText(node: Json): string {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return '';
  if (typeof node.text === 'string') return node.text;
  if (!Array.isArray(node.content)) return '';
  const { content } = node;
  return content.map(nodeText).join(content.some(holdsNodes) ? '\n' : '');
}

/** A block, which is a line or lines of its own: items of a list are not run together. */
function holdsNodes(node: Json): boolean {
  return (
    node !== null && typeof node === 'object' && !Array.isArray(node) && Array.isArray(node.content)
  );
}
