import { fileURLToPath } from 'node:url';
import { normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { findCriteria } from '../../../domain/readiness/criteria.ts';
import { subjectOf } from '../../../domain/readiness/subject.ts';
import { type DemoRow, demoBacklogFile, readDemoBacklog } from '../demo-backlog.ts';
import type { Measure, Measured } from '../measure.ts';
import { readLines } from '../read-lines.ts';
import { type Counts, scoresOf } from '../scores.ts';
import { compare, type Place } from './match.ts';
import { sampleOf, seed, tuningOf } from './sample.ts';

/** Whether acceptance criteria are found one by one where people wrote them. */
export const criteria: Measure = {
  name: 'criteria',
  needs: [demoBacklogFile],
  method:
    'F1 on the criteria of 150 public issues, labelled by reading: a criterion is found when it overlaps by 0.8. Tuned on a third only.',
  seed,
  measure: async (data) => measure(readDemoBacklog(data)),
};

function measure(rows: readonly DemoRow[]): Measured {
  const sample = sampleOf(rows);
  const tuning = tuningOf(sample);
  const labels = readLabels();
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const compared = sample.map((key) => {
    const row = byKey.get(key);
    return { key, counts: compare(labels.get(key) ?? [], row ? placesIn(row) : []) };
  });
  const parts = {
    tuning: compared.filter(({ key }) => tuning.has(key)),
    'held out': compared.filter(({ key }) => !tuning.has(key)),
    all: compared,
  };
  const figures = Object.entries(parts).map(([name, part]) => {
    const counts = sum(part.map(({ counts }) => counts));
    return [name, { issues: part.length, ...counts, ...scoresOf(counts) }] as const;
  });
  const heldOut = figures.find(([name]) => name === 'held out')?.[1].f1 ?? 0;
  return {
    figures: Object.fromEntries(figures),
    tables: [
      {
        head: ['', 'issues', 'criteria', 'precision', 'recall', 'F1'],
        rows: figures.map(([name, of]) => [
          name,
          String(of.issues),
          String(of.truePositives + of.falseNegatives),
          ...[of.precision, of.recall, of.f1].map((value) => value.toFixed(3)),
        ]),
      },
    ],
    held: [
      {
        name: 'criteria.f1',
        what: 'criteria: F1 held out',
        ratio: heldOut,
        bar: { atLeast: 0.9 },
      },
    ],
  };
}

function placesIn(row: DemoRow): Place[] {
  return findCriteria(subjectOf(normaliseRow(row), null).sections)
    .filter(({ span }) => span.field === 'description')
    .map(({ span }) => [span.start, span.end]);
}

/** Places by key; an issue of the sample that is not listed has no criteria. */
function readLabels(): Map<string, Place[]> {
  const file = fileURLToPath(new URL('../labels/criteria/labels.jsonl', import.meta.url));
  const lines = readLines<{ key: string; criteria: Place[] }>(file);
  return new Map(lines.map(({ key, criteria }) => [key, criteria]));
}

function sum(all: readonly Counts[]): Counts {
  const total = (name: keyof Counts) => all.reduce((so, counts) => so + counts[name], 0);
  return {
    truePositives: total('truePositives'),
    falsePositives: total('falsePositives'),
    falseNegatives: total('falseNegatives'),
  };
}
