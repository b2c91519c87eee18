import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';

/** FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT and …_FAST_FORWARD_COMPLETED of Temporal's API. */
const pollTimeout = 1;
const completed = 2;

/** Lets time pass for one run on the server and waits until it has, or until the run has ended. */
export async function fastForward(
  client: Client,
  workflowId: string,
  milliseconds: number,
): Promise<void> {
  const { workflowService } = client;
  const { namespace } = client.options;
  const workflowExecution = { workflowId };
  const id = randomUUID();
  await workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        fastForwardConfig: { id, duration: { seconds: Math.ceil(milliseconds / 1000) as never } },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (;;) {
    const { fastForwardPollingResult: result, failedReason } =
      await workflowService.pollWorkflowExecutionTimeSkipping({
        namespace,
        workflowExecution,
        fastForwardId: id,
      });
    if (result === completed) return;
    if (result === pollTimeout) continue;
    const { status } = await client.workflow.getHandle(workflowId).describe();
    if (status.name !== 'RUNNING') return;
    throw new Error(`time did not pass: ${result} ${failedReason}`);
  }
}
