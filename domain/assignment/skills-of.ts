import { knownTerms } from '../skills/known.ts';
import type { Taxonomy } from '../skills/taxonomy.ts';
import { linesOfWords } from '../skills/words.ts';
import type { NewIssue } from './past-issue.ts';

/** The skills that title and description name outright, each once: without the tagger, for whole histories at once. */
export function namedSkills({ summary, description }: NewIssue, taxonomy: Taxonomy): string[] {
  const lines = linesOfWords(`${summary}\n${description}`);
  const terms = lines.flatMap((words) => knownTerms(words, taxonomy)).map(({ term }) => term);
  return [...new Set(terms.filter(({ everyday }) => !everyday).map(({ skill }) => skill))];
}
