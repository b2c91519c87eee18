import type { FieldChange } from '../../clients/jira/edits.ts';
import { readField } from '../../domain/normalise/fields.ts';

/** Who wrote, and since when it may have happened, by our clock. */
export interface OwnWrite {
  /** Null: it may have been anybody. */
  accountId: string | null;
  sentAt: Date;
}

/** Milliseconds by which Jira's clock and ours may differ. */
const clockSkew = 120_000;

/** The changes of a field since a write began, oldest first. */
export function changesSince(
  changes: readonly FieldChange[],
  field: string,
  { sentAt }: Pick<OwnWrite, 'sentAt'>,
): FieldChange[] {
  return changes.filter(
    (change) => change.field === field && change.at >= sentAt.getTime() - clockSkew,
  );
}

/** Whether a change may be the one that a write made. */
export function mayBeBy({ accountId }: FieldChange, write: Pick<OwnWrite, 'accountId'>): boolean {
  return write.accountId === null || accountId === write.accountId;
}

/**
 * Whether our description replaced another text than the one it was made from. Somebody must have
 * written just before us, and the text that our entry names as replaced must be another: letters and
 * digits are compared, because the history shows a text, and not the document.
 */
export function replacedAnother(
  changes: readonly FieldChange[],
  write: OwnWrite,
  base: unknown,
): boolean {
  const recent = changesSince(changes, 'description', write);
  const index = recent.findLastIndex((change) => mayBeBy(change, write));
  const own = recent[index];
  if (!own || index === 0) return false;
  return letters(own.fromText) !== letters(readField('description', base).text);
}

/** Wiki markup, which histories of some sites show, is read as such. */
function letters(text: string): string {
  return readField('description', text).text.replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
