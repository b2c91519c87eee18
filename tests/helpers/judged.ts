import { loadPack } from '../../bin/packs.ts';
import { normaliseRow } from '../../domain/normalise/normalise-issue.ts';
import { judge } from '../../domain/readiness/judge.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import type { RuleResult } from '../../domain/report.ts';

export const starter = loadPack('starter');
export const baseline = loadPack('baseline');

/** The issue of a row; key, type and summary have defaults. */
export function issueOf(row: Record<string, unknown>) {
  return normaliseRow({ key: 'A-1', type: 'Story', summary: 'Offer the saved card first', ...row });
}

/** What one rule says of a row; `sameSummaries` of it says how many others are called the same. */
export function resultOf(
  rule: string,
  { sameSummaries, ...row }: Record<string, unknown>,
  { asOf = null, pack = starter }: { asOf?: string | null; pack?: Pack } = {},
): RuleResult {
  const others = typeof sameSummaries === 'number' ? sameSummaries : null;
  const { results } = judge(issueOf(row), pack, { asOf, sameSummaries: others });
  const result = results.find((one) => one.rule === rule);
  if (!result) throw new Error(`${rule} is not in the pack`);
  return result;
}
