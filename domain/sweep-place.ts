import type { SweepSource } from './sweep.ts';

/**
 * The parts of a sweep, in their order: its issues, project by project; what was created, moved or edited in the
 * meantime, in the same way; and what the sweep before had and this one did not meet.
 */
type SweepPass = 'main' | 'late' | 'left';

/** Where a sweep goes on. */
export interface SweepPlace {
  pass: SweepPass;
  /** The index of the project. */
  projectAt: number;
  /** The key, or in `left` and where no Jira is asked the id, of the last issue; null: from the first one. */
  after: string | null;
}

export interface SweepShape {
  source: SweepSource;
  projects: number;
  /** Whether there is a sweep before. */
  hasPrevious: boolean;
}

/** The place behind a page; null where it was the last one of all. */
export function placeBehind(
  place: SweepPlace,
  page: { after: string | null; isLast: boolean },
  shape: SweepShape,
): SweepPlace | null {
  if (!page.isLast) return { ...place, after: page.after ?? place.after };
  const next = { ...place, projectAt: place.projectAt + 1, after: null };
  if (place.pass !== 'left' && next.projectAt < shape.projects) return next;
  if (shape.source === 'stored') return null;
  if (place.pass === 'main') return { pass: 'late', projectAt: 0, after: null };
  return place.pass === 'late' && shape.hasPrevious
    ? { pass: 'left', projectAt: 0, after: null }
    : null;
}

export const isSamePlace = (a: SweepPlace, b: SweepPlace): boolean =>
  a.pass === b.pass && a.projectAt === b.projectAt && a.after === b.after;
