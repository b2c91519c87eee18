import type { Digest } from './canonical.ts';
import type { Base } from './issue.ts';
import type { Uuid } from './json.ts';
import type { Plan, PlanRow } from './plan.ts';

/** A verdict on a row, with who gave it and what it was given on. */
export interface Verdict {
  accountId: string;
  rowId: Uuid;
  rowDigest: Digest;
  verdict: 'approve' | 'reject' | 'later' | 'revoke';
  /** The fields that the row depends on, as they were. */
  fields: Base;
}

/**
 * The people whose approval of a row counts, latest first: given on this very row and on the fields it
 * depends on, and not taken back since, by whomever.
 */
export function countingApprovers(
  verdicts: readonly Verdict[],
  { base }: Pick<Plan, 'base'>,
  row: Pick<PlanRow, 'id' | 'digest' | 'fields'>,
): string[] {
  const counting: string[] = [];
  for (const { accountId, rowId, rowDigest, verdict, fields } of verdicts) {
    if (rowId !== row.id || verdict === 'later') continue;
    if (verdict === 'revoke') counting.length = 0;
    const before = counting.indexOf(accountId);
    if (before >= 0) counting.splice(before, 1);
    const same =
      rowDigest === row.digest && row.fields.every((field) => fields[field] === base[field]);
    if (verdict === 'approve' && same) counting.unshift(accountId);
  }
  return counting;
}
