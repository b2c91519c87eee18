import type { FieldChange } from '../field-change.ts';
import { isCriteriaName, isEstimateName } from '../normalise/fields.ts';
import { chosenIn, readsIn } from '../readiness/meaning.ts';
import type { Pack } from '../readiness/pack/pack.ts';
import type { Standing } from './usefulness.ts';

/**
 * The fields of Jira whose change can settle what a rule found, by id of the rule: their ids and names in lower
 * case, as histories call them. Summary, description and type are not among them: they count for every rule.
 */
export type FieldsOfRules = ReadonlyMap<string, ReadonlySet<string>>;

/** Names of a site's fields, by id. */
type Names = Readonly<Record<string, string>>;

/** Ids of fields that every site has, by the names that formulas use, with what a history calls them. */
const fixed: Record<string, readonly string[]> = {
  components: ['components', 'component'],
  estimate: ['timeoriginalestimate'],
  priority: ['priority'],
  links: ['issuelinks', 'link'],
};

const named: Record<string, (name: string) => boolean> = {
  estimate: isEstimateName,
  acceptanceCriteria: isCriteriaName,
};

export function fieldsOfRules(pack: Pack, names: Names): FieldsOfRules {
  return new Map(
    Object.entries(pack.rules).map(([id, setting]) => [
      id,
      new Set(readsIn(id, setting).flatMap((read) => fieldsBehind(read, pack, names))),
    ]),
  );
}

/** Ids of those fields, among the fields of a site. */
export function idsOf(fields: FieldsOfRules, names: Names): string[] {
  return Object.keys(names).filter((id) =>
    [...fields.values()].some((own) => own.has(id.toLowerCase())),
  );
}

/**
 * What rules said at one time, for another: without those whose fields were changed in between, of which it
 * is not known what they would say.
 */
export function standingsBetween(
  standings: Readonly<Record<string, Standing>>,
  fields: FieldsOfRules,
  changes: readonly FieldChange[],
  { after, until }: { after: number; until: number },
): Record<string, Standing> {
  const touched = changes
    .filter(({ at }) => at > after && at <= until)
    .map(({ field }) => field.toLowerCase());
  const stands = ([rule]: [string, Standing]) => !touched.some((one) => fields.get(rule)?.has(one));
  return Object.fromEntries(Object.entries(standings).filter(stands));
}

function fieldsBehind(read: string, pack: Pack, names: Names): string[] {
  const { ids = [], names: chosen = [] } = chosenIn(pack, read) ?? {};
  const all = [...ids, ...(fixed[read] ?? [])];
  const isMeant = (name: string) => chosen.some((one) => same(one, name)) || named[read]?.(name);
  const found = Object.entries(names).filter(([id, name]) => all.includes(id) || isMeant(name));
  return [...all, ...found.flat()].map((one) => one.toLowerCase());
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
