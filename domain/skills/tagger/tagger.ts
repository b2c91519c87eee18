/** Weights of the features for the states *begins a skill* and *goes on*; *outside* weighs nothing. */
export interface Weights {
  /** Features are numbers below it. A power of two. */
  size: number;
  /** Two per feature. */
  emissions: Int8Array;
  /** What one step of an emission is worth. */
  step: number;
  /** From each state to each: outside, begins, goes on. */
  transitions: readonly number[];
  /** Subtracted from *outside*: the higher, the more is found and the less of it is right. */
  eagerness: number;
}

/** A run of words that the tagger takes for a skill, half open, and how sure it is of its words. */
export interface Tagged {
  from: number;
  to: number;
  confidence: number;
}

const states = [0, 1, 2] as const;
const never = -1e9;

/** The most likely runs of words, and for each word how likely it is part of any. Linear in the words. */
export function tag(
  features: readonly Uint32Array[],
  weights: Weights,
): { runs: Tagged[]; inside: number[] } {
  const scores = features.map((list) => emissionsOf(list, weights));
  const inside = insides(scores, weights);
  return { runs: runsOf(bestPath(scores, weights), inside), inside };
}

function emissionsOf(list: Uint32Array, { emissions, step, eagerness }: Weights): number[] {
  let begins = 0;
  let goesOn = 0;
  for (const feature of list) {
    begins += emissions[2 * feature] ?? 0;
    goesOn += emissions[2 * feature + 1] ?? 0;
  }
  return [-eagerness, begins * step, goesOn * step];
}

/** *Goes on* never follows *outside*, nor begins a line. */
const step = (from: number, to: number, { transitions }: Weights) =>
  from === 0 && to === 2 ? never : (transitions[3 * from + to] ?? 0);
const first = (to: number) => (to === 2 ? never : 0);

function bestPath(scores: readonly number[][], weights: Weights): number[] {
  const back: number[][] = [];
  let best = states.map((to) => first(to) + (scores[0]?.[to] ?? 0));
  for (const score of scores.slice(1)) {
    const from = states.map((to) =>
      argmax(states.map((s) => (best[s] ?? 0) + step(s, to, weights))),
    );
    back.push(from);
    best = states.map((to) => {
      const before = from[to] ?? 0;
      return (best[before] ?? 0) + step(before, to, weights) + (score[to] ?? 0);
    });
  }
  const path = [argmax(best)];
  for (const from of back.reverse()) path.push(from[path.at(-1) ?? 0] ?? 0);
  return scores.length > 0 ? path.reverse() : [];
}

/** Forward and backward sums, in logarithms. */
function insides(scores: readonly number[][], weights: Weights): number[] {
  const forward: number[][] = [];
  for (const [at, score] of scores.entries()) {
    const before = forward[at - 1];
    forward.push(
      states.map((to) => {
        const reach = before
          ? logSum(states.map((s) => (before[s] ?? 0) + step(s, to, weights)))
          : first(to);
        return reach + (score[to] ?? 0);
      }),
    );
  }
  const inside = new Array<number>(scores.length);
  let after = [0, 0, 0];
  for (let at = scores.length - 1; at >= 0; at--) {
    const sums = states.map((state) => (forward[at]?.[state] ?? 0) + (after[state] ?? 0));
    inside[at] = 1 - Math.exp((sums[0] ?? 0) - logSum(sums));
    const here = after.map((value, state) => value + (scores[at]?.[state] ?? 0));
    after = states.map((s) => logSum(states.map((to) => step(s, to, weights) + (here[to] ?? 0))));
  }
  return inside;
}

function runsOf(path: readonly number[], inside: readonly number[]): Tagged[] {
  const runs: Tagged[] = [];
  for (const [at, state] of path.entries()) {
    const last = runs.at(-1);
    if (state === 1) runs.push({ from: at, to: at + 1, confidence: inside[at] ?? 0 });
    else if (state === 2 && last) {
      last.to = at + 1;
      last.confidence = Math.min(last.confidence, inside[at] ?? 0);
    }
  }
  return runs;
}

function argmax(values: readonly number[]): number {
  let best = 0;
  for (const [at, value] of values.entries()) if (value > (values[best] ?? 0)) best = at;
  return best;
}

/** The logarithm of the sum of what the values are logarithms of. */
export function logSum(values: readonly number[]): number {
  const most = Math.max(...values);
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}
