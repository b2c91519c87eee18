/** Calls that a bucket gains in a second, and that it holds at most. */
export interface Rate {
  perSecond: number;
  atOnce: number;
}

type Kind = 'reads' | 'commands';

/** How often people may call, each of them and all of one site together; reads and commands do not share. */
export interface RequestRates {
  person: Record<Kind, Rate>;
  site: Record<Kind, Rate>;
}

/**
 * A screen asks about once a second while something moves, and opening a page takes a few calls at once. A
 * site's reads are far above what Jira's own points let it ask about.
 */
export const defaultRates: RequestRates = {
  person: { reads: { perSecond: 10, atOnce: 60 }, commands: { perSecond: 2, atOnce: 30 } },
  site: { reads: { perSecond: 100, atOnce: 500 }, commands: { perSecond: 20, atOnce: 100 } },
};

/** A name that is the same for all processes, and what it holds. */
export interface Bucket {
  name: string;
  rate: Rate;
}

/**
 * What a call takes from: the person's bucket first, so that whoever is refused takes nothing from the others.
 * @param person whatever tells people of the site apart without naming them
 */
export function bucketsOf(rates: RequestRates, person: string, method: string): Bucket[] {
  const kind: Kind = method === 'GET' || method === 'HEAD' ? 'reads' : 'commands';
  return [
    { name: `${kind} ${person}`, rate: rates.person[kind] },
    { name: `${kind} of all`, rate: rates.site[kind] },
  ];
}
