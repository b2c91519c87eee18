import { join } from 'node:path';
import { readLines } from '../read-lines.ts';

/** The eight kinds that the macro figure is over, by the set's own names. */
export const kinds = {
  subjective: 'Subjective_lang.',
  ambiguous: 'Ambiguous_adv._adj.',
  non_verifiable: 'Nonverifiable_term',
  superlative: 'Superlative',
  comparative: 'Comparative',
  negative: 'Negative',
  vague_pronoun: 'Vague_pron.',
  uncertain_verb: 'Uncertain_verb',
} as const;

export type Kind = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as Kind[];

type Flagged = Record<string, string[]>;

/** A requirement with the words that people, and two peers, flagged. */
export interface Requirement {
  id: string;
  document: string;
  text: string;
  gold: Flagged;
  peer_arta: Flagged;
  peer_smella: Flagged;
}

export const requirementsFile = 'arta-ds1-tune/requirements.jsonl';

export function readRequirements(data: string): Requirement[] {
  return readLines(join(data, requirementsFile));
}
