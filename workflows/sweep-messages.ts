import { defineSignal } from '@temporalio/workflow';
import type { OutboxMessage } from '../domain/outbox.ts';
import type { SweepRef } from '../domain/sweep.ts';

/** Somebody paused or cancelled it: its row says which. */
export const sweepChangedSignal = defineSignal('sweepChanged');

export function sweepBacklogId({ tenantId, sweepId, generation }: SweepRef): string {
  return `sweep/${tenantId}/${sweepId}.${generation}`;
}

/** The outbox message that starts a run of a sweep. */
export function startSweepBacklog({ tenantId, sweepId, generation }: SweepRef): OutboxMessage {
  const ref = { tenantId, sweepId, generation };
  return { workflowId: sweepBacklogId(ref), kind: 'start', name: 'sweepBacklog', args: [ref] };
}

/** The outbox message that has a run look at its row again. */
export function sweepChangedMessage(ref: SweepRef): OutboxMessage {
  return {
    workflowId: sweepBacklogId(ref),
    kind: 'signal',
    name: sweepChangedSignal.name,
    args: [],
  };
}
