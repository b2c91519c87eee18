import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestOf } from '../../domain/canonical.ts';
import { applyMoves, cancelRows, decide, dispatch, revoke } from '../../domain/decide.ts';
import { isReadygateError } from '../../domain/errors.ts';
import type { Plan, RowState } from '../../domain/plan.ts';
import { canMove } from '../../domain/states.ts';
import type { DecisionRequest } from '../../domain/views.ts';
import { makePlan } from '../helpers/plans.ts';
import { reviewBy } from '../helpers/policies.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const review = reviewBy(now);

type Verdict = DecisionRequest['rows'][number]['verdict'];

function request(plan: Plan, verdicts: (Verdict | null)[]): DecisionRequest {
  const rows = plan.rows.flatMap((row, index) => {
    const verdict = verdicts[index];
    return verdict ? [{ rowId: row.id, digest: row.digest, verdict }] : [];
  });
  return { seal: plan.seal, rows };
}

const statesAfter = (plan: Plan, moves: Parameters<typeof applyMoves>[1]) =>
  applyMoves(plan.rows, moves).map(({ state }) => state);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isReadygateError(error)) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

describe('A3 decisions per row', () => {
  it('releases the approved rows as soon as none is open', () => {
    const plan = makePlan(['open', 'open', 'open']);
    const { moves, open, released } = decide(
      plan,
      request(plan, ['approve', 'reject', 'approve']),
      review,
    );
    expect(statesAfter(plan, moves)).toEqual(['released', 'rejected', 'released']);
    expect({ open, released }).toEqual({ open: 0, released: 2 });
  });

  it('holds the approved rows while others are open or put off', () => {
    const plan = makePlan(['open', 'open', 'open']);
    const { moves, open, released } = decide(
      plan,
      request(plan, ['approve', 'later', null]),
      review,
    );
    expect(statesAfter(plan, moves)).toEqual(['approved', 'open', 'open']);
    expect({ open, released }).toEqual({ open: 3, released: 0 });
  });

  it('releases nothing when everything is rejected', () => {
    const plan = makePlan(['open', 'open']);
    const { open, released } = decide(plan, request(plan, ['reject', 'reject']), review);
    expect({ open, released }).toEqual({ open: 0, released: 0 });
  });

  it('releases rows that were approved before together with the last decision', () => {
    const plan = makePlan(['approved', 'open']);
    const { moves } = decide(plan, request(plan, [null, 'reject']), review);
    expect(statesAfter(plan, moves)).toEqual(['released', 'rejected']);
  });

  it('only ever makes moves that the table of states allows', () => {
    const verdict = fc.constantFrom<Verdict | null>('approve', 'reject', 'later', null);
    const state = fc.constantFrom<RowState>('open', 'approved', 'rejected', 'done');
    fc.assert(
      fc.property(fc.array(fc.tuple(state, verdict), { minLength: 1, maxLength: 8 }), (rows) => {
        const plan = makePlan(rows.map(([rowState]) => rowState));
        const verdicts = rows.map(([rowState, asked]) => (rowState === 'open' ? asked : null));
        if (plan.state !== 'waiting') return;
        const { moves } = decide(plan, request(plan, verdicts), review);
        for (const { id, state: to } of moves) {
          const from = plan.rows.find((row) => row.id === id)?.state ?? 'done';
          const through =
            from === 'open' && to === 'released' ? canMove('open', 'approved') : canMove(from, to);
          expect(through).toBe(true);
        }
      }),
    );
  });
});

describe('A7 lost races and late clicks', () => {
  it.each<[string, string, (plan: Plan) => unknown, RowState[]]>([
    [
      'a row that somebody decided first',
      'row_already_decided',
      (plan) => decide(plan, request(plan, ['approve', null]), review),
      ['approved', 'open'],
    ],
    [
      'a settled plan',
      'plan_final',
      (plan) => decide(plan, request(plan, ['approve']), review),
      ['done'],
    ],
    [
      'a plan that was released',
      'plan_final',
      (plan) => decide(plan, request(plan, ['approve']), review),
      ['released'],
    ],
    [
      'an expired plan',
      'plan_expired',
      (plan) => decide(plan, request(plan, ['approve']), review),
      ['expired'],
    ],
    [
      'the moment of expiry',
      'plan_expired',
      (plan) => decide(plan, request(plan, ['approve']), reviewBy(new Date(plan.expiresAt))),
      ['open'],
    ],
    [
      'another seal',
      'seal_mismatch',
      (plan) => decide(plan, { ...request(plan, ['approve']), seal: digestOf('old') }, review),
      ['open'],
    ],
    [
      'another row digest',
      'row_digest_mismatch',
      (plan) =>
        decide(
          plan,
          {
            seal: plan.seal,
            rows: [{ rowId: plan.rows[0]!.id, digest: digestOf('old'), verdict: 'approve' }],
          },
          review,
        ),
      ['open'],
    ],
    [
      'an unknown row',
      'row_unknown',
      (plan) =>
        decide(
          plan,
          { seal: plan.seal, rows: [{ rowId: plan.id, digest: plan.seal, verdict: 'approve' }] },
          review,
        ),
      ['open'],
    ],
    [
      'one row twice',
      'invalid_request',
      (plan) =>
        decide(
          plan,
          {
            seal: plan.seal,
            rows: [...request(plan, ['approve']).rows, ...request(plan, ['reject']).rows],
          },
          review,
        ),
      ['open'],
    ],
  ])('refuses %s with %s', (_case, code, work, states) => {
    expect(codeOf(() => work(makePlan(states)))).toBe(code);
  });
});

describe('dispatch of a part', () => {
  it('releases what is approved and leaves the rest open', () => {
    const plan = makePlan(['approved', 'open']);
    const { moves, open } = dispatch(plan, plan.seal, now);
    expect(statesAfter(plan, moves)).toEqual(['released', 'open']);
    expect(open).toBe(1);
  });

  it('refuses when nothing is approved', () => {
    const plan = makePlan(['open']);
    expect(codeOf(() => dispatch(plan, plan.seal, now))).toBe('nothing_to_dispatch');
  });
});

describe('A10 taking back', () => {
  it('opens approved and released rows and leaves those on their way', () => {
    const plan = makePlan(['approved', 'released', 'sending', 'done']);
    const { moves } = revoke(
      plan,
      plan.rows.map(({ id }) => id),
    );
    expect(statesAfter(plan, moves)).toEqual(['open', 'open', 'sending', 'done']);
  });

  it('says so when nothing is left to take back', () => {
    const plan = makePlan(['done', 'rejected']);
    expect(
      codeOf(() =>
        revoke(
          plan,
          plan.rows.map(({ id }) => id),
        ),
      ),
    ).toBe('nothing_to_revoke');
  });

  it('cancels whatever was not sent', () => {
    const plan = makePlan(['open', 'approved', 'released', 'sending', 'done', 'rejected']);
    expect(statesAfter(plan, cancelRows(plan).moves)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
      'sending',
      'done',
      'rejected',
    ]);
  });
});
