import { type ReadIssue, termsOf } from './evidence.ts';
import { byWorth, type Method } from './ranker.ts';

/** Whoever resolved most issues so far. */
export function createMostFrequent(): Method {
  const counts = new Map<string, number>();
  return {
    rank: () => ranked(counts.keys(), (person) => counts.get(person) ?? 0),
    learn: (_, person) => void counts.set(person, (counts.get(person) ?? 0) + 1),
  };
}

/** Whoever resolved most of the last hundred issues. */
export function createRecent(window = 100): Method {
  const last: string[] = [];
  return {
    rank() {
      const counts = new Map<string, number>();
      for (const person of last) counts.set(person, (counts.get(person) ?? 0) + 1);
      return ranked(counts.keys(), (person) => counts.get(person) ?? 0);
    },
    learn(_, person) {
      last.push(person);
      if (last.length > window) last.shift();
    },
  };
}

/** What a term that somebody never met counts, as part of an issue. */
const smoothing = 0.1;

/**
 * Multinomial naive Bayes over words, components and labels, learning as it goes. With less smoothing than the usual
 * 1, which does better on every history that was tried.
 */
export function createNaiveBayes(): Method {
  const issues = new Map<string, number>();
  const sizes = new Map<string, number>();
  const counts = new Map<string, Map<string, number>>();
  return {
    rank(issue) {
      const known = featuresOf(issue).flatMap((term) => counts.get(term) ?? []);
      const logs = new Map<string, number>();
      for (const [person, count] of issues) {
        const size = (sizes.get(person) ?? 0) + smoothing * counts.size;
        logs.set(person, Math.log(count) + known.length * Math.log(smoothing / size));
      }
      for (const people of known)
        for (const [person, count] of people)
          logs.set(person, (logs.get(person) ?? 0) + Math.log1p(count / smoothing));
      return ranked(logs.keys(), (person) => logs.get(person) ?? 0);
    },
    learn(issue, person) {
      issues.set(person, (issues.get(person) ?? 0) + 1);
      const terms = featuresOf(issue);
      sizes.set(person, (sizes.get(person) ?? 0) + terms.length);
      for (const term of terms) {
        const people = counts.get(term) ?? new Map<string, number>();
        counts.set(term, people.set(person, (people.get(person) ?? 0) + 1));
      }
    },
  };
}

/** Without skills, which are words that count twice. */
const featuresOf = (issue: ReadIssue) => termsOf({ ...issue, skills: [] });

function ranked(people: Iterable<string>, worth: (person: string) => number) {
  return [...people].map((person) => ({ person, worth: worth(person) })).sort(byWorth);
}
