import { type Parallel, readCorpus, rowOf, spoken } from '../quality/languages/corpus.ts';

/** Of a description: as many texts of the corpus, one after the other. */
const mostTexts = 6;

/** A backlog of our own, the same for a number on any machine: texts of the corpus, mixed by index. */
export function generatedBacklog(count: number): Record<string, unknown>[] {
  const corpus = readCorpus();
  return Array.from({ length: count }, (_, index) => generatedRow(corpus, index));
}

function generatedRow(corpus: readonly Parallel[], index: number): Record<string, unknown> {
  // Half of the issues are English.
  const language = index % 2 === 0 ? 'en' : (spoken[(index >> 1) % spoken.length] ?? 'en');
  const at = (step: number) => corpus[(index * 7 + step * 11) % corpus.length];
  const first = at(0);
  const texts = Array.from({ length: 1 + (index % mostTexts) }, (_, step) => at(step));
  return {
    ...(first ? rowOf(first, language) : {}),
    key: `GEN-${index + 1}`,
    description: texts.map((item) => item?.[language].description ?? '').join('\n\n'),
    storyPoints: index % 3 === 0 ? null : index % 8,
    components: index % 5 === 0 ? [] : ['Catalogue'],
    updated: new Date(Date.UTC(2026, index % 12, 1 + (index % 28), index % 24)).toISOString(),
  };
}
