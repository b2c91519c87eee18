import { fileURLToPath } from 'node:url';
import { readLines } from '../read-lines.ts';

type Offsets = [start: number, end: number];

/** What a reader marked in a story; see `labels/stories/README.md`. */
export interface StoryLabel {
  id: string;
  role: Offsets | null;
  action: Offsets | null;
  benefit: Offsets | null;
  atomic: boolean;
}

/** Files that may be looked at while rules are written; the others are held out. */
const tuning = new Set('g03 g04 g10 g11 g13 g17 g19 g22 g23 g25 g28'.split(' '));

export const splits = ['tuning', 'held out'] as const;
export type Split = (typeof splits)[number];

export function splitOf({ id }: { id: string }): Split {
  return tuning.has(id.slice(0, 3)) ? 'tuning' : 'held out';
}

export function readLabels(): StoryLabel[] {
  return readLines(fileURLToPath(new URL('../labels/stories/labels.jsonl', import.meta.url)));
}
