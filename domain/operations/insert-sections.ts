import { anchorAt, documentOf, insertNodes } from '../adf/edit.ts';
import { ReadygateError } from '../errors.ts';
import type { Json } from '../json.ts';
import type { Insertion, InsertSections } from '../operation.ts';
import { fitsField, paragraphs, plainLine } from './adf.ts';
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
  const { issueId, description, sections, origin } = input;
  const doc = documentOf(description);
  if (!doc) throw invalid('a description that is a document');
  if (sections.length === 0) throw invalid('at least one section');
  const places = [...Map.groupBy(sections, ({ path }) => path)];
  const insertions = places.map(([path, here], index): Insertion => {
    const at = anchorAt(doc, path);
    if (!at) throw invalid('places that the description has');
    const isLast = index === places.length - 1;
    return {
      at,
      nodes: [...here.flatMap(sectionNodes), ...(isLast ? paragraphs([origin]).content : [])],
    };
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
  const title = heading === null ? null : plainLine(heading);
  const lines = paragraphs(items).content;
  if (title === '' || lines.length === 0) throw invalid('a heading and at least one line');
  const content = lines.map((paragraph) => ({ type: 'listItem', content: [paragraph] }));
  const list = { type: ordered ? 'orderedList' : 'bulletList', content };
  if (title === null) return [list];
  const text = [{ type: 'text', text: title }];
  return [{ type: 'heading', attrs: { level: 2 }, content: text }, list];
}

function invalid(expected: string): ReadygateError {
  return new ReadygateError('invalid_operation', { expected });
}
