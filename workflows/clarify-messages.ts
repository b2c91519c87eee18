import { defineSignal } from '@temporalio/workflow';
import type { ClarificationRef } from '../domain/clarification/clarification.ts';
import type { OutboxMessage } from '../domain/outbox.ts';

/** Somebody answered or edited the issue: look again. */
export const heardSignal = defineSignal('heard');
/** Somebody ended the wait. */
export const endedSignal = defineSignal('ended');

export function clarifyIssueId({ tenantId, refinementId, generation }: ClarificationRef): string {
  return `clarify/${tenantId}/${refinementId}.${generation}`;
}

/** The outbox message that has answers waited for. */
export function startClarifyIssue({
  tenantId,
  refinementId,
  generation,
}: ClarificationRef): OutboxMessage {
  const ref = { tenantId, refinementId, generation };
  return { workflowId: clarifyIssueId(ref), kind: 'start', name: 'clarifyIssue', args: [ref] };
}

export function heardMessage(ref: ClarificationRef): OutboxMessage {
  return { workflowId: clarifyIssueId(ref), kind: 'signal', name: heardSignal.name, args: [] };
}

export function endedMessage(ref: ClarificationRef): OutboxMessage {
  return { workflowId: clarifyIssueId(ref), kind: 'signal', name: endedSignal.name, args: [] };
}
