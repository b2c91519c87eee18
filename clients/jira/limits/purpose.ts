import { AsyncLocalStorage } from 'node:async_hooks';
import type { Purpose } from '../../../domain/limits/settings.ts';

const purposes = new AsyncLocalStorage<Purpose>();

/** Does work whose calls to Jira are paid from the part of the hour that is for a purpose. */
export function payingFor<Result>(purpose: Purpose, work: () => Promise<Result>): Promise<Result> {
  return purposes.run(purpose, work);
}

/** What a call is for; somebody waits for it where nothing else is said. */
export function currentPurpose(): Purpose {
  return purposes.getStore() ?? 'refinement';
}
