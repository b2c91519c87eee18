import type { PackFile, RuleSetting, Section } from './pack.ts';

type Named<T> = Record<string, T>;

/** A pack with what its parent says where it says nothing. Settings are inherited one by one, cases not at all. */
export function mergePacks(parent: PackFile, own: PackFile): PackFile {
  return {
    ...parent,
    ...own,
    ...defined({
      judges: mergeEach(parent.judges, own.judges, (_, choice) => choice),
      fields: mergeEach(parent.fields, own.fields, (_, choice) => choice),
      types: mergeEach(parent.types, own.types, mergeSections),
      statuses: mergeEach(parent.statuses, own.statuses, mergeSections),
    }),
    thresholds: { ...parent.thresholds, ...own.thresholds },
    rules: mergeEach(parent.rules, own.rules, mergeSettings) ?? {},
  };
}

/** A rule's settings with those that replace some of them. */
export function mergeSettings<T extends Partial<RuleSetting>>(base: T, change: T): T {
  const params = base.params ?? change.params;
  return { ...base, ...change, ...(params && { params: { ...base.params, ...change.params } }) };
}

function mergeSections(base: Section, change: Section): Section {
  return defined({
    thresholds: mergeEach(base.thresholds, change.thresholds, (_, value) => value),
    rules: mergeEach(base.rules, change.rules, mergeSettings),
  });
}

function mergeEach<T extends object>(
  base: T | undefined,
  change: T | undefined,
  merge: (a: NonNullable<T[keyof T]>, b: NonNullable<T[keyof T]>) => T[keyof T],
): T | undefined {
  if (!base || !change) return change ?? base;
  const merged = { ...base };
  for (const [name, value] of Object.entries(change)) {
    const key = name as keyof T;
    const before = Object.hasOwn(base, name) ? base[key] : undefined;
    merged[key] = before === undefined || before === null ? value : merge(before, value);
  }
  return merged;
}

/** Without the members that are not there. */
function defined<T extends Named<unknown>>(value: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };
}
