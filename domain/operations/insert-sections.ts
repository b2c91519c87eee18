import { anchorAt, documentOf, insertNodes } from '../adf/edit.ts';
import { ReadygateError } from '../errors.ts';
import type { Json } from '../json.ts';
import type { Insertion, InsertSections } from '../operation.ts';
import { fitsField, paragraphs, plainLine } from './adf.ts';
import { descriptionDigest } from './description.ts';

interface SectionInput {
  /** JSON pointer to a place in the description: `/content/0` is before everything. */
  path: string;
  heading: string;
  /** One item of a list each. */
  items: readonly string[];
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
 * would otherwise find the description changed by the one before.
 * @throws {ReadygateError} invalid_operation where a section is empty, a place does not exist or is
 *   named twice, or the whole would be too long
 */
export function insertSectionsOperation(input: InsertSectionsInput): InsertSections {
  const { issueId, description, sections, origin } = input;
  const doc = documentOf(description);
  if (!doc) throw invalid('a description that is a document');
  const places = new Set(sections.map(({ path }) => path));
  if (sections.length === 0 || places.size < sections.length)
    throw invalid('sections, each at a place of its own');
  const insertions = sections.map((section, index): Insertion => {
    const at = anchorAt(doc, section.path);
    if (!at) throw invalid('places that the description has');
    const isLast = index === sections.length - 1;
    return {
      at,
      nodes: [...sectionNodes(section), ...(isLast ? paragraphs([origin]).content : [])],
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

function sectionNodes({ heading, items }: SectionInput): Json[] {
  const title = plainLine(heading);
  const lines = paragraphs(items).content;
  if (title === '' || lines.length === 0) throw invalid('a heading and at least one line');
  const text = [{ type: 'text', text: title }];
  const list = lines.map((paragraph) => ({ type: 'listItem', content: [paragraph] }));
  return [
    { type: 'heading', attrs: { level: 2 }, content: text },
    { type: 'bulletList', content: list },
  ];
}

function invalid(expected: string): ReadygateError {
  return new ReadygateError('invalid_operation', { expected });
}
