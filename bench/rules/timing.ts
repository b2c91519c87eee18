import type { NormalIssue } from '../../domain/issue.ts';
import { normaliseJiraIssue, normaliseRow } from '../../domain/normalise/normalise-issue.ts';
import { judge } from '../../domain/readiness/judge.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import { rules } from '../../domain/readiness/rules/index.ts';
import { subjectOf } from '../../domain/readiness/subject.ts';
import { issueWith } from './documents.ts';

const laps = 5;

/** Processor time of a run in milliseconds: a busy machine counts little. */
function spent(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The median of several runs, after one that warms up. */
function medianOf(run: () => void): number {
  run();
  const times = Array.from({ length: laps }, () => spent(run)).toSorted((a, b) => a - b);
  return times[Math.floor(laps / 2)] ?? 0;
}

/** Issues as they arrive, and how they are read. */
export interface Backlog {
  rows: readonly unknown[];
  read: (row: unknown) => NormalIssue;
}

/** Issues a second on one core: reading and judging them, and judging alone. */
export function speedOf({ rows, read }: Backlog, pack: Pack) {
  const issues = rows.map((row) => read(row));
  const perSecond = (milliseconds: number) => (1000 * rows.length) / milliseconds;
  return {
    issues: rows.length,
    perSecond: perSecond(medianOf(() => rows.forEach((row) => void judge(read(row), pack)))),
    judgedPerSecond: perSecond(medianOf(() => issues.forEach((issue) => void judge(issue, pack)))),
  };
}

/** Microseconds per issue of each rule, the dearest first; what rules share counts for the first that asks. */
export function timePerRule(issues: readonly NormalIssue[]): { rule: string; micros: number }[] {
  const subjects = issues.map((issue) => subjectOf(issue, null));
  return rules
    .map(({ id, evaluate }) => ({
      rule: id,
      micros:
        (1000 * spent(() => subjects.forEach((one) => void evaluate(one, {})))) / issues.length,
    }))
    .toSorted((a, b) => b.micros - a.micros);
}

/** How much more a character of a long text takes than one of a text a sixteenth as long. */
export function growthOf(text: string, type: string, pack: Pack): number {
  const times = 16;
  const of = (description: string) =>
    medianOf(() => void judge(normaliseRow({ key: 'LONG-1', type, description }), pack));
  return of(text.repeat(times)) / of(text) / times;
}

/** The same of a document of Jira's editor: a megabyte of words against a quarter of it. */
export function growthOfDocument(shape: (length: number) => object[], pack: Pack): number {
  const times = 4;
  const of = (length: number) => {
    const raw = issueWith(shape(length), 'Bug');
    return medianOf(() => void judge(normaliseJiraIssue(raw), pack));
  };
  return of(megabyte) / of(megabyte / times) / times;
}

const megabyte = 1_000_000;
