import type { FieldChange } from '../field-change.ts';
import type { Uuid } from '../json.ts';

/** A write of ours as the ledger knows it. Times in milliseconds since 1970, by our clock. */
export interface OwnWrite {
  /** What marks the thing that it created. */
  operationId: Uuid;
  /** Null where it is not known who: then no entry of the history is told to be ours. */
  accountId: string | null;
  sentAt: number;
  /** When its effect must have become visible. */
  until: number;
}

/** Milliseconds by which Jira's clock and ours may differ. */
const clockSkew = 120_000;

/** Whether an entry of the history may be one that our writes left: by the same account, in their time. */
export function isOwnEntry(
  { at, accountId }: Pick<FieldChange, 'at' | 'accountId'>,
  own: readonly OwnWrite[],
): boolean {
  return own.some(
    (write) =>
      write.accountId !== null &&
      write.accountId === accountId &&
      at >= write.sentAt - clockSkew &&
      at <= write.until + clockSkew,
  );
}
