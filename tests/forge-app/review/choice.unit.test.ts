import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../domain/decide.ts';
import { t } from '../../../forge-app/static/app/src/language/translate.ts';
import {
  choose,
  decideText,
  firstTicks,
  openRows,
  toggled,
} from '../../../forge-app/static/app/src/review/choice.ts';
import { reviewBy } from '../../helpers/policies.ts';
import { planView } from '../plan-view.ts';
import { speakEnglish } from '../speaking.ts';

beforeAll(speakEnglish);

const review = reviewBy(new Date('2026-11-25T10:00:00.000Z'));

describe('A2 what is ticked in the review', () => {
  it('is what the sentence says, what is sent, and what is released, for every choice', () => {
    const plan = planView(['open', 'open', 'open', 'open', 'open']);
    fc.assert(
      fc.property(fc.subarray(openRows(plan).map(({ id }) => id)), (ids) => {
        const { approve, reject, sentence, decision } = choose(plan, new Set(ids));
        expect([approve, reject]).toEqual([ids.length, 5 - ids.length]);
        const [rows = []] = decision.turns;
        expect(decision.turns).toHaveLength(1);
        const released = decide(plan, { seal: decision.seal, rows }, review)
          .moves.filter(({ state }) => state === 'released')
          .map(({ id }) => id);
        expect(new Set(released)).toEqual(new Set(ids));
        const said = /makes (no|\d+) change/.exec(sentence)?.[1];
        expect(said === 'no' ? 0 : Number(said)).toBe(released.length);
      }),
    );
  });

  it('leaves no row open, so that one press decides the whole plan', () => {
    const plan = planView(['open', 'rejected', 'open']);
    const { decision } = choose(plan, firstTicks(plan));
    const [rows = []] = decision.turns;
    expect(decide(plan, { seal: decision.seal, rows }, review).open).toBe(0);
  });

  it('tells of rows that were approved before and go out with it', () => {
    const plan = planView(['open', 'approved', 'approved']);
    expect(choose(plan, firstTicks(plan))).toMatchObject({ approve: 1, earlier: 2 });
  });

  it('can be taken back', () => {
    const ticks = new Set(['a', 'b']);
    expect([...toggled(ticks, 'a')]).toEqual(['b']);
    expect([...toggled(toggled(ticks, 'a'), 'a')]).toEqual(['b', 'a']);
    expect([...ticks]).toEqual(['a', 'b']);
  });
});

describe('A3 what is doubtful', () => {
  it.each([
    ['low confidence', { confidence: 'low' as const }],
    ['high risk', { tier: 'high' as const }],
    [
      'an assumption',
      { provenance: { lane: 'rules' as const, spans: [], assumption: true as const } },
    ],
  ])('is not ticked beforehand: %s', (_name, doubtful) => {
    const plan = planView(['open', 'open']);
    const [first, second] = plan.rows;
    plan.rows = [{ ...first!, ...doubtful, ownDecision: true }, second!];
    expect([...firstTicks(plan)]).toEqual([second!.id]);
    const { decision } = choose(plan, new Set([first!.id, second!.id]));
    expect(decision.turns.map((rows) => rows.map(({ rowId }) => rowId))).toEqual([
      [second!.id],
      [first!.id],
    ]);
  });
});

describe('A6 under a policy of several people', () => {
  it('what one approved before is theirs no more to decide, and the second person is announced', () => {
    const plan = planView(['open', 'open']);
    const [first, second] = plan.rows;
    const approvals = { given: 1, needed: 2, yours: true, by: ['acc-ada'] };
    plan.rows = [
      { ...first!, approvals },
      { ...second!, approvals: { given: 0, needed: 2, yours: false, by: [] } },
    ];
    expect(openRows(plan).map(({ id }) => id)).toEqual([second!.id]);
    expect(choose(plan, firstTicks(plan))).toMatchObject({ approve: 1, reject: 0, second: 1 });
    expect(t('review.second', { count: 1 })).toContain('1 change needs another person');
  });

  it('what somebody may not approve is not ticked, and left to others rather than rejected', () => {
    const plan = planView(['open']);
    plan.rows = [{ ...plan.rows[0]!, objection: 'proposer_excluded' }];
    const ticks = firstTicks(plan);
    expect([...ticks]).toEqual([]);
    expect(choose(plan, ticks)).toMatchObject({
      reject: 0,
      decision: { turns: [[{ verdict: 'later' }]] },
    });
  });
});

describe('A2 the button of the review', () => {
  it.each([
    [1, 0, 'Approve 1 change'],
    [5, 0, 'Approve 5 changes'],
    [4, 1, 'Approve 4 changes, reject 1'],
    [0, 1, 'Reject 1 change'],
    [0, 5, 'Reject all 5 changes'],
  ])('says what it does to %i ticked and %i other rows', (approve, reject, words) => {
    expect(decideText({ approve, reject })).toBe(words);
  });
});
