import { digestOf } from '../canonical.ts';
import type { FieldKey, NormalIssue } from '../issue.ts';

/** Fields by their Jira id, or by a name that a site gave; case does not matter in a name. */
export interface FieldChoice {
  ids?: string[];
  names?: string[];
}

/** What a pack looks at besides the fixed fields, by the name it gives to each. */
export type ChosenFields = Record<string, FieldChoice>;

/**
 * The fields of an issue that were chosen, by the name of the choice. Ids come before names, earlier ones
 * before later ones.
 */
export function findChosen(
  ids: readonly string[],
  nameOf: (id: string) => string,
  chosen: ChosenFields,
): Record<string, FieldKey> {
  const choices = Object.entries(chosen);
  if (choices.length === 0) return {};
  const byName = new Map(ids.toReversed().map((id) => [folded(nameOf(id)), id]));
  const found: Record<string, FieldKey> = {};
  for (const [alias, { ids: wanted = [], names = [] }] of choices) {
    const id =
      wanted.find((one) => ids.includes(one)) ??
      names.map((name) => byName.get(folded(name))).find((one) => one !== undefined);
    if (id !== undefined) found[alias] = `field:${id}`;
  }
  return found;
}

/**
 * An issue for a pack that chooses these fields: what was found by another choice is taken from it, so that no
 * formula looks at a field that the pack does not mean. Texts that were read as acceptance criteria stay.
 * @returns the issue, and the names of what was chosen otherwise
 */
export function chosenFor(
  issue: NormalIssue,
  wanted: ChosenFields = {},
): { issue: NormalIssue; otherwise: string[] } {
  const { chosen = {}, named = {} } = issue;
  const names = [...new Set([...Object.keys(chosen), ...Object.keys(wanted)])];
  const otherwise = names.filter((name) => !isSame(chosen[name], wanted[name])).toSorted();
  if (otherwise.length === 0) return { issue, otherwise };
  const kept = Object.entries(named).filter(([name]) => !otherwise.includes(name));
  return { issue: { ...issue, named: Object.fromEntries(kept) }, otherwise };
}

/** The order of ids, and of names, counts: the first that an issue has is taken. */
function isSame(a: FieldChoice | undefined, b: FieldChoice | undefined): boolean {
  return digestOf(a ?? null) === digestOf(b ?? null);
}

const folded = (name: string) => name.trim().toLowerCase();
