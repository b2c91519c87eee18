import type { Time, Uuid } from './json.ts';

export type RefinementReason = 'person' | 'sweep' | 'undo' | 'assignment' | 'clarification';

/** Where a refinement stands; the projection a screen shows. */
export type RefinementStep =
  | 'requested'
  | 'analysing'
  | 'drafting'
  | 'waiting'
  | 'reminded'
  | 'waiting_for_token'
  | 'writing'
  | 'verifying'
  | 'closed';

export const refinementOutcomes = [
  'applied',
  'partly_applied',
  'rejected',
  'expired',
  'cleared',
  'cancelled',
  'failed',
  'nothing_to_propose',
] as const;

export type RefinementOutcome = (typeof refinementOutcomes)[number];

/** Why a refinement ended without what was asked for. */
export interface RefinementProblem {
  code: string;
  details?: {
    /** When it can be had. */
    freeAt: Time;
  };
}

/** Names one run of a refinement; an activity of an older generation ends without effect. */
export interface RefinementRef {
  tenantId: Uuid;
  refinementId: Uuid;
  /** From 1. */
  generation: number;
}

/** What the workflow must know of a plan that waits. Numbers and ids only: it enters history. */
export interface WaitState {
  planId: Uuid;
  round: number;
  /** Rows open or approved. */
  open: number;
  /** Rows released or sending. */
  released: number;
  expiresAt: Time;
  /** Null once the reminder went out. */
  remindAt: Time | null;
  /**
   * What nobody looked at for want of a token of the app: that the issue changed, or what was written. Left out: nothing.
   */
  unseen?: 'change' | 'writes';
}
