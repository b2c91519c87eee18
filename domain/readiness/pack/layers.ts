import type { IssueKind, StatusCategory } from '../../issue.ts';
import type { Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';
import { mergeSettings } from './merge.ts';
import { type OwnRule, ownRules } from './own-rules.ts';
import type { Pack, PackStatus, RuleSetting, Section, Thresholds } from './pack.ts';

export const packKinds: readonly IssueKind[] = [
  'story',
  'task',
  'bug',
  'epic',
  'spike',
  'subtask',
  'other',
];
/** With null for an issue whose status is not known. */
export const packStatuses: readonly (PackStatus | null)[] = [null, 'toDo', 'inProgress', 'done'];

const kindsOf = new Map(rules.map(({ id, kinds }) => [id, kinds]));

const statusNames: Record<StatusCategory, PackStatus> = {
  new: 'toDo',
  indeterminate: 'inProgress',
  done: 'done',
};

/** A pack as it counts for one type in one status. */
export interface Layer {
  thresholds: Thresholds;
  /** In the order of their ids. */
  rules: { rule: Rule | OwnRule; setting: RuleSetting }[];
}

const layers = new WeakMap<Pack, Map<string, Layer>>();

/** A pack for a type and a status: what it says of the type goes before the rest, of the status before that. */
export function layerOf(pack: Pack, kind: IssueKind, category: StatusCategory | null): Layer {
  const status = category === null ? null : statusNames[category];
  const known = layers.get(pack) ?? new Map<string, Layer>();
  layers.set(pack, known);
  const key = `${kind} ${status}`;
  const layer = known.get(key) ?? makeLayer(pack, kind, status);
  known.set(key, layer);
  return layer;
}

export function thresholdsFor(pack: Pack, kind: IssueKind, status: PackStatus | null): Thresholds {
  const changes = sectionsFor(pack, kind, status).map(({ thresholds }) => thresholds);
  return Object.assign({}, pack.thresholds, ...changes);
}

/** The settings of every rule for a type in a status, by rule id. */
export function settingsFor(
  pack: Pack,
  kind: IssueKind,
  status: PackStatus | null,
): Record<string, RuleSetting> {
  const sections = sectionsFor(pack, kind, status);
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

function makeLayer(pack: Pack, kind: IssueKind, status: PackStatus | null): Layer {
  const settings = settingsFor(pack, kind, status);
  const all: (Rule | OwnRule)[] = [...rules, ...ownRules(pack)];
  return {
    thresholds: thresholdsFor(pack, kind, status),
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
  status: PackStatus | null,
): Section[] {
  const sections = [types[kind], status === null ? undefined : statuses[status]];
  return sections.filter((section) => section !== undefined);
}
