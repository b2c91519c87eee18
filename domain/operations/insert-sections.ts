import { anchorAt, documentOf, insertNodes } from '../adf/edit.ts';
import { ReadygateError } from '../errors.ts';
import type { Json } from '../json.ts';
import type { Insertion, InsertSections } from '../operation.ts';
import { fitsField, headingNode, listNode, paragraphs, plainLine } from './adf.ts';
import { descriptionDigest } from './description.ts';

interface SectionInput {
  /** JSON pointer to a place in the description: `/content/0` is before everything. */
  path: string;
  /** Null: the place is below a heading that is there. */
  heading: string | null;
  /** One item of a list each. */
  items: readonly string[];
  /** The items have an order, as steps do. */
  ordered?: boolean;
}

export interface InsertSectionsInput {
  issueId: string;
  /** The description as Jira gave it. */
  description: unknown;
  sections: readonly SectionInput[];
  /** The line that says who wrote this, after the last section; empty for none. */
  origin: string;
}

/**
 * The canonical operation that puts sections into a description. All of them are one operation: each
 * would otherwise find the description changed by the one before. Those of one place stand there in the
 * order given.
 * @throws {ReadygateError} invalid_operation where a section is empty, a place does not exist, or the
 *   whole would be too long
 */
export function insertSectionsOperation(input: InsertSectionsInput): InsertSections {
  const { sections, origin, ...issue } = input;
  if (sections.length === 0) throw invalid('at least one section');
  const places = [...Map.groupBy(sections, ({ path }) => path)];
  const pieces = places.map(([path, here], index) => {
    const isLast = index === places.length - 1;
    const last = isLast ? paragraphs([origin]).content : [];
    return { path, nodes: [...here.flatMap(sectionNodes), ...last] };
  });
  return insertNodesOperation({ ...issue, pieces });
}

interface InsertNodesInput extends Pick<InsertSectionsInput, 'issueId' | 'description'> {
  /** Each at a place of its own. */
  pieces: readonly { path: string; nodes: Json[] }[];
}

/**
 * The canonical operation that puts nodes into a description.
 * @throws {ReadygateError} invalid_operation where a place does not exist or the whole would be too long
 */
export function insertNodesOperation({
  issueId,
  description,
  pieces,
}: InsertNodesInput): InsertSections {
  const doc = documentOf(description);
  if (!doc) throw invalid('a description that is a document');
  const insertions = pieces.map(({ path, nodes }): Insertion => {
    const at = anchorAt(doc, path);
    if (!at) throw invalid('places that the description has');
    return { at, nodes };
  });
  const edited = insertNodes(doc, insertions);
  if (!edited || !fitsField(edited)) throw invalid('a description that fits into the field');
  return {
    format: 1,
    kind: 'insertSections',
    issueId,
    insertions,
    before: descriptionDigest(description),
    after: descriptionDigest(edited),
  };
}

function sectionNodes({ heading, items, ordered = false }: SectionInput): Json[] {
  const lines = items.map(plainLine).filter((line) => line !== '');
  if ((heading !== null && plainLine(heading) === '') || lines.length === 0)
    throw invalid('a heading and at least one line');
  const list = listNode(lines, ordered);
  return heading === null ? [list] : [headingNode(heading, 2), list];
}

function invalid(expected: string): ReadygateError {
  return new ReadygateError('invalid_operation', { expected });
}
