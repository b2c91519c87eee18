import type { IssueKind } from '../../issue.ts';
import type { Json } from '../../json.ts';
import { judgesOf } from '../left-out.ts';
import { concerns, packKinds, settingsFor, thresholdsFor } from './layers.ts';
import type { Pack } from './pack.ts';
import { packCategories } from './statuses.ts';

/** One setting that differs, and for which issues. */
export interface PackChange {
  /** Null for what is no rule's: thresholds, fields, purpose, waivers, which work items are judged. */
  rule: string | null;
  /** `judged` where one of the packs does not look at the rule at all; `params.…` for a limit. */
  setting: string;
  /** Null where it is not set. */
  before: Json;
  after: Json;
  types: IssueKind[];
  /** Status categories, and statuses that a pack names; null for issues whose status is not known. */
  statuses: (string | null)[];
}

type Flat = Map<string, { rule: string | null; setting: string; value: Json }>;

/** What judging by one pack instead of another changes, and for whom, whatever the way the packs say it. */
export function diffPacks(before: Pack, after: Pack): PackChange[] {
  const places = new Map<string, PackChange & { byType: Map<IssueKind, (string | null)[]> }>();
  for (const kind of packKinds)
    for (const status of statusesIn(before, after)) {
      const [old, now] = [flat(before, kind, status), flat(after, kind, status)];
      for (const name of new Set([...old.keys(), ...now.keys()])) {
        const change = changeOf(name, old, now);
        if (!change) continue;
        const key = JSON.stringify([name, change.before, change.after]);
        const found = places.get(key) ?? { ...change, types: [], statuses: [], byType: new Map() };
        places.set(key, found);
        found.byType.set(kind, [...(found.byType.get(kind) ?? []), status]);
      }
    }
  return [...places.values()].flatMap(byStatuses).toSorted(inOrder);
}

/** A change for types that it concerns in different statuses is told once for each of them. */
function byStatuses({
  byType,
  ...change
}: PackChange & { byType: Map<IssueKind, (string | null)[]> }): PackChange[] {
  const groups = Map.groupBy(byType, ([, statuses]) => statuses.join());
  return [...groups.values()].map((group) => ({
    ...change,
    types: group.map(([kind]) => kind),
    statuses: group[0]?.[1] ?? [],
  }));
}

function changeOf(name: string, old: Flat, now: Flat) {
  const [before, after] = [old.get(name), now.get(name)];
  const { rule = null, setting = '' } = before ?? after ?? {};
  const judged = rule && `${rule} judged`;
  // A rule that one of them does not judge differs in that alone.
  if (judged && name !== judged && old.has(judged) !== now.has(judged)) return null;
  const values = { before: before?.value ?? null, after: after?.value ?? null };
  if (JSON.stringify(values.before) === JSON.stringify(values.after)) return null;
  return { rule, setting, ...values };
}

/** Null, the categories, and what either pack says of single statuses. */
function statusesIn(...packs: Pack[]): (string | null)[] {
  const named = packs.flatMap(({ statuses = {} }) => Object.keys(statuses));
  return [null, ...new Set([...packCategories, ...named])];
}

function flat(pack: Pack, kind: IssueKind, status: string | null): Flat {
  const members: Flat = new Map();
  const statuses = status === null ? [] : [status];
  const add = (rule: string | null, setting: string, value: Json) =>
    members.set(`${rule} ${setting}`, { rule, setting, value });
  for (const [name, value] of Object.entries(thresholdsFor(pack, kind, statuses)))
    add(null, `thresholds.${name}`, value);
  for (const [name, choice] of Object.entries(pack.fields ?? {}))
    add(null, `fields.${name}`, { ...choice });
  add(null, 'purpose', pack.purpose ?? 'ready');
  add(null, 'waivers', pack.waivers ?? 'members');
  for (const [name, value] of Object.entries(judgesOf(pack))) add(null, `judges.${name}`, value);
  for (const [rule, setting] of Object.entries(settingsFor(pack, kind, statuses)))
    if (concerns(rule, setting, kind)) {
      const { params = {}, types: _types, ...rest } = setting;
      add(rule, 'judged', true);
      for (const [name, value] of Object.entries(rest)) add(rule, name, value);
      for (const [name, value] of Object.entries(params)) add(rule, `params.${name}`, value);
    }
  return members;
}

function inOrder(a: PackChange, b: PackChange): number {
  const key = ({ rule, setting, types, statuses }: PackChange) =>
    JSON.stringify([rule ?? '', setting, types, statuses]);
  return key(a) < key(b) ? -1 : 1;
}
