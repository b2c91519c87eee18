import { type Counts, createCounts } from './counts.ts';
import type { NewIssue } from './past-issue.ts';
import { createSimilarIssues, type SimilarIssues } from './similar.ts';
import { wordsOf } from './words.ts';

/** An issue, read once. */
export interface ReadIssue {
  words: string[];
  components: readonly string[];
  labels: readonly string[];
  skills: readonly string[];
  created: number;
}

/** What is known of people from the issues they resolved. */
export interface Evidence {
  /**
   * Adds a resolved issue; issues are added in the order in which they were resolved. Where nobody is named,
   * because nobody was or because the person does not want to be, it only tells how common its words are.
   */
  add(issue: ReadIssue, person: string | null, resolved: number): void;
  /** Resolved issues so far. */
  readonly size: number;
  /** Numbers of the people who resolved one of the latest issues. */
  candidates(): number[];
  nameOf(person: number): string;
  numberOf(person: string): number | undefined;
  lastResolved(person: number): number;
  readonly terms: Counts;
  /** Whoever resolved anything, with fading at three speeds. */
  readonly paces: readonly Counts[];
  readonly similar: SimilarIssues;
}

/** Resolved issues after which what was counts half: the last days, the usual, the long run. */
const paces = [12, 60, 400];
const termHalfLife = 600;

/** Who resolved none of so many issues is no candidate, and at most so many people are. */
const longestAbsence = 1000;
const mostCandidates = 200;

/** What of an issue speaks for a person. The title counts for what it names, so words are those of both. */
export function readIssue(issue: NewIssue, skills: readonly string[] = []): ReadIssue {
  const words = wordsOf(`${issue.summary}\n${issue.description}`);
  const { components, labels, created } = issue;
  return { words, components, labels, skills, created };
}

export function createEvidence(): Evidence {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const last: { at: number; resolved: number }[] = [];
  const terms = createCounts(termHalfLife);
  const similar = createSimilarIssues();
  const counted = paces.map(createCounts);
  let size = 0;
  return {
    add(issue, name, resolved) {
      size += 1;
      const person = name === null ? null : numbered(name);
      if (person !== null) last[person] = { at: size, resolved };
      for (const pace of counted) pace.add('', person, size);
      for (const term of termsOf(issue)) terms.add(term, person, size);
      similar.add(issue.words, person, size);
    },
    get size() {
      return size;
    },
    candidates() {
      const present = [...last.keys()].filter((one) => size - atOf(one) < longestAbsence);
      return present.sort((a, b) => atOf(b) - atOf(a)).slice(0, mostCandidates);
    },
    nameOf: (person) => names[person] ?? '',
    numberOf: (name) => numbers.get(name),
    lastResolved: (person) => last[person]?.resolved ?? 0,
    terms,
    paces: counted,
    similar,
  };

  function numbered(name: string): number {
    const person = numbers.get(name) ?? names.push(name) - 1;
    numbers.set(name, person);
    return person;
  }

  function atOf(person: number): number {
    return last[person]?.at ?? 0;
  }
}

/** Terms of different kinds have different first letters. */
export function termsOf({ words, components, labels, skills }: ReadIssue): string[] {
  return [
    ...words.map((word) => `w${word}`),
    ...components.map((name) => `c${name}`),
    ...labels.map((name) => `l${name}`),
    ...skills.map((name) => `s${name}`),
  ];
}
