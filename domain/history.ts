import type { AuditAction } from './audit.ts';

/**
 * What the history of a work item tells to who may see it: what people did about it, what was written, and
 * how it ended. Steps between, tokens and settings are for who reads the audit chain.
 */
export const historyActions = [
  'issue.judged',
  'waiver.given',
  'waiver.withdrawn',
  'tick.given',
  'tick.withdrawn',
  'refinement.requested',
  'refinement.cancelled',
  'refinement.closed',
  'refinement.reopened',
  'clarification.asked',
  'clarification.answered',
  'clarification.reminded',
  'clarification.cancelled',
  'clarification.closed',
  'plan.proposed',
  'plan.replaced',
  'plan.cleared',
  'plan.reminded',
  'plan.expired',
  'plan.dispatched',
  'row.edited',
  'decision.recorded',
  'decision.revoked',
  'write.confirmed',
  'write.failed',
  'write.uncertain',
  'write.conflict',
  'write.duplicate',
  'write.resolved',
] as const satisfies readonly AuditAction[];

export type HistoryAction = (typeof historyActions)[number];
