import { loadPack, shippedPacks } from '../../bin/packs.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import { normaliseRow } from '../../domain/normalise/normalise-issue.ts';
import { judge } from '../../domain/readiness/judge.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import type { Held } from '../result.ts';
import { demoBacklogFile, readDemoBacklog } from './demo-backlog.ts';
import type { Measure, Measured } from './measure.ts';

/** Whether the packs tell issues apart, and how much they ask of one. */
export const backlog: Measure = {
  name: 'backlog',
  needs: [demoBacklogFile],
  method: 'status of 850 public issues by each pack that ships, and findings that count per issue.',
  seed: null,
  measure: async (data) => measure(readDemoBacklog(data).map((row) => normaliseRow(row))),
};

const statuses = ['ready', 'needs_work', 'not_ready'] as const;

function measure(issues: NormalIssue[]): Measured {
  const packs = [...shippedPacks().keys()].map((id) => [id, spread(issues, loadPack(id))] as const);
  const rows = packs.map(([id, { counts, median }]) => [
    id,
    ...statuses.map((status) => percent(counts[status], issues.length)),
    String(median),
  ]);
  return {
    figures: Object.fromEntries(packs),
    tables: [{ head: ['', 'ready', 'needs work', 'not ready', 'median findings'], rows }],
    held: packs.flatMap(([id, { largest, median }]) =>
      id === 'starter' ? bars(largest, median) : [],
    ),
  };
}

function spread(issues: readonly NormalIssue[], pack: Pack) {
  const counts = { ready: 0, needs_work: 0, not_ready: 0 };
  const findings = issues.map((issue) => {
    const { status, results } = judge(issue, pack);
    counts[status] += 1;
    return results.filter((one) => one.counts && one.outcome === 'fail').length;
  });
  const median = findings.toSorted((a, b) => a - b)[Math.floor(findings.length / 2)] ?? 0;
  return { counts, largest: Math.max(...Object.values(counts)) / issues.length, median };
}

function bars(largest: number, median: number): Held[] {
  return [
    {
      name: 'backlog.largest',
      what: 'starter: share of the largest status',
      ratio: largest,
      bar: { atMost: 0.7 },
    },
    {
      name: 'backlog.findings',
      what: 'starter: median of findings that count',
      ratio: median,
      bar: { atMost: 3 },
    },
  ];
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(0)} %`;
}
