import type { RoleGrants } from '../../../../../../domain/app-roles.ts';
import type { Approvers } from '../../../../../../domain/approvers.ts';
import type { Installation, Space } from '../replies.ts';

/** The steps in their order. */
export const stepNames = ['connection', 'spaces', 'result', 'approvers', 'propose'] as const;
export type StepName = (typeof stepNames)[number];
export type StepState = 'done' | 'now' | 'later';

/** What the steps are told by: what stands, and no note of having been here. */
export interface Standing {
  installation: Pick<Installation, 'token'>;
  spaces: readonly Pick<Space, 'mode'>[];
  /** A work item of a space that is on was judged. */
  judged: boolean;
  grants: RoleGrants;
}

/** People enough that one can stand in for the other. */
export const enoughApprovers = 2;

/** Who may approve by a grant on the whole site: groups count as enough. */
export function approversNamed({ admin, member }: RoleGrants): {
  accounts: string[];
  groups: boolean;
} {
  const named = [admin, member];
  return {
    accounts: [...new Set(named.flatMap((one) => one?.accounts ?? []))],
    groups: named.some((one) => (one?.groups ?? []).length > 0),
  };
}

/** The grants with more people and groups among the members. */
export function withMembers({ member = {}, ...others }: RoleGrants, more: Approvers): RoleGrants {
  const joined = (kind: 'accounts' | 'groups') => {
    const ids = [...new Set([...(member[kind] ?? []), ...(more[kind] ?? [])])];
    return ids.length === 0 ? {} : { [kind]: ids };
  };
  return { ...others, member: { ...member, ...joined('accounts'), ...joined('groups') } };
}

/**
 * Which steps are done; the first one that is not is that whose turn it is. Nobody has to name approvers, so that
 * what comes behind waits for all steps but this one.
 */
export function stepStates(standing: Standing): Record<StepName, StepState> {
  const { installation, spaces, judged, grants } = standing;
  const { accounts, groups } = approversNamed(grants);
  const isDone: Record<StepName, boolean> = {
    connection: installation.token?.refused !== true,
    spaces: spaces.some(({ mode }) => mode !== 'off'),
    result: judged,
    approvers: groups || accounts.length >= enoughApprovers,
    propose: spaces.some(({ mode }) => mode === 'propose'),
  };
  const state = (name: StepName): StepState => {
    if (isDone[name]) return 'done';
    const before = stepNames.slice(0, stepNames.indexOf(name));
    return before.every((one) => one === 'approvers' || isDone[one]) ? 'now' : 'later';
  };
  return {
    connection: state('connection'),
    spaces: state('spaces'),
    result: state('result'),
    approvers: state('approvers'),
    propose: state('propose'),
  };
}
