import type { Digest } from './canonical.ts';
import type { Base, BaseField, Span } from './issue.ts';
import type { Json, Time, Uuid } from './json.ts';
import type { Operation } from './operation.ts';

export type RowState =
  | 'open'
  | 'approved'
  | 'released'
  | 'sending'
  | 'done'
  | 'rejected'
  | 'expired'
  | 'cleared'
  | 'cancelled'
  | 'skipped'
  | 'failed'
  | 'conflict'
  | 'uncertain';

export type Tier = 'low' | 'medium' | 'high';
export type Confidence = 'high' | 'low';

/** Where a row came from. */
export interface Provenance {
  lane: 'rules' | 'model' | 'person';
  rule?: string;
  spans: Span[];
  assumption?: true;
  /** Of a comment that asks: how many of its questions, the last ones, are in words of a model. */
  questions?: number;
  /** Of the draft, as `ideaOf` tells it; an edit leaves it. */
  idea?: Digest;
  /** Ideas of which this one is made: who rejects it rejects each of them. */
  parts?: Digest[];
}

/** What went wrong with a row: a code and facts, never text of the issue. */
export interface RowProblem {
  code: string;
  details?: Record<string, Json>;
}

/** One proposed operation. `digest` is that of `{ operation, after }`. */
export interface PlanRow {
  id: Uuid;
  /** From 0. */
  position: number;
  operation: Operation;
  digest: Digest;
  /** The parts of the issue this row depends on. */
  fields: BaseField[];
  /** Rows that must be done first. */
  after: Uuid[];
  provenance: Provenance;
  tier: Tier;
  confidence: Confidence;
  state: RowState;
  operationId: Uuid;
  result?: { id: string; key?: string };
  problem?: RowProblem;
  /** The row that this one takes back; only in an undo. */
  undoes?: Uuid;
}

/** `waiting`: a row is open or approved; else `writing`: one is released, sending or uncertain; else `final`. */
export type PlanState = 'waiting' | 'writing' | 'final';

/** Proposed operations for one issue, sealed to their effect. */
export interface Plan {
  format: 1;
  id: Uuid;
  refinementId: Uuid;
  /** From 1; a replaced plan has the next one. */
  round: number;
  issue: { id: string; key: string };
  base: Base;
  policy: { id: string; version: number };
  expiresAt: Time;
  dispatchBy?: Time;
  seal: Digest;
  state: PlanState;
  rows: PlanRow[];
}
