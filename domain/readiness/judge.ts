import { digestOf } from '../canonical.ts';
import type { NormalIssue } from '../issue.ts';
import { contentDigest } from '../normalise/base.ts';
import type { Report, RuleResult } from '../report.ts';
import type { Tick } from './manual.ts';
import { type Layer, layerOf } from './pack/layers.ts';
import type { Pack } from './pack/pack.ts';
import { notApplicable, type Subject, type Verdict } from './rule.ts';
import { scoreOf, statusOf } from './score.ts';
import { subjectOf } from './subject.ts';
import { evidenceDigest, type Waiver } from './waiver.ts';

/** What a judgement needs besides the issue; without it rules that need it are not applicable. */
export interface JudgeContext {
  /** The day, `2026-11-24`, that age is counted from. */
  asOf: string | null;
  /** What people ticked on the issue. */
  ticks?: readonly Tick[];
  /** What people said does not apply to the issue. */
  waivers?: readonly Waiver[];
}

type Judged = Layer['rules'][number];

/** More places than this nobody looks at; params hold the number. */
const mostSpans = 20;

/**
 * Judges an issue by a pack. Same content, pack and context: the same report, byte for byte, on any
 * machine. The issue's key and ids are no part of it.
 */
export function judge(
  issue: NormalIssue,
  pack: Pack,
  context: JudgeContext = { asOf: null },
): Report {
  const { asOf } = context;
  const subject = subjectOf(issue, asOf);
  const { rules, thresholds } = layerOf(pack, issue.type.kind, issue.statusCategory);
  const results = rules
    .map((judged) => resultOf(judged, subject, context))
    .toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
  const score = scoreOf(results);
  const report = {
    format: 1 as const,
    pack: { id: pack.id, version: pack.version, digest: pack.digest },
    asOf,
    content: contentDigest(issue),
    score,
    status: statusOf(results, score, thresholds),
    results,
  };
  return { ...report, digest: digestOf(report) };
}

function resultOf(judged: Judged, subject: Subject, context: JudgeContext): RuleResult {
  const { rule, setting } = judged;
  const {
    outcome,
    evidence,
    params = {},
  } = applies(judged, subject) ? verdictOf(judged, subject, context) : notApplicable;
  const { counts, weight } = setting;
  // A rule that does not count is a hint, whatever severity its pack gives it.
  const result: RuleResult = {
    rule: rule.id,
    outcome,
    severity: counts ? setting.severity : 'info',
    counts,
    weight,
    evidence: evidence.slice(0, mostSpans),
    params,
  };
  return isWaived(judged, result, subject, context)
    ? { ...result, outcome: 'not_applicable', evidence: [], params: {}, waived: true }
    : result;
}

function verdictOf(
  { rule, setting }: Judged,
  subject: Subject,
  { ticks = [] }: JudgeContext,
): Verdict {
  return 'own' in rule
    ? rule.evaluate(subject, ticks)
    : rule.evaluate(subject, setting.params ?? {});
}

function isWaived(
  { rule }: Judged,
  result: RuleResult,
  subject: Subject,
  { waivers = [] }: JudgeContext,
): boolean {
  const own = waivers.filter((waiver) => waiver.rule === rule.id);
  if (result.outcome !== 'fail' || own.length === 0) return false;
  const evidence = evidenceDigest(rule, result, subject);
  return own.some((waiver) => waiver.evidence === evidence);
}

function applies({ rule: { kinds, languages }, setting: { types } }: Judged, { issue }: Subject) {
  const { kind } = issue.type;
  if (kinds && !kinds.includes(kind)) return false;
  if (types && !types.includes(kind)) return false;
  return !languages || languages.includes(issue.language);
}
