import type { Evidence, ReadIssue } from './evidence.ts';
import { type Parts, partNames } from './weights.ts';

/** What speaks for a candidate, each part the logarithm of a share: 0 is most. */
export interface CandidateParts {
  person: number;
  parts: Parts;
}

/** What counts as much as one issue of evidence before there is any: shares of the usual pace. */
const prior = { term: 3, word: 2, similar: 1.5, pace: 0.02 };

/** The words that say most, at most so many. */
const mostWords = 40;
const mostWordsForSimilar = 25;

const week = 7 * 24 * 3600 * 1000;

/**
 * The candidates for an issue with what speaks for each. Every part rises with a person's own evidence and falls
 * with that of others, so less evidence never makes a part larger.
 */
export function partsOf(evidence: Evidence, issue: ReadIssue): CandidateParts[] {
  const people = evidence.candidates();
  const [recent, usual, long] = evidence.paces.map((_, pace) => paceShares(evidence, people, pace));
  if (!recent || !usual || !long) return [];
  const shares = { evidence, people, usual };
  const words = tellingWords(evidence, issue);
  const columns: Record<keyof Parts, Float64Array> = {
    recent: recent.map(Math.log),
    usual: usual.map(Math.log),
    long: long.map(Math.log),
    components: termShares(
      shares,
      issue.components.map((name) => `c${name}`),
    ),
    labels: termShares(
      shares,
      issue.labels.map((name) => `l${name}`),
    ),
    skills: termShares(
      shares,
      issue.skills.map((name) => `s${name}`),
    ),
    words: wordShares(shares, words),
    similar: similarShares(shares, words),
    lastSeen: Float64Array.from(
      people,
      (person) => -Math.log1p(Math.max(0, issue.created - evidence.lastResolved(person)) / week),
    ),
  };
  return people.map((person, at) => ({
    person,
    parts: Object.fromEntries(partNames.map((name) => [name, columns[name][at] ?? 0])) as Parts,
  }));
}

interface Shares {
  evidence: Evidence;
  people: readonly number[];
  usual: Float64Array;
}

function paceShares(evidence: Evidence, people: readonly number[], pace: number): Float64Array {
  const counts = new Map(evidence.paces[pace]?.sharesOf('', evidence.size).people);
  const shares = Float64Array.from(people, (person) => (counts.get(person) ?? 0) + prior.pace);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** The mean share of what is known of the terms; the usual pace where nothing is. */
function termShares({ evidence, people, usual }: Shares, terms: readonly string[]): Float64Array {
  const known = terms.filter((term) => evidence.terms.issuesWith(term) > 0);
  if (known.length === 0) return usual.map(Math.log);
  const sums = new Float64Array(people.length);
  for (const term of known) {
    const { total, people: counts } = evidence.terms.sharesOf(term, evidence.size);
    const own = new Map(counts);
    for (const [at, person] of people.entries())
      sums[at] =
        (sums[at] ?? 0) +
        ((own.get(person) ?? 0) + prior.term * (usual[at] ?? 0)) / (total + prior.term);
  }
  return sums.map((sum) => Math.log(sum / known.length));
}

/** Known words, the rarest first, each with what its rarity is worth. */
function tellingWords({ terms, size }: Evidence, { words }: ReadIssue) {
  return words
    .map((word) => ({ word, issues: terms.issuesWith(`w${word}`) }))
    .filter(({ issues }) => issues > 0)
    .map(({ word, issues }) => ({ word, weight: Math.log1p(size / issues) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, mostWords);
}

type Words = ReturnType<typeof tellingWords>;

/**
 * The mean of the logarithms of shares, weighted by rarity: many words that agree weigh more than one. Only
 * people who had to do with a word are gone through; of the others all have the same.
 */
function wordShares({ evidence, people, usual }: Shares, words: Words): Float64Array {
  if (words.length === 0) return usual.map(Math.log);
  const place = new Map(people.map((person, at) => [person, at]));
  const extra = new Float64Array(people.length);
  let all = 0;
  let weights = 0;
  for (const { word, weight } of words) {
    const { total, people: counts } = evidence.terms.sharesOf(`w${word}`, evidence.size);
    weights += weight;
    all += weight * Math.log(prior.word / (total + prior.word));
    for (const [person, count] of counts) {
      const at = place.get(person);
      if (at !== undefined)
        extra[at] = (extra[at] ?? 0) + weight * Math.log1p(count / (prior.word * (usual[at] ?? 1)));
    }
  }
  const scale = Math.min(3, Math.sqrt(words.length));
  return usual.map((share, at) => scale * (Math.log(share) + (all + (extra[at] ?? 0)) / weights));
}

function similarShares({ evidence, people, usual }: Shares, words: Words): Float64Array {
  const votes = evidence.similar.votesFor(
    words.slice(0, mostWordsForSimilar).map(({ word, weight }) => ({ word, weight })),
    evidence.size,
  );
  const total = [...votes.values()].reduce((sum, vote) => sum + vote, 0);
  return Float64Array.from(people, (person, at) =>
    Math.log(
      ((votes.get(person) ?? 0) + prior.similar * (usual[at] ?? 0)) / (total + prior.similar),
    ),
  );
}
