import { plainLine } from '../../domain/operations/adf.ts';
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
}

export function createNotes(): Notes {
  return {
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
  ].filter((sentence) => typeof sentence === 'string' && sentence !== '') as string[];
}
