import type { StoredPlan } from '../../db/plans.ts';
import type { StoredRefinement } from '../../db/refinements.ts';
import { reaches } from '../../domain/app-roles.ts';
import { countingApprovers, type Verdict } from '../../domain/approvals.ts';
import { draftedKinds, mayChange } from '../../domain/operations/permissions.ts';
import type { PersonInJira } from '../caller.ts';

/**
 * Whether somebody may cancel a refinement: who asked for it, an admin of the project, any member who could
 * make one of its changes by hand, and whoever approved one, also without the right to make it any more.
 */
export function mayCancel(
  { accountId, person }: { accountId: string; person: Pick<PersonInJira, 'permissions' | 'role'> },
  { requestedBy }: Pick<StoredRefinement, 'requestedBy'>,
  plan: StoredPlan | null,
  decisions: readonly Verdict[],
): boolean {
  const { permissions, role } = person;
  if (accountId === requestedBy || role === 'admin') return true;
  const kinds = plan ? plan.rows.map(({ operation }) => operation.kind) : draftedKinds;
  if (reaches(role, 'member') && kinds.some((kind) => mayChange({ kind }, permissions)))
    return true;
  return (
    plan?.rows.some((row) => countingApprovers(decisions, plan, row).includes(accountId)) ?? false
  );
}
