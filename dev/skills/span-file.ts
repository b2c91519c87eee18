import { readFileSync } from 'node:fs';

/** A sentence of a file of `skillspan`. */
export interface MarkedSentence {
  document: number;
  source: string;
  tokens: string[];
  /** Per token: outside, begins a skill, goes on. */
  states: number[];
}

interface Row {
  idx: number;
  source: string;
  tokens: string[];
  tags_knowledge: string[];
}

/** The sentences of a file, with what people marked as knowledge. */
export function readMarked(file: string): MarkedSentence[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
    .map(({ idx, source, tokens, tags_knowledge }) => ({
      document: idx,
      source,
      tokens,
      states: tags_knowledge.map((tag) => 'OBI'.indexOf(tag)),
    }));
}

/** The runs of a sentence, half open, over tokens. */
export function runsOf(states: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [at, state] of states.entries()) {
    const last = runs.at(-1);
    if (state === 1) runs.push([at, at + 1]);
    else if (state === 2 && last && last[1] === at) last[1] = at + 1;
  }
  return runs;
}
