import { canonicalJson, type Digest, digestOf } from '../canonical.ts';

/**
 * Whether two documents say the same after Jira stored one of them: it adds `localId`s, may drop
 * empty members and may split or join text nodes of the same marks. What is not there is nothing, as
 * `null` is.
 */
export function sameAdf(left: unknown, right: unknown): boolean {
  return canonicalJson(normalised(left) ?? null) === canonicalJson(normalised(right) ?? null);
}

/** Digest of a node or document as `sameAdf` compares it. */
export function adfDigest(node: unknown): Digest {
  return digestOf(normalised(node));
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
