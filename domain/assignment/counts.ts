/** How often each person had to do with a term, of which older times count less. */
export interface Counts {
  /** Where the person is null, only that there was an issue. */
  add(term: string, person: number | null, at: number): void;
  /** Issues with the term so far, each counted in full. */
  issuesWith(term: string): number;
  /** What the people had with it, as it counts at this time, and all of it together. */
  sharesOf(term: string, at: number): { total: number; people: Iterable<[number, number]> };
}

interface Entry {
  issues: number;
  people: Map<number, { count: number; at: number }>;
}

/** `at` counts resolved issues: after `halfLife` more of them what was counts half. */
export function createCounts(halfLife: number): Counts {
  const entries = new Map<string, Entry>();
  const faded = (count: number, since: number) => count * 2 ** (-since / halfLife);
  return {
    add(term, person, at) {
      const entry = entries.get(term) ?? { issues: 0, people: new Map() };
      entries.set(term, entry);
      entry.issues += 1;
      if (person === null) return;
      const before = entry.people.get(person);
      const count = 1 + (before ? faded(before.count, at - before.at) : 0);
      entry.people.set(person, { count, at });
    },
    issuesWith: (term) => entries.get(term)?.issues ?? 0,
    sharesOf(term, at) {
      const people = [...(entries.get(term)?.people ?? [])].map(
        ([person, one]): [number, number] => [person, faded(one.count, at - one.at)],
      );
      return { total: people.reduce((sum, [, count]) => sum + count, 0), people };
    },
  };
}
