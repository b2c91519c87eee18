import { type Digest, digestOf } from '../canonical.ts';
import type { NormalIssue, Span } from '../issue.ts';
import { contentDigest } from '../normalise/base.ts';
import type { Report, RuleResult } from '../report.ts';
import type { Tick } from './manual.ts';
import { type Layer, layerOf } from './pack/layers.ts';
import { type Pack, packName } from './pack/pack.ts';
import { notApplicable, type Subject, type Verdict } from './rule.ts';
import { scoreOf, statusOf } from './score.ts';
import { subjectOf } from './subject.ts';
import { evidenceDigest, type Waiver } from './waiver.ts';

/** What a judgement needs besides the issue; without it rules that need it are not applicable. */
export interface JudgeContext {
  /** The day, `2026-11-24`, that age is counted from. */
  asOf: string | null;
  /** How many other issues of its project have the same summary; null or left out: that is not known. */
  sameSummaries?: number | null;
  /** What people ticked on the issue. */
  ticks?: readonly Tick[];
  /** What people said does not apply to the issue. */
  waivers?: readonly Waiver[];
}

type Judged = Layer['rules'][number];

/** What a rule says of an issue before waivers are looked at. */
export interface RuleFinding {
  rule: Judged['rule'];
  result: RuleResult;
  /** All places it found; the result shows the first of them. */
  places: readonly Span[];
  /** As in `Verdict`. */
  until: string | undefined;
}

/** More places than this nobody looks at. */
const mostSpans = 20;
/** Places of one risk area that a report shows. */
const mostRiskSpans = 5;

/**
 * Judges an issue by a pack. Same content, pack and context: the same report, byte for byte, on any
 * machine. The issue's key and ids are no part of it.
 */
export function judge(
  issue: NormalIssue,
  pack: Pack,
  context: JudgeContext = { asOf: null },
): Report {
  return judgeSubject(subjectOf(issue, context.asOf, context.sameSummaries), pack, context);
}

/** The same for an issue of which everything was derived: it may be judged by another pack as well. */
export function judgeSubject(
  subject: Subject,
  pack: Pack,
  { ticks, waivers }: Pick<JudgeContext, 'ticks' | 'waivers'> = {},
): Report {
  return reportOf(subject, pack, ruleFindings(subject, pack, ticks), waivers);
}

/** What every rule of a pack says of an issue, by rule id. */
export function ruleFindings(
  subject: Subject,
  pack: Pack,
  ticks: readonly Tick[] = [],
): RuleFinding[] {
  return layerOf(pack, subject.issue).rules.map((judged) => findingOf(judged, subject, ticks));
}

/** The report of what the rules say, with waivers where they hold. */
export function reportOf(
  subject: Subject,
  pack: Pack,
  findings: readonly RuleFinding[],
  waivers: readonly Waiver[] = [],
): Report {
  const { issue, asOf } = subject;
  const { thresholds } = layerOf(pack, issue);
  const results = findings.map((finding) => waivedResult(finding, subject, waivers));
  const score = scoreOf(results);
  const report = {
    format: 1 as const,
    pack: packName(pack),
    asOf,
    content: contentDigest(issue),
    score,
    status: statusOf(results, score, thresholds),
    results,
    ...risksOf(subject),
  };
  return { ...report, digest: digestOf(report) };
}

function risksOf({ risks }: Subject): Pick<Report, 'risks'> {
  if (risks.length === 0) return {};
  const shown = risks.map(({ area, spans }) => ({ area, evidence: spans.slice(0, mostRiskSpans) }));
  return { risks: shown };
}

function findingOf(judged: Judged, subject: Subject, ticks: readonly Tick[]): RuleFinding {
  const { rule, setting } = judged;
  const verdict = applies(judged, subject) ? verdictOf(judged, subject, ticks) : notApplicable;
  const { outcome, evidence, params = {}, until } = verdict;
  const { counts, weight } = setting;
  // A rule that does not count is a hint, whatever severity its pack gives it.
  const severity = counts ? setting.severity : 'info';
  const shown = evidence.slice(0, mostSpans);
  // In the order of their names, as digests write them.
  const result = { counts, evidence: shown, outcome, params, rule: rule.id, severity, weight };
  return { rule, result, places: evidence, until };
}

function verdictOf({ rule, setting }: Judged, subject: Subject, ticks: readonly Tick[]): Verdict {
  return 'own' in rule
    ? rule.evaluate(subject, ticks)
    : rule.evaluate(subject, setting.params ?? {});
}

/** What people waive: all that a rule failed for. */
export function failedFor({ rule, result, places }: RuleFinding, subject: Subject): Digest {
  return evidenceDigest(rule, { evidence: places, params: result.params }, subject);
}

function waivedResult(
  finding: RuleFinding,
  subject: Subject,
  waivers: readonly Waiver[],
): RuleResult {
  const { rule, result } = finding;
  const own = waivers.filter((waiver) => waiver.rule === rule.id);
  if (result.outcome !== 'fail' || own.length === 0) return result;
  const now = failedFor(finding, subject);
  return own.some(({ evidence }) => evidence === now)
    ? { ...result, outcome: 'not_applicable', evidence: [], params: {}, waived: true }
    : result;
}

function applies({ rule: { kinds, languages }, setting: { types } }: Judged, { issue }: Subject) {
  const { kind } = issue.type;
  if (kinds && !kinds.includes(kind)) return false;
  if (types && !types.includes(kind)) return false;
  return !languages || languages.includes(issue.language);
}
