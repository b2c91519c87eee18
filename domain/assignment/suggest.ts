import type { Evidence, ReadIssue } from './evidence.ts';
import { partsOf } from './parts.ts';
import { firstWeights, type Parts, type PartWeights, worthOf } from './weights.ts';

/** How somebody stands when an issue looks for a person. */
export interface Circumstances {
  person: string;
  /** Whether Jira would take the person as the assignee. */
  assignable: boolean;
  /** Does not want to be suggested. */
  optedOut: boolean;
  /** Milliseconds since 1970; away until then. Null where the person is there. */
  awayUntil: number | null;
  /** Issues the person has now. */
  load: number;
  /** How many the person may have at most; null where there is no limit. */
  limit: number | null;
  /** The share of the latest suggestions that went to the person, from 0 to 1. */
  suggested: number;
}

type Reason = 'not_assignable' | 'opted_out' | 'away' | 'at_limit';

interface SuggestionWeights {
  parts: PartWeights;
  /** What the logarithm of the load takes away. */
  load: number;
  /** What each share above the cap takes away. */
  fairness: number;
  /** The share of the latest suggestions above which somebody is spared. */
  cap: number;
}

const suggestionWeights: SuggestionWeights = {
  parts: firstWeights,
  load: 0.5,
  fairness: 4,
  cap: 0.4,
};

/** Fewer resolved issues say nothing about who does what. */
const leastResolved = 30;

interface Candidate {
  person: string;
  /** Only the order means something. */
  score: number;
  /** What the score is the sum of, each with its weight. */
  parts: Parts & { load: number; fairness: number };
}

export interface Suggestion {
  /** Says that there is nothing to go by; then there are no candidates. */
  enough: boolean;
  /** The best first. */
  candidates: Candidate[];
  /** Why not somebody, by name. */
  excluded: { person: string; reason: Reason }[];
}

/**
 * Who could have an issue. Hard constraints come first; whoever they leave is ordered by what speaks for them. More
 * load or less evidence never moves somebody up, and the order of the input changes nothing. Equal ones are ordered
 * by their load and then by a lot that falls anew for each issue, so that no name is always first.
 */
export function suggest(
  issue: ReadIssue & { key: string },
  people: readonly Circumstances[],
  evidence: Evidence,
  now: number,
  weights = suggestionWeights,
): Suggestion {
  const judged = people.map((one) => ({ one, reason: reasonAgainst(one, now) }));
  const excluded = judged
    .flatMap(({ one, reason }) => (reason ? [{ person: one.person, reason }] : []))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
  if (evidence.size < leastResolved) return { enough: false, candidates: [], excluded };
  const known = new Map(
    partsOf(evidence, issue).map(({ person, parts }) => [evidence.nameOf(person), parts]),
  );
  const candidates = judged.flatMap(({ one, reason }) => {
    const parts = known.get(one.person);
    return reason || !parts
      ? []
      : [{ load: one.load, candidate: candidateOf(one, parts, weights) }];
  });
  candidates.sort(
    (a, b) =>
      b.candidate.score - a.candidate.score ||
      a.load - b.load ||
      lotOf(issue.key, a.candidate.person) - lotOf(issue.key, b.candidate.person),
  );
  return { enough: true, candidates: candidates.map(({ candidate }) => candidate), excluded };
}

function reasonAgainst(one: Circumstances, now: number): Reason | null {
  if (one.optedOut) return 'opted_out';
  if (!one.assignable) return 'not_assignable';
  if (one.awayUntil !== null && one.awayUntil > now) return 'away';
  return one.limit !== null && one.load >= one.limit ? 'at_limit' : null;
}

function candidateOf(
  { person, load, suggested }: Circumstances,
  parts: Parts,
  weights: SuggestionWeights,
): Candidate {
  const weighted = Object.entries(parts).map(([name, value]) => [
    name,
    value * weights.parts[name as keyof Parts],
  ]);
  const taken = {
    load: -weights.load * Math.log1p(load),
    fairness: -weights.fairness * Math.max(0, suggested - weights.cap),
  };
  return {
    person,
    score: worthOf(parts, weights.parts) + taken.load + taken.fairness,
    parts: { ...(Object.fromEntries(weighted) as Parts), ...taken },
  };
}

/** The same for the same issue and person, and otherwise as good as drawn (FNV-1a). */
function lotOf(key: string, person: string): number {
  let hash = 2166136261;
  for (const sign of `${key}\n${person}`)
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16777619);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
}
