import type { IssueKind, NormalIssue } from '../../issue.ts';
import type { Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';
import { mergeSettings } from './merge.ts';
import { type OwnRule, ownRules } from './own-rules.ts';
import type { Pack, RuleSetting, Section, Thresholds } from './pack.ts';
import { statusesMeant } from './statuses.ts';

export const packKinds: readonly IssueKind[] = [
  'story',
  'task',
  'bug',
  'epic',
  'spike',
  'subtask',
  'other',
];
const kindsOf = new Map(rules.map(({ id, kinds }) => [id, kinds]));

/** A pack as it counts for one type in one status. */
export interface Layer {
  thresholds: Thresholds;
  /** In the order of their ids. */
  rules: { rule: Rule | OwnRule; setting: RuleSetting }[];
}

const layers = new WeakMap<Pack, Map<string, Layer>>();

/**
 * A pack for an issue: what it says of the type goes before the rest, of the category of the status before that, and
 * of the status itself before all.
 */
export function layerOf(
  pack: Pack,
  { type: { kind }, ...standing }: Pick<NormalIssue, 'type' | 'statusCategory' | 'status'>,
): Layer {
  const statuses = statusesMeant(Object.keys(pack.statuses ?? {}), standing);
  const known = layers.get(pack) ?? new Map<string, Layer>();
  layers.set(pack, known);
  const key = JSON.stringify([kind, ...statuses]);
  const layer = known.get(key) ?? makeLayer(pack, kind, statuses);
  known.set(key, layer);
  return layer;
}

/** @param statuses names of the pack's, the closest last */
export function thresholdsFor(
  pack: Pack,
  kind: IssueKind,
  statuses: readonly string[],
): Thresholds {
  const changes = sectionsFor(pack, kind, statuses).map(({ thresholds }) => thresholds);
  return Object.assign({}, pack.thresholds, ...changes);
}

/** The settings of every rule for a type in a status, by rule id. */
export function settingsFor(
  pack: Pack,
  kind: IssueKind,
  statuses: readonly string[],
): Record<string, RuleSetting> {
  const sections = sectionsFor(pack, kind, statuses);
  return Object.fromEntries(
    Object.entries(pack.rules).map(([id, setting]) => [
      id,
      sections.reduce((settings, { rules: changes = {} }) => {
        const change = changes[id];
        return change ? (mergeSettings(settings, change) as RuleSetting) : settings;
      }, setting),
    ]),
  );
}

/** Whether a rule, with its settings for a type, is for issues of that type. */
export function concerns(rule: string, { types }: RuleSetting, kind: IssueKind): boolean {
  const kinds = kindsOf.get(rule);
  return (!types || types.includes(kind)) && (!kinds || kinds.includes(kind));
}

function makeLayer(pack: Pack, kind: IssueKind, statuses: readonly string[]): Layer {
  const settings = settingsFor(pack, kind, statuses);
  const all: (Rule | OwnRule)[] = [...rules, ...ownRules(pack)];
  return {
    thresholds: thresholdsFor(pack, kind, statuses),
    rules: all
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap((rule) => {
        const setting = settings[rule.id];
        return setting ? [{ rule, setting }] : [];
      }),
  };
}

function sectionsFor(
  { types = {}, statuses = {} }: Pack,
  kind: IssueKind,
  names: readonly string[],
): Section[] {
  const sections = [types[kind], ...names.map((name) => statuses[name])];
  return sections.filter((section) => section !== undefined);
}
