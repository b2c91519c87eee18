import { describe, expect, it } from '@jest/globals';
import type { PlanView } from '../../../domain/views.ts';
import {
  approvalOf,
  rejectionOf,
} from '../../../forge-app/static/app/src/project/inbox/decision.ts';
import { deedOf } from '../../../forge-app/static/app/src/project/inbox/keys.ts';
import { addressOf, questionOf } from '../../../forge-app/static/app/src/project/inbox/question.ts';
import { planView } from '../plan-view.ts';

const press = (key: string, held = {}) =>
  deedOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });
/** A plan of three rows, the second of which is different. */
function planWith(changes: Partial<PlanView['rows'][number]>): PlanView {
  const plan = planView(['open', 'open', 'rejected']);
  const rows = plan.rows.map((row, at) => (at === 1 ? { ...row, ...changes } : row));
  return { ...plan, rows };
}

describe('A9 deciding from the inbox', () => {
  it('approves every open row of a plan under its seal', () => {
    const plan = planWith({});
    expect(approvalOf(plan)).toEqual({
      planId: plan.id,
      seal: plan.seal,
      rows: plan.rows
        .slice(0, 2)
        .map(({ id, digest }) => ({ rowId: id, digest, verdict: 'approve' })),
    });
  });

  it.each([
    ['doubtful', { ownDecision: true }],
    ['for others to approve', { objection: 'proposer_excluded' }],
    ['approved by this person before', { approvals: { given: 1, needed: 2, yours: true, by: [] } }],
  ] as const)('approves nothing of a plan in which a row is %s', (_why, changes) => {
    expect(approvalOf(planWith(changes as Partial<PlanView['rows'][number]>))).toBeNull();
  });

  it('decides nothing for whom a plan does not ask, or of one that is decided', () => {
    for (const plan of [{ ...planWith({}), canDecide: false }, planView(['done', 'rejected'])]) {
      expect(approvalOf(plan)).toBeNull();
      expect(rejectionOf(plan, '')).toBeNull();
    }
  });

  it('rejects what is this person’s to decide, with the reason they gave', () => {
    const plan = planWith({ objection: 'not_a_reviewer' });
    const [first] = plan.rows;
    const row = { rowId: first?.id, digest: first?.digest, verdict: 'reject' };
    expect(rejectionOf(plan, '  Too small ')?.rows).toEqual([{ ...row, reason: 'Too small' }]);
    expect(rejectionOf(plan, '  ')?.rows).toEqual([row]);
  });
});

describe('A9 the keyboard of the inbox', () => {
  it('has a letter for everything', () => {
    expect(['j', 'k', 'a', 'r', 'e', '?'].map((key) => press(key))).toEqual([
      'next',
      'previous',
      'approve',
      'reject',
      'review',
      'help',
    ]);
  });

  it('leaves the shortcuts of the browser alone', () => {
    expect(press('r', { ctrlKey: true })).toBeNull();
    expect(press('a', { metaKey: true })).toBeNull();
    expect(press('Enter')).toBeNull();
  });
});

describe('A9 what the inbox is asked for', () => {
  it('is what waits for the person, unless the address says otherwise', () => {
    expect(questionOf('')).toEqual({ state: 'waiting', tier: '', age: '', mine: true });
    expect(questionOf('state=nonsense&tier=none&age=1')).toEqual(questionOf(''));
    expect(addressOf(questionOf(''))).toBe('');
    const address = 'state=final&tier=low&age=72&mine=no';
    expect(addressOf(questionOf(address))).toBe(address);
  });
});
