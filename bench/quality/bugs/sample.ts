import { seeded } from '../../../faults/chaos/plan.ts';
import { shuffled } from '../lot.ts';
import type { BugReport, Project } from './reports.ts';

const seeds: Record<Project, number> = { hadoop: 20_261_126, seamonkey: 20_261_127 };
const each = 75;

/** The ids of the reports of a project that are labelled, in the order in which they were drawn. */
export function sampleOf(project: Project, reports: readonly BugReport[]): string[] {
  const ids = reports
    .filter(({ description }) => isOfSomeLength(description?.length ?? 0))
    .map(({ id }) => String(id))
    .sort();
  return shuffled(ids, seeded(seeds[project])).slice(0, each);
}

const isOfSomeLength = (length: number) => length >= 40 && length <= 4000;
