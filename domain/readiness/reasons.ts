import type { NormalIssue } from '../issue.ts';
import type { RuleResult } from '../report.ts';
import type { Layer } from './pack/layers.ts';

/** Why a rule says nothing of an issue. */
export type NotApplicableReason = 'waived' | 'type' | 'language' | 'nothing_to_judge';

/** Why a result is not applicable; null where it says something. */
export function reasonOf(
  { rule, setting }: Layer['rules'][number],
  { outcome, waived }: RuleResult,
  { type: { kind }, language }: NormalIssue,
): NotApplicableReason | null {
  if (outcome !== 'not_applicable') return null;
  if (waived) return 'waived';
  if ([rule.kinds, setting.types].some((kinds) => kinds && !kinds.includes(kind))) return 'type';
  if (rule.languages && !rule.languages.includes(language)) return 'language';
  return 'nothing_to_judge';
}
