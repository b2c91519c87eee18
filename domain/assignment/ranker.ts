import { createEvidence, type ReadIssue } from './evidence.ts';
import { type CandidateParts, partsOf } from './parts.ts';
import { firstWeights, learnFrom, type PartWeights, worthOf } from './weights.ts';

/** Someone who may have an issue, and how much speaks for it: only the order means something. */
export interface Ranked {
  person: string;
  worth: number;
}

/** A way to say who should have an issue. It learns from issues in the order in which they were resolved. */
export interface Method {
  /** The best first; equal ones in the order of their names. */
  rank(issue: ReadIssue): Ranked[];
  learn(issue: ReadIssue, person: string, resolved: number): void;
}

/**
 * Ranks by the parts, whose weights it learns from what it had said when an issue came and who resolved it. What
 * it said is forgotten when the issue is resolved.
 */
export function createRanker(first: PartWeights = firstWeights): Method {
  const evidence = createEvidence();
  const said = new Map<ReadIssue, CandidateParts[]>();
  let weights = first;
  let seen = 0;
  return {
    rank(issue) {
      const candidates = partsOf(evidence, issue);
      said.set(issue, candidates);
      const ranked = candidates.map(({ person, parts }) => ({
        person: evidence.nameOf(person),
        worth: worthOf(parts, weights),
      }));
      return ranked.sort(byWorth);
    },
    learn(issue, person, resolved) {
      const candidates = said.get(issue) ?? [];
      said.delete(issue);
      const chosen = candidates.findIndex((one) => evidence.nameOf(one.person) === person);
      if (chosen >= 0) {
        weights = learnFrom(
          weights,
          candidates.map(({ parts }) => parts),
          chosen,
          seen,
        );
        seen += 1;
      }
      evidence.add(issue, person, resolved);
    },
  };
}

export function byWorth(a: Ranked, b: Ranked): number {
  return b.worth - a.worth || (a.person < b.person ? -1 : 1);
}
