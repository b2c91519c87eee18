import { stringify } from 'yaml';
import type { PackFile, Section } from './pack.ts';

const packOrder = [
  'format',
  'id',
  'version',
  'purpose',
  'extends',
  'waivers',
  'judges',
  'fields',
  'thresholds',
  'rules',
  'types',
  'statuses',
  'cases',
];
const judgesOrder = ['statuses', 'types', 'serviceRequests'];
const settingOrder = [
  'off',
  'counts',
  'severity',
  'weight',
  'types',
  'params',
  'formula',
  'manual',
  'title',
  'advice',
];
const caseOrder = ['name', 'issue', 'ticked', 'expect', 'status'];
const rowOrder = ['type', 'summary', 'description'];

type Bag = Record<string, unknown>;

/**
 * The YAML text of a pack: members in one order, everything else by name. The same pack gives the same text,
 * and reading the text gives the pack again. Comments of a file are no part of a pack.
 */
export function exportPack(file: PackFile): string {
  const { judges, fields, thresholds, rules, types, statuses, cases } = file;
  const value = inOrder(packOrder, {
    ...file,
    ...(judges && { judges: inOrder(judgesOrder, judges) }),
    ...(fields && { fields: each(fields, (choice) => inOrder([], choice)) }),
    ...(thresholds && { thresholds: inOrder(['ready', 'needsWork'], thresholds) }),
    rules: settings(rules),
    ...(types && { types: each(types, section) }),
    ...(statuses && { statuses: each(statuses, section) }),
    cases: cases.map((one) =>
      inOrder(caseOrder, {
        ...one,
        issue: inOrder(rowOrder, one.issue),
        expect: inOrder([], one.expect),
      }),
    ),
  });
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

function section({ thresholds, rules }: Section): Bag {
  return {
    ...(thresholds && { thresholds: inOrder(['ready', 'needsWork'], thresholds) }),
    ...(rules && { rules: settings(rules) }),
  };
}

function settings(rules: Record<string, { params?: Bag }>): Bag {
  return each(rules, (setting) =>
    inOrder(settingOrder, {
      ...setting,
      ...(setting.params && { params: inOrder([], setting.params) }),
    }),
  );
}

function each<T>(bag: Record<string, T>, map: (value: T) => unknown): Bag {
  return inOrder([], Object.fromEntries(Object.entries(bag).map(([k, v]) => [k, map(v)])));
}

/** The members that are named, in that order, then the others by name. Nothing else is a member of the text. */
function inOrder(order: readonly string[], bag: object): Bag {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const entries = Object.entries(bag).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1)),
  );
}
