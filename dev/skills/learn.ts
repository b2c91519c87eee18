import { knownTerms } from '../../domain/skills/known.ts';
import { featuresOf } from '../../domain/skills/tagger/features.ts';
import { logSum } from '../../domain/skills/tagger/tagger.ts';
import { createTaxonomy } from '../../domain/skills/taxonomy.ts';
import { wordAt } from '../../domain/skills/words.ts';
import type { MarkedSentence } from './span-file.ts';

export interface Learning {
  /** Features are told apart by a hash below it. A power of two. */
  size: number;
  rounds: number;
  rate: number;
  /** How strongly weights are drawn to nothing. */
  decay: number;
  /** Features that were met less often are left out. */
  leastOften: number;
}

export const learning: Learning = {
  size: 2 ** 18,
  rounds: 10,
  rate: 0.03,
  decay: 0.0003,
  leastOften: 2,
};

/** What was learnt: three weights per feature, one per state, and nine between states. */
export interface Learnt {
  emissions: Float64Array;
  transitions: Float64Array;
}

interface Example {
  features: Uint32Array[];
  states: number[];
}

const allowed = (from: number, to: number) => !(from === 0 && to === 2);

/**
 * Weights of a linear-chain conditional random field, by stochastic gradients with a rate per weight (AdaGrad).
 * The order of the sentences is drawn by a fixed seed, so the same sentences give the same weights.
 */
export function learn(sentences: readonly MarkedSentence[], options = learning): Learnt {
  const examples = examplesOf(sentences, options);
  const weights = {
    emissions: new Float64Array(3 * options.size),
    transitions: new Float64Array(9),
  };
  const squares = {
    emissions: new Float64Array(3 * options.size).fill(1e-6),
    transitions: new Float64Array(9).fill(1e-6),
  };
  const next = drawn(1);
  const order = examples.map((_, at) => at);
  for (let round = 0; round < options.rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(next() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    for (const at of order) step(examples[at] as Example, weights, squares, options);
  }
  return weights;
}

function examplesOf(sentences: readonly MarkedSentence[], options: Learning): Example[] {
  const taxonomy = createTaxonomy();
  const wide = 2 ** 26;
  const rows = sentences.map(({ tokens }) => {
    const words = tokens.map((token) => wordAt(token, 0));
    return featuresOf(words, knownTerms(words, taxonomy), wide);
  });
  const counts = new Map<number, number>();
  for (const name of rows.flat().flatMap((list) => [...list]))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const often = (name: number) => (counts.get(name) ?? 0) >= options.leastOften;
  return rows.map((row, at) => ({
    features: row.map((list) => list.filter(often).map((name) => name & (options.size - 1))),
    states: sentences[at]?.states ?? [],
  }));
}

function step(
  { features, states }: Example,
  weights: Learnt,
  squares: Learnt,
  { rate, decay }: Learning,
) {
  const count = features.length;
  if (count === 0) return;
  const scores = features.map((list) => {
    const sums = [0, 0, 0];
    for (const name of list)
      for (let s = 0; s < 3; s++)
        sums[s] = (sums[s] as number) + (weights.emissions[3 * name + s] as number);
    return sums;
  });
  const { single, pairs } = expectations(scores, weights.transitions);
  const move = (part: keyof Learnt, index: number, gradient: number) => {
    const pulled = gradient - decay * (weights[part][index] as number);
    squares[part][index] = (squares[part][index] as number) + pulled * pulled;
    weights[part][index] =
      (weights[part][index] as number) +
      (rate / Math.sqrt(squares[part][index] as number)) * pulled;
  };
  for (const [at, list] of features.entries())
    for (let s = 0; s < 3; s++) {
      const gradient = Number(states[at] === s) - (single[at]?.[s] as number);
      if (Math.abs(gradient) >= 1e-5)
        for (const name of list) move('emissions', 3 * name + s, gradient);
    }
  for (let at = 1; at < count; at++) {
    const seen = 3 * (states[at - 1] as number) + (states[at] as number);
    pairs[seen] = (pairs[seen] as number) - 1;
  }
  for (let pair = 0; pair < 9; pair++) move('transitions', pair, -(pairs[pair] as number));
}

/** How likely each state is at each place, and how often each pair of states is expected. */
function expectations(scores: readonly number[][], transitions: Float64Array) {
  const all = [0, 1, 2];
  const moves = (from: number, to: number) =>
    allowed(from, to) ? (transitions[3 * from + to] as number) : -1e9;
  const forward: number[][] = [];
  for (const [at, score] of scores.entries()) {
    const before = forward[at - 1];
    forward.push(
      all.map((to) => {
        const reach = before
          ? logSum(all.map((from) => (before[from] as number) + moves(from, to)))
          : to === 2
            ? -1e9
            : 0;
        return reach + (score[to] as number);
      }),
    );
  }
  const backward: number[][] = scores.map(() => [0, 0, 0]);
  for (let at = scores.length - 2; at >= 0; at--)
    backward[at] = all.map((from) =>
      logSum(
        all.map(
          (to) =>
            moves(from, to) + (scores[at + 1]?.[to] as number) + (backward[at + 1]?.[to] as number),
        ),
      ),
    );
  const total = logSum(forward.at(-1) ?? [0]);
  const single = forward.map((row, at) =>
    row.map((value, s) => Math.exp(value + (backward[at]?.[s] as number) - total)),
  );
  const pairs = new Array<number>(9).fill(0);
  for (let at = 1; at < scores.length; at++)
    for (const from of all)
      for (const to of all)
        if (allowed(from, to))
          pairs[3 * from + to] =
            (pairs[3 * from + to] as number) +
            Math.exp(
              (forward[at - 1]?.[from] as number) +
                moves(from, to) +
                (scores[at]?.[to] as number) +
                (backward[at]?.[to] as number) -
                total,
            );
  return { single, pairs };
}

/** Numbers from 0 to 1 by a seed. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
