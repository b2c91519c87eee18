import type { Base, NormalIssue } from '../issue.ts';
import type { Json } from '../json.ts';
import type { PlanRow } from '../plan.ts';
import { baseOf } from './base.ts';

type Written = Pick<PlanRow, 'operation' | 'result'>;

/**
 * The base of an issue as it would be had the plan written nothing: what its done rows changed, and
 * nobody changed after them, stands as before.
 */
export function baseWithoutOwn(issue: NormalIssue, rows: readonly Written[]): Base {
  const done = rows.filter(({ result }) => result !== undefined);
  const made = new Set(done.flatMap(({ result }) => (result ? [result.id] : [])));
  const subtasks = issue.subtasks.filter(({ id }) => !made.has(id));
  const components = 'field:components';
  const values = { ...issue.values };
  if (values[components] !== undefined)
    values[components] = withoutOwnComponents(values[components], done);
  const base = baseOf({ ...issue, subtasks, values });
  for (const { operation } of done.toReversed()) {
    const rewrote = operation.kind === 'insertSections' || operation.kind === 'removeSections';
    if (rewrote && base.description === operation.after) base.description = operation.before;
  }
  return base;
}

/** Names of components, as the issue had them before our changes; as they are where somebody changed ours. */
function withoutOwnComponents(value: Json, done: readonly Written[]): Json {
  if (!Array.isArray(value)) return value;
  let names = new Set(value);
  for (const { operation } of done) {
    if (operation.kind !== 'setComponents') continue;
    const stands =
      operation.add.every(({ name }) => names.has(name)) &&
      operation.remove.every(({ name }) => !names.has(name));
    if (!stands) return value;
    const added = operation.add.map(({ name }) => name);
    const kept = [...names].filter((name) => !added.includes(String(name)));
    names = new Set([...kept, ...operation.remove.map(({ name }) => name)]);
  }
  return [...names].map(String).toSorted();
}
