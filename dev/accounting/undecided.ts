import type { RowState } from '../../domain/plan.ts';

/** States of rows that nobody approved, or not any more. */
export const undecided: readonly RowState[] = [
  'open',
  'rejected',
  'expired',
  'cleared',
  'cancelled',
];
