import type { PlanView } from '../../../../../domain/views.ts';

/**
 * The accounts that a plan waits for, as far as it names people: whose call lets writing go on, or who is
 * asked to decide; where the policy names nobody, who proposed decides first. `jira`: nobody but Jira.
 */
export function whoIsWaitedFor(plan: PlanView): readonly string[] | 'jira' {
  const { rows, waitingFor, decidedBy, proposedBy } = plan;
  if (waitingFor === 'token')
    return decidedBy === 'you' ? 'jira' : unique(rows.flatMap((row) => row.waitsFor));
  const asked = rows.filter(({ state }) => state === 'open').map((row) => row.asked);
  if (asked.every((one) => one === null)) return [proposedBy];
  // Who is in a group, or has a role, is Jira's to know.
  const named = asked.every((one) => !one?.groups?.length && !one?.roles?.length);
  return named ? unique(asked.flatMap((one) => one?.accounts ?? [])) : [];
}

/** Somebody else is to decide, or to come back, before this plan goes on. */
export function waitsForSomebody({ waitingFor, refinement }: PlanView): boolean {
  return refinement.outcome === null && (waitingFor === 'approver' || waitingFor === 'token');
}

function unique(accounts: readonly string[]): string[] {
  return [...new Set(accounts)];
}
