import { Context } from '@temporalio/activity';
import type { AuditInput } from '../db/tenant-tx.ts';

/**
 * The key under which this attempt's own entry is written once: an attempt whose entry is missing was
 * lost.
 */
export function attemptKey(): string {
  const { workflowExecution, activityId, attempt } = Context.current().info;
  return `${workflowExecution?.workflowId}/${workflowExecution?.runId}/${activityId}/${attempt}`;
}

/** The entry with which an activity says what it did, written in its last transaction. */
export function ownEntry(entry: Omit<AuditInput, 'actor' | 'dedupeKey'>): AuditInput {
  return { ...entry, actor: 'app', dedupeKey: attemptKey() };
}
