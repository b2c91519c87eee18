import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Ajv, ValidateFunction } from 'ajv';
import { sha256Hex } from '../../../domain/canonical.ts';
import type { AdfDoc, Json } from '../../../domain/json.ts';

const require = createRequire(import.meta.url);
let compiled: ValidateFunction | undefined;

/** What is wrong with a document by the schema Atlassian publishes; null when nothing is. */
export function adfProblem(value: unknown): string | null {
  compiled ??= compileSchema();
  if (compiled(value)) return null;
  const [first] = compiled.errors ?? [];
  return `${first?.instancePath ?? ''} ${first?.message ?? 'is not valid'}`.trim();
}

/** Whether the value is a document that Jira accepts. */
export function isAdf(value: unknown): value is AdfDoc {
  return adfProblem(value) === null;
}

function compileSchema(): ValidateFunction {
  const file = require.resolve('@atlaskit/adf-schema/dist/json-schema/v1/full.json');
  const Ajv04 = (require('ajv-draft-04') as { default: typeof Ajv }).default;
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return new Ajv04({ strict: false }).compile(schema);
}

/** Node types on which the schema allows a `localId`. */
const identified = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'codeBlock',
  'panel',
  'table',
]);

/**
 * The document as Jira stores it: nodes get a `localId`, empty members go. Whoever compares what
 * they sent with what they read back byte by byte is wrong, and this makes it show.
 */
export function storedAdf(doc: AdfDoc, seed: string): AdfDoc {
  return normalise(doc, seed) as unknown as AdfDoc;
}

function normalise(node: Json | AdfDoc, path: string): Json {
  if (Array.isArray(node)) return node.map((item, at) => normalise(item, `${path}/${at}`));
  if (node === null || typeof node !== 'object') return node;
  const members = Object.entries(node)
    .filter(([name, value]) => name === 'content' || !isEmpty(value))
    .map(([name, value]) => [name, normalise(value as Json, `${path}/${name}`)] as const);
  const copy: Record<string, Json> = Object.fromEntries(members);
  if (typeof copy.type !== 'string' || !identified.has(copy.type)) return copy;
  const attrs = typeof copy.attrs === 'object' && !Array.isArray(copy.attrs) ? copy.attrs : {};
  return { ...copy, attrs: { localId: localId(path), ...attrs } };
}

function localId(path: string): string {
  return sha256Hex(path).slice(0, 12);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** The text that a history entry shows for a document. */
export function adfText(node: unknown): string {
  if (Array.isArray(node))
    return node
      .map(adfText)
      .filter((text) => text !== '')
      .join('\n');
  if (typeof node !== 'object' || node === null) return '';
  const { type, text, content, attrs } = node as Record<string, unknown>;
  if (typeof text === 'string') return text;
  if (type === 'hardBreak') return '\n';
  if (typeof attrs === 'object' && attrs !== null && 'text' in attrs) return String(attrs.text);
  if (!Array.isArray(content)) return '';
  const inline = content.some((child) => (child as { type?: string }).type === 'text');
  return inline ? content.map(adfText).join('') : adfText(content);
}
