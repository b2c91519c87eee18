import type { FieldChange } from '../../domain/field-change.ts';
import { readField } from '../../domain/normalise/fields.ts';
import { lettersOf, type Replacement } from '../../domain/operations/restore-description.ts';

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
 * Our change of the description; null where nobody wrote just before us, so that what it replaced was
 * the text that we had read.
 * @param isOurs tells it from later changes of the same person
 */
export function replacement(
  changes: readonly FieldChange[],
  write: OwnWrite,
  isOurs: (change: FieldChange) => boolean = () => true,
): Replacement | null {
  const recent = changesSince(changes, 'description', write);
  const index = recent.findLastIndex((change) => mayBeBy(change, write) && isOurs(change));
  return index > 0 ? (recent[index] ?? null) : null;
}

/** Whether our description replaced another text than the one it was made from. */
export function replacedAnother(
  changes: readonly FieldChange[],
  write: OwnWrite,
  base: unknown,
): boolean {
  const replaced = replacement(changes, write);
  return replaced !== null && !isTextOf(replaced.fromText, base);
}

/** Whether a text of the history is that of a description: letters and digits are compared. */
export function isTextOf(text: string, description: unknown): boolean {
  return lettersOf(text) === lettersOf(readField('description', description).text);
}
