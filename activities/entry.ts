import { Context, type Info } from '@temporalio/activity';
import type { AuditInput } from '../db/tenant-tx.ts';

/** The same for every attempt of an activity, and for no other one. */
export function activityKey(info: Info = Context.current().info): string {
  const { workflowExecution, activityId } = info;
  return `${workflowExecution?.workflowId}/${workflowExecution?.runId}/${activityId}`;
}

/**
 * The key under which this attempt's own entry is written once: an attempt whose entry is missing was
 * lost.
 */
export function attemptKey(info: Info = Context.current().info, attempt = info.attempt): string {
  return `${activityKey(info)}/${attempt}`;
}

/** The key of the entry that says that an attempt failed. */
export function failedKey(info: Info, attempt = info.attempt): string {
  return `${attemptKey(info, attempt)}/failed`;
}

/** The entry with which an activity says what it did, written in its last transaction. */
export function ownEntry(entry: Omit<AuditInput, 'actor' | 'dedupeKey'>): AuditInput {
  return { ...entry, actor: 'app', dedupeKey: attemptKey() };
}
