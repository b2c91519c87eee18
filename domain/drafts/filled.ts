import { isNode, isStruck } from '../adf/node.ts';
import type { AdfDoc } from '../json.ts';
import type { Section } from '../readiness/rule.ts';

/** Nodes that hold text and nothing else; an empty one shows nothing. */
const textOnly = new Set<unknown>([
  'paragraph',
  'heading',
  'codeBlock',
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'taskItem',
  'decisionList',
  'decisionItem',
  'blockquote',
  'hardBreak',
  'placeholder',
  'rule',
  'text',
]);

/**
 * Whether something stands below the heading of a section: text, a heading of a lower level, or what has
 * no text, such as a picture.
 * @param doc the field as a document
 */
export function isFilled(
  section: Section,
  sections: readonly Section[],
  doc: AdfDoc | null,
): boolean {
  if (section.blocks.length > 0) return true;
  const found = sections[sections.indexOf(section) + 1];
  const next = found?.field === section.field ? found : undefined;
  if (next && levelOf(next) > levelOf(section)) return true;
  const nodes = doc?.content ?? [];
  const end = next ? nodeOf(next) : nodes.length;
  return nodes.slice(nodeOf(section) + 1, end).some((node) => !isBlank(node));
}

/** A label in running text is a title of the lowest level, but nothing that lies below another one. */
function levelOf(section: Section): number {
  const block = blockOf(section);
  return block?.kind === 'heading' ? (block.level ?? 1) : 0;
}

/** The index of the node of the document that holds the heading of a section. */
function nodeOf(section: Section): number {
  return Number(/^\/content\/(\d+)/.exec(blockOf(section)?.path ?? '')?.[1] ?? -1);
}

function blockOf({ field, heading }: Section) {
  return field.blocks.find(
    ({ start, end }) => heading && start <= heading.start && heading.end <= end,
  );
}

function isBlank(node: unknown): boolean {
  if (!isNode(node)) return false;
  const { type, text, content } = node;
  if (isStruck(node)) return true;
  if (!textOnly.has(type)) return false;
  if (typeof text === 'string') return text.trim() === '';
  return !Array.isArray(content) || content.every(isBlank);
}
