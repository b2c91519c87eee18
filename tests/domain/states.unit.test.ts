import { describe, expect, it } from '@jest/globals';
import type { PlanState, RowState } from '../../domain/plan.ts';
import type { RefinementOutcome } from '../../domain/refinement.ts';
import { canMove, derivePlanState, refinementOutcome } from '../../domain/states.ts';

const rows = (...states: RowState[]) => states.map((state) => ({ state }));

describe('the state of a plan', () => {
  it.each<[RowState[], PlanState]>([
    [['open', 'done'], 'waiting'],
    [['approved', 'sending'], 'waiting'],
    [['released', 'rejected'], 'writing'],
    [['sending'], 'writing'],
    [['uncertain', 'done'], 'writing'],
    [
      ['done', 'rejected', 'expired', 'cleared', 'cancelled', 'skipped', 'failed', 'conflict'],
      'final',
    ],
    [[], 'final'],
  ])('of rows %j is %s', (states, expected) => {
    expect(derivePlanState(rows(...states))).toBe(expected);
  });
});

describe('the outcome of a refinement', () => {
  it.each<[RowState[], RefinementOutcome]>([
    [['done', 'rejected'], 'applied'],
    [['done', 'failed'], 'partly_applied'],
    [['done', 'expired'], 'partly_applied'],
    [['done', 'uncertain'], 'partly_applied'],
    [['uncertain'], 'partly_applied'],
    [['cancelled', 'done'], 'partly_applied'],
    [['cancelled', 'rejected'], 'cancelled'],
    [['failed', 'skipped'], 'failed'],
    [['expired', 'rejected'], 'expired'],
    [['rejected'], 'rejected'],
    [['cleared'], 'cleared'],
  ])('of rows %j is %s', (states, expected) => {
    expect(refinementOutcome(rows(...states))).toBe(expected);
  });
});

describe('the moves of a row', () => {
  it('never leave an end state', () => {
    const ends: RowState[] = ['done', 'rejected', 'expired', 'cleared', 'cancelled'];
    for (const from of ends) for (const to of ends) expect(canMove(from, to)).toBe(false);
  });

  it('reach Jira only by approval and release', () => {
    expect(canMove('open', 'released')).toBe(false);
    expect(canMove('open', 'sending')).toBe(false);
    expect(canMove('approved', 'sending')).toBe(false);
    expect(canMove('released', 'sending')).toBe(true);
  });

  it('do not take back what is on its way', () => {
    expect(canMove('sending', 'open')).toBe(false);
    expect(canMove('sending', 'cancelled')).toBe(false);
  });
});
