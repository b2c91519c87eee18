import { proxyActivities } from '@temporalio/workflow';
import type { Activities, TestModelInput } from '../activities/activities.ts';
import type { OutboxMessage } from '../domain/outbox.ts';

const { testModel: askOnce } = proxyActivities<Activities>({
  taskQueue: 'model',
  startToCloseTimeout: '2 minutes',
  scheduleToCloseTimeout: '10 minutes',
  heartbeatTimeout: '10 seconds',
  // Somebody waits to see whether it works: a failure is an answer.
  retry: { maximumAttempts: 1 },
});

/** The outbox message that has a tenant's model tried; within a minute it is tried once. */
export function startTestModel({ tenantId }: TestModelInput, at: Date): OutboxMessage {
  const minute = at.toISOString().slice(0, 16);
  const workflowId = `model-test/${tenantId}/${minute}`;
  return { workflowId, kind: 'start', name: 'testModel', args: [{ tenantId }] };
}

/** Tries the model of a tenant without any issue. How it went stands in the record of the call. */
export async function testModel(input: TestModelInput): Promise<string> {
  const { code } = await askOnce(input);
  return code;
}
