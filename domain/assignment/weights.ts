/** What may speak for a person. */
export const partNames = [
  'recent',
  'usual',
  'long',
  'components',
  'labels',
  'skills',
  'words',
  'similar',
  'lastSeen',
] as const;

export type Parts = Record<(typeof partNames)[number], number>;

/** What each part is worth, at least 0. */
export type PartWeights = Readonly<Parts>;

/**
 * Where every project begins. From what was learnt on histories of five public projects and generated ones, between
 * which the order of parts was much the same.
 */
export const firstWeights: PartWeights = {
  recent: 0.15,
  usual: 0.05,
  long: 0.02,
  components: 0.2,
  labels: 0.1,
  skills: 0.05,
  words: 0.1,
  similar: 0.5,
  lastSeen: 0.5,
};

const rate = 0.02;
const slowing = 500;
const pull = 0.002;

/** What speaks for a person in all, the higher the better. */
export function worthOf(parts: Parts, weights: PartWeights): number {
  return partNames.reduce((sum, name) => sum + weights[name] * parts[name], 0);
}

/**
 * Weights a step nearer to those that would have put the chosen one first, drawn a little to where they began.
 * None falls below 0: no part ever speaks against a person. `seen` counts the issues learnt from before.
 */
export function learnFrom(
  weights: PartWeights,
  candidates: readonly Parts[],
  chosen: number,
  seen: number,
): PartWeights {
  const worths = candidates.map((parts) => worthOf(parts, weights));
  const most = Math.max(...worths);
  const odds = worths.map((worth) => Math.exp(worth - most));
  const total = odds.reduce((sum, one) => sum + one, 0);
  const size = rate / (1 + seen / slowing);
  const next = partNames.map((name) => {
    const expected = candidates.reduce(
      (sum, parts, at) => sum + ((odds[at] ?? 0) / total) * parts[name],
      0,
    );
    const gradient = (candidates[chosen]?.[name] ?? expected) - expected;
    const drawn = gradient - pull * (weights[name] - firstWeights[name]);
    return [name, Math.max(0, weights[name] + size * drawn)] as const;
  });
  return Object.fromEntries(next) as Parts;
}
