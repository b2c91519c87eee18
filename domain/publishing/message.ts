import type { Time, Uuid } from '../json.ts';

/** Seconds for which changes are gathered before they are published together. */
export const gatherSeconds = 5;

/** What a run that publishes is given. */
export interface PublishInput {
  tenantId: Uuid;
  /** Until when Jira asked to be left alone; left out where it did not. No later wish brings the run forward of it. */
  notBefore?: Time;
}

/** The outbox message that has what is due in a tenant published. Asked for wherever something becomes due. */
export function startPublishScores(tenantId: Uuid, notBefore?: Date) {
  const input: PublishInput = {
    tenantId,
    ...(notBefore ? { notBefore: notBefore.toISOString() } : {}),
  };
  const workflowId = `publish/${tenantId}`;
  return { workflowId, kind: 'start' as const, name: 'publishScores' as const, args: [input] };
}
