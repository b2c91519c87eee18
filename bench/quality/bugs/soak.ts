import { normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { statementsOf } from '../../../domain/readiness/bug/statements.ts';
import { subjectOf } from '../../../domain/readiness/subject.ts';
import type { BugReport } from './reports.ts';

export interface Soak {
  reports: number;
  /** Reports with at least one sentence of any part. */
  answered: number;
  milliseconds: number;
  /** Time per character of a text four times as long, against that of the shorter one; 1 is linear. */
  growth: number;
}

/** Length of the shorter of two long texts, in characters. */
const short = 100_000;
const times = 4;
const rounds = 5;

/** Reads all reports, and all of them once more as two long ones. */
export function soak(reports: readonly BugReport[]): Soak {
  const before = performance.now();
  const answered = reports.filter((report) => statements(report).length > 0).length;
  const milliseconds = performance.now() - before;
  const text = reports.map(({ description }) => description ?? '').join('\n\n');
  const small = fastest(text.slice(0, short));
  const large = fastest(text.slice(0, times * short));
  return { reports: reports.length, answered, milliseconds, growth: large / small / times };
}

function statements({ summary, description }: Omit<BugReport, 'id'>) {
  const row = { key: 'BUG-1', type: 'Bug', summary, description };
  return statementsOf(subjectOf(normaliseRow(row), null));
}

/** The least of some runs: other work on the machine only adds. */
function fastest(description: string): number {
  return Math.min(
    ...Array.from({ length: rounds }, () => {
      const before = performance.now();
      statements({ summary: '', description });
      return performance.now() - before;
    }),
  );
}
