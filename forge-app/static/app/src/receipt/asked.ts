import type { PlanView } from '../../../../../domain/views.ts';

/** How many the policy asks to decide on what is open. */
export interface Asked {
  people: number;
  groups: number;
  roles: number;
}

/** In numbers, because names are Jira's to show; null where whoever could make the change may decide. */
export function askedOf({ rows }: PlanView): Asked | null {
  const asked = rows.filter(({ state }) => state === 'open').flatMap((row) => row.asked ?? []);
  if (asked.length === 0) return null;
  const count = (kind: 'accounts' | 'groups' | 'roles') =>
    new Set(asked.flatMap((one) => one[kind] ?? [])).size;
  return { people: count('accounts'), groups: count('groups'), roles: count('roles') };
}
