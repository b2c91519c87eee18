import { canonicalJson } from './canonical.ts';
import { ReadygateError } from './errors.ts';
import type { AdfDoc, Json } from './json.ts';
import type { Operation } from './operation.ts';
import { fitsField, paragraphs, plainLine } from './operations/adf.ts';
import { rewordSections } from './reword-sections.ts';

const summaryLimit = 255;
const mostParagraphs = 100;
const longestParagraph = 5000;

/**
 * The operation as a person worded it. Only words may change: kind, ids, audience, which fields are set
 * and the line that says who wrote a text are those that the draft was checked with.
 * @param description as Jira has it now; only looked at where the draft puts sections into it
 * @throws {ReadygateError} invalid_request with the path, row_not_editable
 */
export function reword(draft: Operation, asked: unknown, description?: unknown): Operation {
  if (draft.kind === 'insertSections') return rewordSections(draft, asked, description);
  const worded = wordedAs(draft, asked);
  if (canonicalJson(worded) !== canonicalJson(asked)) refuse('', 'other words and nothing else');
  return worded;
}

function wordedAs(draft: Operation, asked: unknown): Operation {
  switch (draft.kind) {
    case 'createSubtask': {
      const given = member(asked, 'fields');
      const summary = summaryOf(member(given, 'summary'));
      const { description } = draft.fields;
      const worded = description
        ? { description: docOf(description, member(given, 'description'), '/fields/description') }
        : {};
      return { ...draft, fields: { ...draft.fields, summary, ...worded } };
    }
    case 'addComment':
      return { ...draft, body: docOf(draft.body, member(asked, 'body'), '/body') };
    default:
      throw new ReadygateError('row_not_editable', { kind: draft.kind });
  }
}

function summaryOf(value: unknown): string {
  const fits = typeof value === 'string' && value !== '' && value.length <= summaryLimit;
  if (!fits || plainLine(value) !== value)
    refuse('/fields/summary', `one line of 1 to ${summaryLimit} characters`);
  return value;
}

/** Paragraphs of plain text, ending with the draft's own last one: the line of origin. */
function docOf(draft: AdfDoc, value: unknown, path: string): AdfDoc {
  const nodes = member(value, 'content');
  if (!Array.isArray(nodes) || nodes.length > mostParagraphs)
    refuse(`${path}/content`, `at most ${mostParagraphs} paragraphs`);
  const lines = nodes.map((node: unknown, index) => lineOf(node, `${path}/content/${index}`));
  const origin = lineOf(draft.content.at(-1), path);
  if (lines.length < 2 || lines.at(-1) !== origin)
    refuse(`${path}/content`, 'a text, and at its end the line that says who wrote it');
  const worded = paragraphs(lines);
  if (!fitsField(worded)) refuse(`${path}/content`, 'a text that fits into a field of Jira');
  return worded;
}

function lineOf(node: unknown, path: string): string {
  const content = member(node, 'content');
  const text = Array.isArray(content) ? member(content[0], 'text') : undefined;
  const fits = typeof text === 'string' && text !== '' && text.length <= longestParagraph;
  const [only] = fits ? paragraphs([text]).content : [];
  if (only === undefined || canonicalJson(only) !== canonicalJson(node as Json))
    refuse(path, 'a paragraph of plain text');
  return text as string;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function refuse(path: string, expected: string): never {
  throw new ReadygateError('invalid_request', { path: `/operation${path}`, expected });
}
