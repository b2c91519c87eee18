import { defineSignal } from '@temporalio/workflow';
import type { OutboxMessage } from '../domain/outbox.ts';
import type { RefinementRef, RefinementStep } from '../domain/refinement.ts';

/** The plan as a command left it. */
export interface DecidedPayload {
  /** Rows open or approved. */
  open: number;
  /** Rows released or on their way. */
  released: number;
}

/** Somebody decided, dispatched or took back. */
export const decidedSignal = defineSignal<[DecidedPayload]>('decided');
export const issueChangedSignal = defineSignal('issueChanged');
export const cancelledSignal = defineSignal('cancelled');
/** A fresh token arrived. */
export const wokenSignal = defineSignal('woken');

export function refineIssueId({ tenantId, refinementId, generation }: RefinementRef): string {
  return `refine/${tenantId}/${refinementId}.${generation}`;
}

/** The outbox message that starts a refinement's run. */
export function startRefineIssue({
  tenantId,
  refinementId,
  generation,
}: RefinementRef): OutboxMessage {
  const ref = { tenantId, refinementId, generation };
  return { workflowId: refineIssueId(ref), kind: 'start', name: 'refineIssue', args: [ref] };
}

export function decidedMessage(
  ref: RefinementRef,
  { open, released }: DecidedPayload,
): OutboxMessage {
  return {
    workflowId: refineIssueId(ref),
    kind: 'signal',
    name: decidedSignal.name,
    args: [{ open, released }],
  };
}

export function issueChangedMessage(ref: RefinementRef): OutboxMessage {
  return {
    workflowId: refineIssueId(ref),
    kind: 'signal',
    name: issueChangedSignal.name,
    args: [],
  };
}

export function cancelledMessage(ref: RefinementRef): OutboxMessage {
  return { workflowId: refineIssueId(ref), kind: 'signal', name: cancelledSignal.name, args: [] };
}

/** Whether a run at this step may wait for the token of an approver, which a decision brings. */
export function mayWaitForToken(step: RefinementStep): boolean {
  return step === 'waiting_for_token' || step === 'writing';
}

export function wokenMessage(ref: RefinementRef): OutboxMessage {
  return { workflowId: refineIssueId(ref), kind: 'signal', name: wokenSignal.name, args: [] };
}
