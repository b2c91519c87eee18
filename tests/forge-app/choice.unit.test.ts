import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../domain/decide.ts';
import { messages } from '../../forge-app/static/panel/src/messages.ts';
import {
  choose,
  firstTicks,
  openRows,
  toggled,
} from '../../forge-app/static/panel/src/state/choice.ts';
import { planView } from './plan-view.ts';

const beforeExpiry = new Date('2026-11-25T10:00:00.000Z');

describe('A2 what is ticked in the review', () => {
  it('is what the sentence says, what is sent, and what is released, for every choice', () => {
    const plan = planView(['open', 'open', 'open', 'open', 'open']);
    fc.assert(
      fc.property(fc.subarray(openRows(plan).map(({ id }) => id)), (ids) => {
        const { approve, reject, sentence, decision } = choose(plan, new Set(ids));
        expect([approve, reject]).toEqual([ids.length, 5 - ids.length]);
        const released = decide(plan, decision, beforeExpiry)
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
    expect(decide(plan, decision, beforeExpiry).open).toBe(0);
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
    plan.rows = [{ ...first!, ...doubtful }, second!];
    expect([...firstTicks(plan)]).toEqual([second!.id]);
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
    expect(messages.decide(approve, reject)).toBe(words);
  });
});
