import type { Uuid } from '../../../../../domain/json.ts';
import type {
  DriftView,
  PersonName,
  PlanView,
  RefinementView,
} from '../../../../../domain/views.ts';
import { call, type Reply } from '../call.ts';

export function readPlan(planId: Uuid): Promise<Reply<PlanView>> {
  return call('GET', `/v1/plans/${planId}`);
}

export function undo(planId: Uuid, key: string): Promise<Reply<RefinementView>> {
  return call('POST', `/v1/plans/${planId}/undo`, { body: {}, key });
}

/** How Jira names those whom a plan names by account. */
export function readPeople(planId: Uuid): Promise<Reply<{ people: PersonName[] }>> {
  return call('GET', `/v1/plans/${planId}/people`);
}

/** What became of what a plan has written. */
export function readDrift(planId: Uuid): Promise<Reply<DriftView>> {
  return call('GET', `/v1/plans/${planId}/drift`);
}
