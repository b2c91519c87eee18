import { useCallback } from 'react';
import type { PlanView } from '../../../../../domain/views.ts';
import { usePolled } from '../shared/use-polled.ts';
import type { Names } from './next-button.ts';
import { readPeople } from './requests.ts';

const once = () => null;
const nobody: Names = {};

/** The names of the people in a plan, asked for while it waits for one of them. */
export function useNames(plan: PlanView | null): Names {
  const wanted = plan && plan.waitingFor !== 'you' && plan.refinement.outcome === null;
  const planId = wanted ? plan.id : null;
  const read = useCallback(
    () => (planId === null ? Promise.reject(new Error('nobody')) : readPeople(planId)),
    [planId],
  );
  return usePolled({ read: planId === null ? null : read, pace: once }).body?.people ?? nobody;
}
