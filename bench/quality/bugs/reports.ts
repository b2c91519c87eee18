import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BugPart } from '../../../domain/readiness/bug/titles.ts';
import { readLines } from '../read-lines.ts';

export const projects = ['hadoop', 'seamonkey'] as const;
export type Project = (typeof projects)[number];

export const reportFiles = projects.map((project) => `gitbugs/${project}.jsonl`);

export interface BugReport {
  id: string;
  summary: string;
  description: string | null;
}

export function readReports(data: string, project: Project): BugReport[] {
  return readLines<BugReport>(join(data, `gitbugs/${project}.jsonl`));
}

/** `[start, end)` of a sentence in the description, and the parts it carries. */
type LabelledSentence = [start: number, end: number, parts: string];

export interface LabelledReport {
  set: Project;
  id: string;
  sentences: LabelledSentence[];
}

export const letters: Record<BugPart, string> = { observed: 'o', expected: 'e', steps: 's' };

/** How many reports of each project are for tuning: the first ones, the order was drawn by lot. */
const tuned = 25;

/** The labels, those of each project in their order, with what they are for. */
export function readLabels(name: 'labels' | 'first' | 'second' = 'labels') {
  const file = fileURLToPath(new URL(`../labels/bug-parts/${name}.jsonl`, import.meta.url));
  const seen = { hadoop: 0, seamonkey: 0 };
  return readLines<LabelledReport>(file).map((report) => {
    seen[report.set] += 1;
    return {
      ...report,
      split: seen[report.set] <= tuned ? ('tuning' as const) : ('held out' as const),
    };
  });
}
