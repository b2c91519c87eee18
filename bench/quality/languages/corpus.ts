import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The languages of the corpus. */
export const spoken = ['en', 'de', 'fr', 'es'] as const;
export type Spoken = (typeof spoken)[number];

interface Text {
  summary: string;
  description: string;
}

/** One work item in four languages. */
export type Parallel = { type: string } & Record<Spoken, Text>;

const folder = new URL('../../../tests/fixtures/languages/', import.meta.url);

/** Forty work items of our own, each in four languages. */
export function readCorpus(): Parallel[] {
  return ['stories', 'bugs', 'tasks'].flatMap(
    (name) => parse(readFileSync(new URL(`${name}.yaml`, folder), 'utf8')) as Parallel[],
  );
}

/** The row of an item in one of its languages. */
export function rowOf(item: Parallel, language: Spoken): Record<string, unknown> {
  return { key: 'LANG-1', type: item.type, ...item[language] };
}

const fewestWords = 10;

/** Whether a text is long enough for its language to be told. */
export function isLongEnough(text: string): boolean {
  return (text.match(/\p{L}+/gu) ?? []).length >= fewestWords;
}

/** Pieces of an item of at least ten words: all of it, its title with the first sentence, its sentences. */
export function fragmentsOf({ summary, description }: Text): string[] {
  const sentences = description.split(/(?<=[.?!])\s+|\n+/).filter(Boolean);
  const all = [`${summary}\n${description}`, `${summary}\n${sentences[0] ?? ''}`, ...sentences];
  return all.filter(isLongEnough);
}
