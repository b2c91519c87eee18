import type { AdfDoc, Json } from '../../../../../domain/json.ts';
import type { InsertSections, Operation } from '../../../../../domain/operation.ts';
import { headingNode, listNode, paragraphs } from '../../../../../domain/operations/adf.ts';
import type { RowView } from '../../../../../domain/views.ts';

/** A section of a description: a list, below a heading of its own or below one that stands there. */
export interface Section {
  heading: string | null;
  lines: string;
  ordered: boolean;
}

/** The words of a change that a person may set anew. What is beside them stays as it was drafted. */
export type Draft =
  | { kind: 'subtask'; summary: string; text: string | null }
  | { kind: 'comment'; text: string }
  | { kind: 'sections'; places: Section[][] };

/** The words of an operation; null where there are none that the API would take anew. */
export function draftOf(operation: Operation): Draft | null {
  switch (operation.kind) {
    case 'createSubtask': {
      const { summary, description } = operation.fields;
      const text = description ? textOf(description) : null;
      return description && text === null ? null : { kind: 'subtask', summary, text };
    }
    case 'addComment': {
      const text = textOf(operation.body);
      return text === null ? null : { kind: 'comment', text };
    }
    case 'insertSections': {
      const places = operation.insertions.map(({ nodes }) => sectionsOf(withoutOrigin(nodes)));
      return places.every((place) => place !== null) ? { kind: 'sections', places } : null;
    }
    default:
      return null;
  }
}

/** The line that says who wrote the text, which stays at its end; null where there is none. */
export function originOf(operation: Operation): string | null {
  switch (operation.kind) {
    case 'createSubtask':
      return lineOf(operation.fields.description?.content.at(-1));
    case 'addComment':
      return lineOf(operation.body.content.at(-1));
    case 'insertSections':
      return lineOf(originNode(operation));
    default:
      return null;
  }
}

/** Whether somebody worded a row anew since its words were taken to be edited. */
export function rewordedSince(
  taken: Pick<RowView, 'digest'>,
  now: Pick<RowView, 'digest'>,
): boolean {
  return taken.digest !== now.digest;
}

/** What the words lack to be a change; null where nothing. */
export function lacks(draft: Draft): 'summary' | 'text' | null {
  switch (draft.kind) {
    case 'subtask':
      if (draft.summary.trim() === '') return 'summary';
      return draft.text !== null && draft.text.trim() === '' ? 'text' : null;
    case 'comment':
      return draft.text.trim() === '' ? 'text' : null;
    case 'sections':
      return draft.places.flat().every(({ lines }) => lines.trim() === '') ? 'text' : null;
  }
}

/** The operation with other words. A section without a line is left out. */
export function reworded(operation: Operation, draft: Draft): Operation {
  if (operation.kind === 'createSubtask' && draft.kind === 'subtask') {
    const { description } = operation.fields;
    const text =
      description && draft.text !== null ? { description: docOf(description, draft.text) } : {};
    const summary = draft.summary.trim();
    return { ...operation, fields: { ...operation.fields, summary, ...text } };
  }
  if (operation.kind === 'addComment' && draft.kind === 'comment')
    return { ...operation, body: docOf(operation.body, draft.text) };
  if (operation.kind === 'insertSections' && draft.kind === 'sections')
    return withSections(operation, draft.places);
  return operation;
}

function withSections(operation: InsertSections, places: readonly Section[][]): InsertSections {
  const origin = originNode(operation);
  const insertions = operation.insertions.flatMap(({ at }, index) => {
    const nodes = (places[index] ?? []).flatMap(nodesOf);
    return nodes.length === 0 ? [] : [{ at, nodes }];
  });
  if (origin !== undefined) insertions.at(-1)?.nodes.push(origin);
  return { ...operation, insertions };
}

function nodesOf({ heading, lines, ordered }: Section): Json[] {
  const list = lines.split('\n').filter((line) => line.trim() !== '');
  if (list.length === 0) return [];
  const nodes = [listNode(list, ordered)];
  return heading === null ? nodes : [headingNode(heading, 2), ...nodes];
}

/** Paragraphs of plain text without the last one, a line each; null where there is anything else. */
function textOf({ content }: AdfDoc): string | null {
  const lines = content.slice(0, -1).map(lineOf);
  return lines.length > 0 && lines.every((line) => line !== null) ? lines.join('\n') : null;
}

function docOf({ content }: AdfDoc, text: string): AdfDoc {
  return paragraphs([...text.split('\n'), lineOf(content.at(-1)) ?? '']);
}

/** The text of a paragraph that holds nothing else; null for every other node. */
function lineOf(node: Json | undefined): string | null {
  const { type, content } = partsOf(node);
  const [only, ...more] = content;
  const { text } = (only ?? {}) as { text?: unknown };
  return type === 'paragraph' && more.length === 0 && typeof text === 'string' ? text : null;
}

function originNode({ insertions }: InsertSections): Json | undefined {
  const last = insertions.at(-1)?.nodes.at(-1);
  return partsOf(last).type === 'paragraph' ? last : undefined;
}

function withoutOrigin(nodes: readonly Json[]): readonly Json[] {
  return partsOf(nodes.at(-1)).type === 'paragraph' ? nodes.slice(0, -1) : nodes;
}

function sectionsOf(nodes: readonly Json[]): Section[] | null {
  const sections: Section[] = [];
  let heading: string | null = null;
  for (const node of nodes) {
    const { type, content } = partsOf(node);
    if (type === 'heading' && heading === null) heading = lineOf({ type: 'paragraph', content });
    else if (type === 'bulletList' || type === 'orderedList') {
      const lines = content.map((item) => lineOf(partsOf(item).content[0]));
      if (lines.some((line) => line === null)) return null;
      sections.push({ heading, lines: lines.join('\n'), ordered: type === 'orderedList' });
      heading = null;
    } else return null;
  }
  return heading === null ? sections : null;
}

function partsOf(node: Json | undefined): { type: unknown; content: Json[] } {
  const { type, content } = (node ?? {}) as { type?: unknown; content?: unknown };
  return { type, content: Array.isArray(content) ? (content as Json[]) : [] };
}
