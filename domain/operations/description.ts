import { cutNodes, cutsAfter, documentOf, findNodes, insertNodes } from '../adf/edit.ts';
import type { Digest } from '../canonical.ts';
import type { AdfDoc } from '../json.ts';
import { textDigest } from '../normalise/base.ts';
import { readField } from '../normalise/fields.ts';
import type { InsertSections, RemoveSections } from '../operation.ts';

type DescriptionChange = InsertSections | RemoveSections;

/** The digest of a description as in the base of a plan. */
export function descriptionDigest(value: unknown): Digest {
  return textDigest(readField('description', value));
}

/** The whole document that a change makes of a description; null when its places are gone. */
export function editedDescription(operation: DescriptionChange, value: unknown): AdfDoc | null {
  const doc = documentOf(value);
  if (!doc) return null;
  return operation.kind === 'insertSections'
    ? insertNodes(doc, operation.insertions)
    : cutNodes(doc, operation.cuts);
}

/** Whether a description shows that the change was made: what was put in is there, or what was cut is not. */
export function showsChange(operation: DescriptionChange, value: unknown): boolean {
  const doc = documentOf(value);
  if (!doc) return false;
  return operation.kind === 'insertSections'
    ? operation.insertions.every(({ nodes }) => findNodes(doc, nodes).length > 0)
    : operation.cuts.every(({ nodes }) => findNodes(doc, nodes).length === 0);
}

/**
 * The document that the change was made on, told from the one it made. Null when that one was edited
 * since, or when what was cut cannot be known.
 */
export function uneditedDescription(operation: DescriptionChange, value: unknown): AdfDoc | null {
  const doc = documentOf(value);
  if (!doc || operation.kind === 'removeSections') return null;
  const before = cutNodes(doc, cutsAfter(operation.insertions));
  return before && descriptionDigest(before) === operation.before ? before : null;
}
