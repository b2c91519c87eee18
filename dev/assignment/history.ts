import { createLot } from '../../domain/assignment/figures.ts';
import type { PastIssue } from '../../domain/assignment/past-issue.ts';

/** What kind of history: who gets an issue follows from it, or from nothing. */
export type HistoryKind = 'specialists' | 'drifting' | 'newcomers' | 'shuffled';

export const historyKinds: readonly HistoryKind[] = [
  'specialists',
  'drifting',
  'newcomers',
  'shuffled',
];

interface Options {
  kind: HistoryKind;
  seed: number;
  issues: number;
  project?: string;
}

const areas: Record<string, string> = {
  checkout: 'payment card invoice refund voucher basket total currency receipt',
  search: 'index query filter facet ranking suggestion result synonym page',
  accounts: 'login password profile session token avatar signup consent role',
  catalogue: 'product price picture variant stock category import feed label',
  delivery: 'parcel address carrier tracking warehouse label return courier slot',
  reports: 'chart export spreadsheet column total period dashboard figure print',
  mobile: 'screen gesture camera push offline android battery keyboard rotation',
  platform: 'deploy cluster queue memory timeout backup latency cache metric',
};
const anywhere =
  'add fix wrong after change when user cannot open slow error message button list'.split(' ');
const day = 24 * 3600 * 1000;

/**
 * A made-up history, the same for the same seed. Each person knows two areas best; some issues lack a component, some
 * texts speak of another area, and some issues go to whoever is free.
 */
export function makeHistory({ kind, seed, issues, project = 'MADE' }: Options): PastIssue[] {
  const lot = createLot(seed);
  const pick = <Value>(list: readonly Value[]) => list[Math.floor(lot() * list.length)] as Value;
  const names = Object.keys(areas);
  const people = Array.from({ length: 14 }, (_, at) => `person-${at + 1}`);
  const loves = new Map(people.map((person) => [person, [pick(names), pick(names)]]));
  const eager = new Map(people.map((person) => [person, 0.2 + lot()]));
  const history: PastIssue[] = [];
  let time = Date.UTC(2024, 0, 8);
  for (let number = 1; number <= issues; number++) {
    time += lot() * 0.5 * day;
    if (kind === 'drifting' && number % 60 === 0)
      loves.set(pick(people), [pick(names), pick(names)]);
    const present = kind === 'newcomers' ? presentAt(people, number / issues) : people;
    const area = pick(names);
    const assignee = assigneeOf(area, present);
    history.push({ ...textOf(area), ...timesOf(), key: `${project}-${number}`, assignee });
  }
  return history;

  function assigneeOf(area: string, present: readonly string[]): string {
    const fit = (person: string) => {
      const knows = kind !== 'shuffled' && loves.get(person)?.includes(area);
      return (kind === 'shuffled' ? 1 : (eager.get(person) ?? 1)) * (knows ? 25 : 1);
    };
    let rest = lot() * present.reduce((sum, person) => sum + fit(person), 0);
    for (const person of present) {
      rest -= fit(person);
      if (rest <= 0) return person;
    }
    return pick(present);
  }

  function textOf(area: string) {
    const own = () => pick((areas[lot() < 0.85 ? area : pick(names)] ?? '').split(' '));
    const words = (count: number) =>
      Array.from({ length: count }, () => (lot() < 0.5 ? own() : pick(anywhere))).join(' ');
    return {
      summary: words(6),
      description: words(30),
      components: lot() < 0.6 ? [area] : [],
      labels: lot() < 0.2 ? [pick(names)] : [],
    };
  }

  function timesOf() {
    const lasts = (0.2 - Math.log(1 - lot()) * 4) * day;
    return { created: Math.round(time), resolved: lot() < 0.95 ? Math.round(time + lasts) : null };
  }
}

/** A window over the people that moves: most are there for half of the time. */
function presentAt(people: readonly string[], share: number): string[] {
  const first = Math.floor(share * people.length * 0.6);
  return people.slice(first, first + Math.ceil(people.length * 0.45));
}
