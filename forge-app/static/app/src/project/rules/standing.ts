import type { ExplainedRule } from '../../../../../../domain/readiness/pack/explain.ts';
import type { Severity } from '../../../../../../domain/report.ts';
import type { Standing } from './pack-text.ts';

/** How a rule stands: the same for all its types, or otherwise from type to type. */
export type RuleStanding =
  | { kind: 'off' }
  | { kind: Exclude<Standing, 'off'>; severity: Severity; weight: number }
  | { kind: 'mixed' };

export function standingOf({ settings }: Pick<ExplainedRule, 'settings'>): RuleStanding {
  const [first, ...others] = settings;
  if (!first) return { kind: 'off' };
  const { counts, severity, weight } = first;
  const alike = others.every(
    (one) => one.counts === counts && one.severity === severity && one.weight === weight,
  );
  return alike ? { kind: counts ? 'counts' : 'hint', severity, weight } : { kind: 'mixed' };
}

/** The groups that a list of rules is shown in; one that differs from type to type counts for some. */
export function groupOf(rule: ExplainedRule): Standing {
  const { kind } = standingOf(rule);
  if (kind !== 'mixed') return kind;
  return rule.settings.some(({ counts }) => counts) ? 'counts' : 'hint';
}

/** A rule as it is for one type; null where it is not for it. */
export function forType(rule: ExplainedRule, type: string): ExplainedRule | null {
  if (!rule.types.some((one) => one === type)) return null;
  const settings = rule.settings.filter((one) => one.type === type);
  // A rule that is off has none; one that the pack keeps from this type has some for others.
  return settings.length === 0 && rule.settings.length > 0 ? null : { ...rule, settings };
}
