import type { Policy, TierPolicy } from './policy.ts';

/** Whose approval counts: by account, by group, or by role of the project. One of them is enough. */
export interface Approvers {
  accounts?: readonly string[];
  /** Ids of groups of the site. */
  groups?: readonly string[];
  /** Ids of roles, as the project gives them out. */
  roles?: readonly string[];
}

/** What of the groups and roles that a policy names somebody has, by Jira's own answer. */
export interface Membership {
  groups: readonly string[];
  roles: readonly string[];
  /** Those of which nobody can say: of a role Jira may not let Readygate see who has it. */
  unreadable: readonly string[];
}

export const noMembership: Membership = { groups: [], roles: [], unreadable: [] };

/** The groups and roles that any tier of a policy names. */
export function namedIn({ tiers }: Pick<Policy, 'tiers'>): { groups: string[]; roles: string[] } {
  const all = Object.values(tiers).map(({ approvers = {} }) => approvers);
  const once = (ids: readonly string[]) => [...new Set(ids)].sort();
  return {
    groups: once(all.flatMap(({ groups = [] }) => groups)),
    roles: once(all.flatMap(({ roles = [] }) => roles)),
  };
}

/**
 * Whether somebody is among the approvers that a tier names; everybody is where it names none.
 * `unknown`: a group or role would decide it of which nobody can say.
 */
export function isApprover(
  { approvers }: Pick<TierPolicy, 'approvers'>,
  accountId: string,
  membership: Membership,
): 'yes' | 'no' | 'unknown' {
  if (!approvers) return 'yes';
  const { accounts = [], groups = [], roles = [] } = approvers;
  const some = (asked: readonly string[], held: readonly string[]) =>
    asked.some((id) => held.includes(id));
  const { groups: inGroups, roles: inRoles, unreadable } = membership;
  if (accounts.includes(accountId) || some(groups, inGroups) || some(roles, inRoles)) return 'yes';
  return some([...groups, ...roles], unreadable) ? 'unknown' : 'no';
}
