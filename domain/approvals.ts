import type { Digest } from './canonical.ts';
import type { Base } from './issue.ts';
import type { Uuid } from './json.ts';
import type { Plan, PlanRow } from './plan.ts';

/** What somebody said of a row, with who it was and what it was said of. */
export interface Verdict {
  accountId: string;
  rowId: Uuid;
  /** For an edit that of the row after it. */
  rowDigest: Digest;
  verdict: 'approve' | 'reject' | 'later' | 'revoke' | 'edit';
  /** The fields that the row depends on, as they were. */
  fields: Base;
  policyVersion: number;
}

/**
 * The people whose approval of a row counts, latest first: given on this very row, on the fields it
 * depends on and under one version of the policy, and not taken back since, by whomever. Who may still
 * be decided on counts under the plan's own version only; what was released keeps its approvals.
 */
export function countingApprovers(
  verdicts: readonly Verdict[],
  { base, policy }: Pick<Plan, 'base' | 'policy'>,
  row: Pick<PlanRow, 'id' | 'digest' | 'fields' | 'state'>,
): string[] {
  const counting: string[] = [];
  let version: number | null = null;
  for (const { accountId, rowId, rowDigest, verdict, fields, policyVersion } of verdicts) {
    if (rowId !== row.id || verdict === 'later') continue;
    // An edit ends them too where a later one restores the first content.
    if (verdict === 'revoke' || verdict === 'edit' || policyVersion !== version)
      counting.length = 0;
    version = policyVersion;
    const before = counting.indexOf(accountId);
    if (before >= 0) counting.splice(before, 1);
    const same =
      rowDigest === row.digest && row.fields.every((field) => fields[field] === base[field]);
    if (verdict === 'approve' && same) counting.unshift(accountId);
  }
  const undecided = row.state === 'open' || row.state === 'approved';
  return undecided && version !== policy.version ? [] : counting;
}

/** Who counts as proposer of a row: who asked for the plan, and whoever edited the row. */
export function proposersOf(
  verdicts: readonly Verdict[],
  { proposedBy }: { proposedBy: string },
  row: Pick<PlanRow, 'id'>,
): Set<string> {
  const editors = verdicts.filter(({ rowId, verdict }) => rowId === row.id && verdict === 'edit');
  return new Set([proposedBy, ...editors.map(({ accountId }) => accountId)]);
}
