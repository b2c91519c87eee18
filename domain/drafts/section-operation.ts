import { documentOf } from '../adf/edit.ts';
import type { InsertSections } from '../operation.ts';
import { insertSectionsOperation } from '../operations/insert-sections.ts';
import type { SectionDraft } from './draft-sections.ts';

interface SectionsInput {
  issueId: string;
  /** The description as Jira gave it, which the drafts were made from. */
  description: unknown;
  origin: string;
}

/**
 * The one operation that puts drafted sections into a description: below their heading where it is
 * there, else behind everything.
 * @throws {ReadygateError} invalid_operation where the description would be too long
 */
export function sectionsOperation(
  drafts: readonly Pick<SectionDraft, 'heading' | 'below' | 'lines' | 'ordered'>[],
  { description, ...input }: SectionsInput,
): InsertSections {
  const end = `/content/${documentOf(description)?.content.length ?? 0}`;
  // What goes below the last heading of a description comes before what is put behind that.
  const inOrder = drafts.toSorted((a, b) => Number(a.below === null) - Number(b.below === null));
  const sections = inOrder.map(({ heading, below, lines: items, ordered }) => ({
    path: below === null ? end : nextTo(below),
    ...{ heading, items, ordered },
  }));
  return insertSectionsOperation({ ...input, description, sections });
}

function nextTo(path: string): string {
  const index = path.lastIndexOf('/') + 1;
  return `${path.slice(0, index)}${Number(path.slice(index)) + 1}`;
}
