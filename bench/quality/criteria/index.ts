import { fileURLToPath } from 'node:url';
import { normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { findCriteria } from '../../../domain/readiness/criteria.ts';
import { subjectOf } from '../../../domain/readiness/subject.ts';
import { type DemoRow, demoBacklogFile, readDemoBacklog } from '../demo-backlog.ts';
import type { Measure, Measured } from '../measure.ts';
import { readLines } from '../read-lines.ts';
import { type Counts, scoresOf } from '../scores.ts';
import { elsewhereIn, isElsewhereAtHand } from './elsewhere.ts';
import { compare, type Place } from './match.ts';
import { sampleOf, seed, tuningOf } from './sample.ts';

/** Whether acceptance criteria are found one by one where people wrote them. */
export const criteria: Measure = {
  name: 'criteria',
  needs: [demoBacklogFile],
  method:
    'F1 on the criteria of 150 public issues, labelled by reading: a criterion is found when it overlaps by 0.8. Tuned on a third only; 71 issues of nine projects that no rule has seen besides, where they are at hand.',
  seed,
  measure: async (data) => measure(comparedIn(readDemoBacklog(data)), unseenIn(data)),
};

interface Compared {
  key: string;
  split: 'tuning' | 'held out' | 'unseen';
  counts: Counts;
}

function measure(sample: readonly Compared[], unseen: readonly Compared[]): Measured {
  const compared = [...sample, ...unseen];
  const heldOut = compared.filter(({ split }) => split === 'held out');
  const parts = {
    tuning: compared.filter(({ split }) => split === 'tuning'),
    'held out': heldOut,
    all: sample,
    ...byProject(heldOut),
    ...(unseen.length > 0 ? { 'projects never seen': unseen, ...byProject(unseen) } : {}),
  };
  const figures = Object.entries(parts).map(([name, part]) => {
    const counts = sum(part.map(({ counts }) => counts));
    return [name, { issues: part.length, ...counts, ...scoresOf(counts) }] as const;
  });
  const falseAlarms = compared.flatMap(({ key, counts }) =>
    counts.falsePositives > 0 ? [`${key} ${counts.falsePositives}`] : [],
  );
  return {
    figures: { ...Object.fromEntries(figures), falseAlarms },
    tables: [
      {
        head: ['', 'issues', 'criteria', 'false', 'precision', 'recall', 'F1'],
        rows: figures.map(([name, of]) => rowOf(name, of)),
      },
      { head: ['false alarms'], rows: falseAlarms.map((one) => [one]) },
    ],
    held: [
      {
        name: 'criteria.f1',
        what: 'criteria: F1 held out',
        ratio: scoresOf(sum(heldOut.map(({ counts }) => counts))).f1,
        bar: { atLeast: 0.9 },
      },
    ],
  };
}

function comparedIn(rows: readonly DemoRow[]): Compared[] {
  const sample = sampleOf(rows);
  const tuning = tuningOf(sample);
  const labels = readLabels('labels');
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return sample.map((key) => {
    const row = byKey.get(key);
    const counts = compare(labels.get(key) ?? [], row ? placesIn(row) : []);
    return { key, split: tuning.has(key) ? 'tuning' : 'held out', counts };
  });
}

/** Issues of projects that were not looked at; none where their set is not at hand. */
function unseenIn(data: string): Compared[] {
  if (!isElsewhereAtHand(data)) return [];
  const labels = readLabels('elsewhere');
  return elsewhereIn(data).map((row) => ({
    key: row.key,
    split: 'unseen',
    counts: compare(labels.get(row.key) ?? [], placesIn(row)),
  }));
}

function byProject(all: readonly Compared[]): Record<string, Compared[]> {
  return Object.fromEntries(
    [...Map.groupBy(all, projectOf)].map(([project, of]) => [`${of[0]?.split}, ${project}`, of]),
  );
}

/** The project is the first part of a key. */
const projectOf = ({ key }: { key: string }): string => key.replace(/-.*/, '');

/** Where nothing is labelled there is no recall, and what was found is a false alarm. */
function rowOf(name: string, of: Counts & ReturnType<typeof scoresOf> & { issues: number }) {
  const labelled = of.truePositives + of.falseNegatives;
  const rates = [of.precision, of.recall, of.f1].map((value) => value.toFixed(3));
  return [
    name,
    ...[of.issues, labelled, of.falsePositives].map(String),
    ...(labelled === 0 ? ['', '', ''] : rates),
  ];
}

function placesIn(row: DemoRow): Place[] {
  return findCriteria(subjectOf(normaliseRow(row), null).sections)
    .filter(({ span }) => span.field === 'description')
    .map(({ span }) => [span.start, span.end]);
}

/** Places by key; an issue of the sample that is not listed has no criteria. */
function readLabels(name: 'labels' | 'elsewhere'): Map<string, Place[]> {
  const file = fileURLToPath(new URL(`../labels/criteria/${name}.jsonl`, import.meta.url));
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
