import { useMemo } from 'react';
import type { PlanView } from '../../../../../domain/views.ts';
import { usePeople } from '../receipt/use-people.ts';
import type { Names } from './next-button.ts';

/** The names of the people in a plan, asked for while it waits for one of them. */
export function useNames(plan: PlanView | null): Names {
  const wanted = plan && plan.waitingFor !== 'you' && plan.refinement.outcome === null;
  const people = usePeople(wanted ? plan : null);
  return useMemo(() => Object.fromEntries(people), [people]);
}
