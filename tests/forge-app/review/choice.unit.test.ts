import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../domain/decide.ts';
import type { RowView } from '../../../domain/views.ts';
import { t } from '../../../forge-app/static/app/src/language/translate.ts';
import {
  type Answers,
  answered,
  answeredAll,
  answerOf,
  choose,
  decideText,
  openRows,
  seen,
  type Verdict,
} from '../../../forge-app/static/app/src/review/choice.ts';
import { reviewBy } from '../../helpers/policies.ts';
import { planView } from '../plan-view.ts';
import { speakEnglish } from '../speaking.ts';

beforeAll(speakEnglish);

const review = reviewBy(new Date('2026-11-25T10:00:00.000Z'));
const none: Answers = new Map();
const said = ({ id, digest }: RowView, verdict: Verdict, reason = ''): Answers =>
  answered(none, id, { verdict, reason, digest });

describe('A2 what is chosen in the review', () => {
  it('is what the sentence says, what is sent, and what is approved, for every choice', () => {
    const plan = planView(['open', 'open', 'open', 'open', 'open']);
    const verdicts = fc.constantFrom<Verdict>('approve', 'reject', 'later');
    fc.assert(
      fc.property(fc.array(verdicts, { minLength: 5, maxLength: 5 }), (chosen) => {
        const answers = plan.rows.reduce<Answers>(
          (all, { id, digest }, index) =>
            answered(all, id, { verdict: chosen[index]!, reason: '', digest }),
          none,
        );
        const choice = choose(plan, answers, true);
        const count = (verdict: Verdict) => chosen.filter((one) => one === verdict).length;
        expect([choice.approve, choice.reject, choice.later]).toEqual([
          count('approve'),
          count('reject'),
          count('later'),
        ]);
        const [rows = []] = choice.decision.turns;
        const moves = decide(plan, { seal: choice.decision.seal, rows }, review).moves;
        const of = (...states: string[]) => moves.filter(({ state }) => states.includes(state));
        expect(of('approved', 'released')).toHaveLength(count('approve'));
        expect(of('rejected')).toHaveLength(count('reject'));
        const words = /makes (no|\d+) change/.exec(choice.sentence)?.[1];
        expect(words === 'no' ? 0 : Number(words)).toBe(count('approve'));
      }),
    );
  });

  it('is everything without doubt beforehand, so that one press decides the whole plan', () => {
    const plan = planView(['open', 'rejected', 'open']);
    const { decision } = choose(plan, none, true);
    const [rows = []] = decision.turns;
    expect(decide(plan, { seal: decision.seal, rows }, review).open).toBe(0);
    expect(decision.dispatch).toBe(false);
  });

  it('goes out before what is left open only where that is wished', () => {
    const plan = planView(['open', 'open', 'approved']);
    const answers = said(plan.rows[1]!, 'later');
    expect(choose(plan, answers, true)).toMatchObject({
      left: 1,
      ready: 2,
      decision: { dispatch: true },
    });
    expect(choose(plan, answers, false).decision.dispatch).toBe(false);
  });

  it('tells of rows that were approved before and go out with it', () => {
    const plan = planView(['open', 'approved', 'approved']);
    expect(choose(plan, none, true)).toMatchObject({ approve: 1, earlier: 2 });
  });

  it('takes a reason along with a rejection, and with nothing else', () => {
    const plan = planView(['open']);
    const [row] = plan.rows;
    const reasons = (verdict: Verdict) =>
      choose(plan, said(row!, verdict, '  Not needed '), true).decision.turns[0]?.[0];
    expect(reasons('reject')).toMatchObject({ verdict: 'reject', reason: 'Not needed' });
    expect(reasons('approve')).not.toHaveProperty('reason');
  });

  it('holds for the words that were read: a row that was changed since is left for later', () => {
    const plan = planView(['open', 'open']);
    const answers = said(plan.rows[0]!, 'reject');
    plan.rows[0] = { ...plan.rows[0]!, digest: plan.rows[1]!.digest };
    expect(answerOf(answers, plan.rows[0]!)).toMatchObject({ verdict: 'later', outdated: true });
    expect(answerOf(none, plan.rows[0]!)).toMatchObject({ verdict: 'approve', outdated: false });
  });

  it('holds for the words that were shown: a row nobody chose for that was changed since is left', () => {
    const plan = planView(['open', 'open']);
    const shown = seen(none, plan);
    expect(choose(plan, shown, true).approve).toBe(2);
    const [first, second] = plan.rows;
    const now = { ...plan, rows: [{ ...first!, digest: second!.digest }, second!] };
    expect(seen(shown, now)).toBe(shown);
    expect(answerOf(shown, now.rows[0]!)).toMatchObject({ verdict: 'later', outdated: true });
    expect(choose(now, shown, true)).toMatchObject({ approve: 1, later: 1 });
  });

  it('holds for a plan in place of another: what it words anew is left, what it keeps is not', () => {
    const before = seen(none, planView(['open']));
    const plan = planView(['open', 'open', 'open']);
    const [kept, added, reworded] = plan.rows;
    const lookAgain = { accounts: [], you: false };
    plan.difference = { replaces: 'before', fields: [], gone: [], lookAgain };
    plan.rows = [
      { ...kept!, id: 'kept' },
      { ...added!, id: 'added', added: true },
      { ...reworded!, id: 'reworded', instead: kept!.operation },
    ];
    const verdicts = (answers: Answers) =>
      plan.rows.map((row) => answerOf(seen(answers, plan), row).verdict);
    expect(verdicts(before)).toEqual(['approve', 'later', 'later']);
    expect(verdicts(none)).toEqual(['approve', 'approve', 'approve']);
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
  ])('is chosen by itself and sent by itself: %s', (_name, doubtful) => {
    const plan = planView(['open', 'open']);
    const [first, second] = plan.rows;
    plan.rows = [{ ...first!, ...doubtful, ownDecision: true }, second!];
    expect(choose(plan, none, true)).toMatchObject({ approve: 1, later: 1, reject: 0 });
    const all = answeredAll(none, plan, 'approve');
    expect(answerOf(all, plan.rows[0]!).verdict).toBe('later');
    const { decision } = choose(plan, said(plan.rows[0]!, 'approve'), true);
    expect(decision.turns.map((rows) => rows.map(({ rowId }) => rowId))).toEqual([
      [second!.id],
      [first!.id],
    ]);
  });

  it('can be rejected or left together with everything else', () => {
    const plan = planView(['open', 'open']);
    plan.rows[0] = { ...plan.rows[0]!, tier: 'high', ownDecision: true };
    for (const verdict of ['reject', 'later'] as const) {
      const answers = answeredAll(none, plan, verdict);
      expect(plan.rows.map((row) => answerOf(answers, row).verdict)).toEqual([verdict, verdict]);
    }
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
    expect(choose(plan, none, true)).toMatchObject({ approve: 1, second: 1, left: 2, ready: 0 });
    expect(t('review.second', { count: 1 })).toContain('1 change needs another person');
  });

  it('what somebody may not approve is left to others rather than rejected', () => {
    const plan = planView(['open']);
    plan.rows = [{ ...plan.rows[0]!, objection: 'proposer_excluded' }];
    expect(choose(plan, none, true)).toMatchObject({
      approve: 0,
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
    [0, 5, 'Reject 5 changes'],
  ])('says what it does to %i approved and %i rejected rows', (approve, reject, words) => {
    expect(decideText({ approve, reject })).toBe(words);
  });
});
