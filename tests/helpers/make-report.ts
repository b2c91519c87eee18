import { digestOf } from '../../domain/canonical.ts';
import type { Report } from '../../domain/report.ts';

/** A report of one rule that failed, with a word as its evidence. */
export function makeReport(word = 'criteria'): Report {
  const report = {
    format: 1 as const,
    pack: { id: 'starter', version: '1.0.0', digest: digestOf('pack') },
    asOf: null,
    content: digestOf(word),
    score: 40,
    status: 'not_ready' as const,
    results: [
      {
        rule: 'criteria.present',
        outcome: 'fail' as const,
        severity: 'critical' as const,
        counts: true,
        weight: 3,
        evidence: [{ field: 'summary' as const, start: 0, end: word.length, text: word }],
        params: {},
      },
    ],
  };
  return { ...report, digest: digestOf(report) };
}
