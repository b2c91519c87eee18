import type { Digest } from '../canonical.ts';
import type { NormalIssue } from '../issue.ts';
import { textDigest } from '../normalise/base.ts';
import type { Report } from '../report.ts';
import { failedFor, type RuleFinding, reportOf, ruleFindings } from './judge.ts';
import { type LeftOut, whyLeftOut } from './left-out.ts';
import type { Basis } from './out-of-date.ts';
import { type Override, overridesDigest, ticksAndWaivers } from './override.ts';
import type { Pack } from './pack/pack.ts';
import type { Subject } from './rule.ts';
import { subjectOf } from './subject.ts';

/** What people can say something of, once an issue was judged. */
export interface Targets {
  /** Of the description, for ticks; null where it cannot be read, so that nobody knows what is ticked. */
  description: Digest | null;
  /** What each rule failed for, for waivers; that a waiver holds changes nothing here. By rule id. */
  evidence: Record<string, Digest>;
}

/** A report, and what it takes to know how long it counts. */
export interface Judgement {
  report: Report;
  basis: Basis;
  targets: Targets;
  /** Why its rules leave it out all the same: it was judged because somebody asked for it. Null: they do not. */
  leftOut: LeftOut | null;
}

/** Judges an issue as `judge` does, with what people said of it, on a day. */
export function judgeWith(
  issue: NormalIssue,
  pack: Pack,
  {
    day,
    overrides,
    sameSummaries = null,
  }: { day: string; overrides: readonly Override[]; sameSummaries?: number | null },
): Judgement {
  const subject = subjectOf(issue, day, sameSummaries);
  const { ticks, waivers } = ticksAndWaivers(overrides, pack);
  const findings = ruleFindings(subject, pack, ticks);
  const report = reportOf(subject, pack, findings, waivers);
  return {
    report,
    basis: {
      contentDigest: report.content,
      packDigest: pack.digest,
      overridesDigest: overridesDigest(overrides),
      judgedUntil: firstEnd(findings),
    },
    targets: { description: descriptionOf(subject), evidence: evidenceOf(findings, subject) },
    leftOut: whyLeftOut(issue, pack),
  };
}

function firstEnd(findings: readonly RuleFinding[]): string | null {
  const ends = findings.flatMap(({ until }) => (until === undefined ? [] : [until]));
  return ends.toSorted()[0] ?? null;
}

function descriptionOf({ description }: Subject): Digest | null {
  return description.read === 'unreadable' ? null : textDigest(description);
}

function evidenceOf(findings: readonly RuleFinding[], subject: Subject): Targets['evidence'] {
  return Object.fromEntries(
    findings
      .filter(({ result }) => result.outcome === 'fail')
      .map((finding) => [finding.rule.id, failedFor(finding, subject)]),
  );
}
