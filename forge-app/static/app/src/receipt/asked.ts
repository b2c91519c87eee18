import type { PlanView } from '../../../../../domain/views.ts';
import { oneOf } from '../language/format.ts';
import { t } from '../language/translate.ts';

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

/** Why somebody else decides, and who: "one of 2 people or the members of 1 group". */
export function askedText(plan: PlanView): string {
  const asked = askedOf(plan);
  if (!asked) return t('receipt.asked.anybody');
  const kinds = (['people', 'groups', 'roles'] as const).filter((kind) => asked[kind] > 0);
  const whom = kinds.map((kind) => t(`receipt.asked.${kind}`, { count: asked[kind] }));
  return t('receipt.asked.policy', { whom: oneOf(whom) });
}
