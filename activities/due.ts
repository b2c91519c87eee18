import type { StoredPlan } from '../db/plans.ts';
import type { Time } from '../domain/json.ts';

const minute = 60_000;

/** When a step of the machine must have moved on; then `reconcile` looks after it. */
export function stepDue(at: Date): Date {
  return new Date(at.getTime() + 10 * minute);
}

/** The same for a wait that ends at a known time. */
export function waitDue(until: Time): Date {
  return new Date(Date.parse(until) + 10 * minute);
}

/** The same for a plan that waits for people: its run reminds them of it, and ends it. */
export function planDue({
  expiresAt,
  remindAt,
  remindedAt,
}: Pick<StoredPlan, 'expiresAt' | 'remindAt' | 'remindedAt'>): Date {
  const remindsAt = remindedAt ? undefined : remindAt?.toISOString();
  return waitDue(remindsAt && remindsAt < expiresAt ? remindsAt : expiresAt);
}
