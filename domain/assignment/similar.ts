/** Issues that were resolved, to be found by their words. */
export interface SimilarIssues {
  add(words: readonly string[], person: number | null, at: number): void;
  /** What people have of the most similar issues; the most similar one counts 1. */
  votesFor(words: readonly { word: string; weight: number }[], at: number): Map<number, number>;
}

/** Of how many issues that hold a word the newest are looked at. */
const newest = 400;

/** How many similar issues have a say. */
const mostSimilar = 15;

/** After so many more resolved issues a similar one is half as near. */
const halfLife = 1500;

export function createSimilarIssues(): SimilarIssues {
  const issues: { person: number | null; length: number; at: number }[] = [];
  const holders = new Map<string, number[]>();
  return {
    add(words, person, at) {
      for (const word of words) {
        const list = holders.get(word) ?? [];
        holders.set(word, list);
        list.push(issues.length);
        if (list.length > 2 * newest) list.splice(0, newest);
      }
      issues.push({ person, length: words.length, at });
    },
    votesFor(words, at) {
      const shared = new Map<number, number>();
      for (const { word, weight } of words)
        for (const issue of holders.get(word)?.slice(-newest) ?? [])
          shared.set(issue, (shared.get(issue) ?? 0) + weight * weight);
      const near = [...shared].map(([issue, sum]) => {
        const { person, length, at: then } = issues[issue] ?? { person: null, length: 0, at };
        const age = 2 ** ((then - at) / halfLife);
        return { person, issue, nearness: (sum / Math.sqrt(30 + length)) * age };
      });
      near.sort((a, b) => b.nearness - a.nearness || b.issue - a.issue);
      const most = near[0]?.nearness ?? 1;
      const votes = new Map<number, number>();
      for (const { person, nearness } of near.slice(0, mostSimilar))
        if (person !== null) votes.set(person, (votes.get(person) ?? 0) + (nearness / most) ** 2);
      return votes;
    },
  };
}
