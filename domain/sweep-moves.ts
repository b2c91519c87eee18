import type { SweepState } from './sweep.ts';

/** What moves a sweep: from which states, and to which. Nothing else does. */
export const sweepMoves = {
  start: { from: ['estimated'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused', 'stopped_at_budget'], to: 'running' },
  cancel: { from: ['running', 'paused', 'stopped_at_budget'], to: 'cancelled' },
  /** Nobody drives it: another run does. */
  recover: { from: ['running'], to: 'running' },
  stop: { from: ['running'], to: 'stopped_at_budget' },
  // A pause that came while the last page was read does not hold back the end.
  complete: { from: ['running', 'paused'], to: 'completed' },
  fail: { from: ['running'], to: 'failed' },
} as const satisfies Record<string, { from: readonly SweepState[]; to: SweepState }>;
