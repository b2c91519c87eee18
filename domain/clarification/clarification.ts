import type { Time, Uuid } from '../json.ts';

/**
 * How waiting for answers ends: everything asked about is settled; somebody answered in a comment and
 * the issue still lacks it; nobody did anything in time; somebody ended it; it could not go on.
 */
export type ClarificationOutcome = 'resolved' | 'answered' | 'expired' | 'cancelled' | 'failed';

/** Where questions stand whose comment is written; before that their refinement tells. */
export type ClarificationState = 'waiting' | ClarificationOutcome;

/** Names one run that waits for answers; an activity of an older generation ends without effect. */
export interface ClarificationRef {
  tenantId: Uuid;
  /** The refinement that asked, and the id of the clarification. */
  refinementId: Uuid;
  /** From 1. */
  generation: number;
}

/** What the workflow must know to wait. Times only: it enters history. */
export interface ClarificationWait {
  expiresAt: Time;
  /** Null once the reminder went out, or where none is wanted. */
  remindAt: Time | null;
  /** When to look without having heard anything: what was heard could not be looked at. Else null. */
  lookAt: Time | null;
}

interface Standing {
  /** When somebody first answered in a comment. */
  answeredAt: Date | null;
  outcome: ClarificationOutcome | null;
}

/** The state that people are shown: `answered` also while it is waited for the rest. */
export function clarificationState({ answeredAt, outcome }: Standing): ClarificationState {
  return outcome ?? (answeredAt === null ? 'waiting' : 'answered');
}

/** How a clarification ends whose time is over. */
export function outcomeInTime({ answeredAt }: Pick<Standing, 'answeredAt'>): ClarificationOutcome {
  return answeredAt === null ? 'expired' : 'answered';
}
