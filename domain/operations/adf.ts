import { canonicalJson } from '../canonical.ts';
import type { AdfDoc, Json } from '../json.ts';

/** A document of one paragraph per line; empty lines are left out. Valid by the published ADF schema. */
export function paragraphs(lines: readonly string[]): AdfDoc {
  const content = lines
    .map((line) => plainLine(line))
    .filter((line) => line !== '')
    .map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  return { version: 1, type: 'doc', content };
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

/**
 * Whether two documents say the same after Jira stored one of them: it adds `localId`s, may drop
 * empty members and may split or join text nodes of the same marks.
 */
export function sameAdf(left: unknown, right: unknown): boolean {
  return canonicalJson(normalised(left)) === canonicalJson(normalised(right));
}

function nodeText(node: Json): string {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return '';
  if (typeof node.text === 'string') return node.text;
  if (!Array.isArray(node.content)) return '';
  return node.content.map(nodeText).join('');
}

function normalised(node: unknown): unknown {
  if (Array.isArray(node)) return joinTexts(node.map(normalised));
  if (node === null || typeof node !== 'object') return node;
  const members = Object.entries(node)
    .filter(([key]) => key !== 'localId')
    .map(([key, value]) => [key, normalised(value)] as const)
    .filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(members);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

interface TextNode {
  type: 'text';
  text: string;
  marks?: unknown;
}

function isText(node: unknown): node is TextNode {
  return typeof node === 'object' && node !== null && (node as TextNode).type === 'text';
}

function joinTexts(nodes: unknown[]): unknown[] {
  const joined: unknown[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    const joins = isText(last) && isText(node) && marksOf(last) === marksOf(node);
    if (joins) joined[joined.length - 1] = { ...last, text: last.text + node.text };
    else joined.push(node);
  }
  return joined;
}

function marksOf(node: TextNode): string {
  return canonicalJson(node.marks ?? []);
}
