import { digestOf } from '../canonical.ts';
import type { NormalIssue } from '../issue.ts';
import { contentDigest } from '../normalise/base.ts';
import type { Report, RuleResult } from '../report.ts';
import type { Pack, RuleSetting } from './pack.ts';
import { notApplicable, type Rule, type Subject } from './rule.ts';
import { rules } from './rules/index.ts';
import { scoreOf, statusOf } from './score.ts';
import { subjectOf } from './subject.ts';

/** What a judgement needs besides the issue; without it rules that need it are not applicable. */
export interface JudgeContext {
  /** The day, `2026-11-24`, that age is counted from. */
  asOf: string | null;
}

/** More places than this nobody looks at; params hold the number. */
const mostSpans = 20;

/**
 * Judges an issue by a pack. Same content, pack and context: the same report, byte for byte, on any
 * machine. The issue's key and ids are no part of it.
 */
export function judge(
  issue: NormalIssue,
  pack: Pack,
  { asOf }: JudgeContext = { asOf: null },
): Report {
  const subject = subjectOf(issue, asOf);
  const results = rules
    .flatMap((rule) => {
      const setting = pack.rules[rule.id];
      return setting ? [resultOf(rule, setting, subject)] : [];
    })
    .toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
  const score = scoreOf(results);
  const report = {
    format: 1 as const,
    pack: { id: pack.id, version: pack.version, digest: pack.digest },
    asOf,
    content: contentDigest(issue),
    score,
    status: statusOf(results, score, pack.thresholds),
    results,
  };
  return { ...report, digest: digestOf(report) };
}

function resultOf(rule: Rule, setting: RuleSetting, subject: Subject): RuleResult {
  const {
    outcome,
    evidence,
    params = {},
  } = applies(rule, setting, subject)
    ? rule.evaluate(subject, setting.params ?? {})
    : notApplicable;
  const { counts, weight } = setting;
  // A rule that does not count is a hint, whatever severity its pack gives it.
  return {
    rule: rule.id,
    outcome,
    severity: counts ? setting.severity : 'info',
    counts,
    weight,
    evidence: evidence.slice(0, mostSpans),
    params,
  };
}

function applies({ kinds, languages }: Rule, { types }: RuleSetting, { issue }: Subject): boolean {
  const { kind } = issue.type;
  if (kinds && !kinds.includes(kind)) return false;
  if (types && !types.includes(kind)) return false;
  return !languages || languages.includes(issue.language);
}
