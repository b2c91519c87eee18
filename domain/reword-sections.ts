import { canonicalJson } from './canonical.ts';
import { ReadygateError } from './errors.ts';
import type { Json } from './json.ts';
import type { Insertion, InsertSections } from './operation.ts';
import { fitsField, headingNode, listNode } from './operations/adf.ts';
import { descriptionDigest, editedDescription } from './operations/description.ts';

/** A section as drafts make them: a list, below a heading of its own or below one that is there. */
interface Part {
  heading: string | null;
  lines: string[];
  ordered: boolean;
}

const mostLines = 100;
const longestLine = 5000;

/**
 * The sections as a person worded them. Their words may change, a line may come or go, and so may a whole
 * section go; places, kinds of lists and the line of origin at the end are those of the draft.
 * @param description as Jira has it now: what the whole becomes is told anew
 * @throws {ReadygateError} invalid_request with the path; row_not_editable where the description is not
 *   the one that was drafted for, or the row puts something else into it
 */
export function rewordSections(
  draft: InsertSections,
  asked: unknown,
  description: unknown,
): InsertSections {
  const origin = originOf(draft);
  const drafted = draft.insertions.map((insertion) => {
    const parts = partsOf(insertion, origin);
    if (!parts) throw new ReadygateError('row_not_editable', { kind: draft.kind });
    return { at: insertion.at, parts };
  });
  const insertions = listOf(member(asked, 'insertions'));
  if (!insertions || insertions.length === 0 || insertions.length > drafted.length)
    refuse('/insertions', 'at least one of the sections that were drafted');
  const rest = [...drafted];
  const worded = insertions.map((insertion, index): Insertion => {
    const path = `/insertions/${index}`;
    const at = canonicalJson((member(insertion, 'at') ?? null) as Json);
    const place = rest.findIndex((one) => canonicalJson(one.at) === at);
    const [found] = place < 0 ? [] : rest.splice(0, place + 1).slice(-1);
    if (!found) refuse(`${path}/at`, 'the place of a section that was drafted, in their order');
    const last = index === insertions.length - 1 ? origin : [];
    const parts = wordedParts(member(insertion, 'nodes'), found.parts, last, `${path}/nodes`);
    return { at: found.at, nodes: [...parts.flatMap(nodesOf), ...last] };
  });
  const operation = { ...draft, insertions: worded };
  if (canonicalJson(operation) !== canonicalJson(asked as Json))
    refuse('', 'other words and nothing else');
  return { ...operation, after: afterwards(operation, description) };
}

function afterwards(operation: InsertSections, description: unknown) {
  const edited =
    descriptionDigest(description) === operation.before
      ? editedDescription(operation, description)
      : null;
  if (!edited)
    throw new ReadygateError('row_not_editable', { hint: 'the description was edited meanwhile' });
  if (!fitsField(edited)) refuse('/insertions', 'a text that fits into a field of Jira');
  return descriptionDigest(edited);
}

/** The line that says who wrote this, where there is one. */
function originOf({ insertions }: InsertSections): Json[] {
  const last = insertions.at(-1)?.nodes.at(-1);
  return last !== undefined && member(last, 'type') === 'paragraph' ? [last] : [];
}

function partsOf({ nodes }: Insertion, origin: readonly Json[]): Part[] | null {
  const [last] = origin;
  const own = last !== undefined && nodes.at(-1) === last ? nodes.slice(0, -1) : nodes;
  const parts = readParts(own);
  return parts && canonicalJson(parts.flatMap(nodesOf)) === canonicalJson(own) ? parts : null;
}

/** What a person made of the sections of one place. */
function wordedParts(
  value: unknown,
  drafted: readonly Part[],
  origin: readonly Json[],
  path: string,
): Part[] {
  const nodes = listOf(value);
  const own = nodes?.slice(0, nodes.length - origin.length);
  const parts = own && readParts(own);
  if (!parts || parts.length === 0) refuse(path, 'headings and lists of plain text');
  const isFit = ({ heading, lines }: Part) =>
    lines.length > 0 &&
    lines.length <= mostLines &&
    [...lines, ...(heading === null ? [] : [heading])].every(
      (line) => line !== '' && line.length <= longestLine,
    );
  if (!parts.every(isFit)) refuse(path, `lists of 1 to ${mostLines} lines`);
  const rest = [...drafted];
  const isDrafted = ({ heading, ordered }: Part) => {
    const place = rest.findIndex(
      (one) => (one.heading === null) === (heading === null) && one.ordered === ordered,
    );
    return place >= 0 && rest.splice(0, place + 1).length > 0;
  };
  if (!parts.every(isDrafted)) refuse(path, 'sections that were drafted, in their order');
  return parts;
}

/** Headings and lists by their words; null where there is anything else. */
function readParts(nodes: readonly unknown[]): Part[] | null {
  const parts: Part[] = [];
  let heading: string | null = null;
  for (const node of nodes) {
    const type = member(node, 'type');
    const lines = listOf(member(node, 'content'));
    if (!lines) return null;
    if (type === 'heading' && heading === null) heading = textOf(node);
    else if (type === 'bulletList' || type === 'orderedList') {
      parts.push({
        heading,
        lines: lines.map((line) => textOf(listOf(member(line, 'content'))?.[0])),
        ordered: type === 'orderedList',
      });
      heading = null;
    } else return null;
  }
  return heading === null ? parts : null;
}

function textOf(node: unknown): string {
  const text = member(listOf(member(node, 'content'))?.[0], 'text');
  return typeof text === 'string' ? text : '';
}

function nodesOf({ heading, lines, ordered }: Part): Json[] {
  const list = listNode(lines, ordered);
  return heading === null ? [list] : [headingNode(heading, 2), list];
}

function listOf(value: unknown): unknown[] | null {
  return Array.isArray(value) ? value : null;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function refuse(path: string, expected: string): never {
  throw new ReadygateError('invalid_request', { path: `/operation${path}`, expected });
}
