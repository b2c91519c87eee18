import { plainLine } from '../../domain/operations/adf.ts';
import type { LeftOut } from '../../domain/readiness/left-out.ts';
import type { CheckWords } from './words/words.ts';

/** What a reader of the result should know about the input; filled while it is read. */
export interface Notes {
  /** Names of the fields from which acceptance criteria were read. */
  criteriaFields: Set<string>;
  /** Some issues came without a description, which then counts as not read. */
  noDescription: boolean;
  /** Custom fields came without their names. */
  unnamedFields: boolean;
  /** Jira has more pages of this search. */
  morePages: boolean;
  /** Issues that the pack does not judge in Jira, by why; where only the others are wanted, they are left out. */
  leftOut: Record<LeftOut, number>;
  onlyJudged: boolean;
}

export function createNotes({ onlyJudged = false } = {}): Notes {
  return {
    leftOut: { status: 0, type: 0, service: 0 },
    onlyJudged,
    criteriaFields: new Set(),
    noDescription: false,
    unnamedFields: false,
    morePages: false,
  };
}

/** The notes as sentences, in the reader's language. */
export function noteSentences(notes: Notes, words: CheckWords): string[] {
  const names = [...notes.criteriaFields].map((name) => `“${plainLine(name)}”`).join(', ');
  return [
    names && words.criteriaFrom(names),
    notes.noDescription && words.noDescription,
    // Where the field is known, the other names do not matter.
    notes.unnamedFields && !names && words.unnamedFields,
    notes.morePages && words.morePages,
    Object.values(notes.leftOut).some((count) => count > 0) &&
      words.leftOut[notes.onlyJudged ? 'omitted' : 'judged'](reasons(notes, words)),
  ].filter((sentence) => typeof sentence === 'string' && sentence !== '') as string[];
}

/** How many, and why: `3 by their status, 1 by its type`. */
function reasons({ leftOut }: Notes, { leftOut: { by } }: CheckWords): string {
  return (['status', 'type', 'service'] as const)
    .flatMap((reason) => (leftOut[reason] > 0 ? [by[reason](leftOut[reason])] : []))
    .join(', ');
}
