import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RefinementStep } from '../../../domain/refinement.ts';
import type { RefinementView } from '../../../domain/views.ts';
import { nextStep, shownPlan } from '../../../forge-app/static/app/src/column/next-step.ts';
import {
  ageText,
  judgingText,
  putOffText,
} from '../../../forge-app/static/app/src/column/standing.ts';
import {
  readinessPace,
  refinementPace,
  slackened,
} from '../../../forge-app/static/app/src/shared/pace.ts';
import { refinementView } from '../plan-view.ts';
import { readinessView } from '../readiness-view.ts';
import { speakEnglish } from '../speaking.ts';

beforeAll(speakEnglish);

const view = readinessView;
const at = (step: RefinementStep, changes: Partial<RefinementView> = {}) =>
  view({ refinement: refinementView({ step, ...changes }) });

describe('U1 what stands below the verdict', () => {
  it.each<[RefinementStep, string]>([
    ['requested', 'working'],
    ['analysing', 'working'],
    ['drafting', 'working'],
    ['waiting', 'review'],
    ['reminded', 'review'],
    ['waiting_for_token', 'token'],
    ['writing', 'writing'],
    ['verifying', 'writing'],
  ])('at the step %s is %s', (step, kind) => {
    expect(nextStep(at(step)).kind).toBe(kind);
  });

  it('is the proposal again once the last one ended, with its outcome', () => {
    const closed = at('closed', { outcome: 'expired' });
    expect(nextStep(closed)).toEqual({ kind: 'propose', last: closed.refinement });
    expect(nextStep(view({}))).toEqual({ kind: 'propose', last: null });
  });

  it('is no proposal where the space only observes, but an open plan can still be decided', () => {
    expect(nextStep(view({ mode: 'observe' })).kind).toBe('observe');
    expect(nextStep({ ...at('waiting'), mode: 'observe' }).kind).toBe('review');
  });

  it('says that the approver was reminded', () => {
    expect(nextStep(at('reminded'))).toMatchObject({ reminded: true });
  });
});

describe('W6 the plan behind a receipt', () => {
  it('is its own, or for an undo that made none the one that it was about', () => {
    const shown = (changes: Partial<RefinementView>) =>
      shownPlan(view({ refinement: refinementView(changes) }));
    expect(shownPlan(view({}))).toBeNull();
    expect(shown({ planId: 'own', undoOf: 'first' })).toBe('own');
    expect(shown({ planId: null, undoOf: 'first', step: 'drafting' })).toBeNull();
    expect(
      shown({ planId: null, undoOf: 'first', step: 'closed', outcome: 'nothing_to_propose' }),
    ).toBe('first');
  });
});

describe('U3 how old a verdict is', () => {
  const judgedAt = '2026-11-27T08:00:00Z';
  const now = new Date('2026-11-27T11:00:00Z');
  const until = '2026-12-01T12:00:00Z';

  it('is said, with whether something changed since', () => {
    expect(ageText(view({ judgedAt }), now)).toBe('Judged 3 hours ago');
    expect(ageText(view({ judgedAt, stale: true }), now)).toBe(
      'Judged 3 hours ago, changed since.',
    );
  });

  it('is no news by itself: only that it is judged again is', () => {
    const judging = view({ judgedAt, stale: true, judging: true });
    expect(judgingText(view({ judgedAt }))).toBeNull();
    expect(judgingText(judging)).toBe('Changed since, judging again…');
    expect(ageText(judging, now)).toBeNull();
  });

  it('comes with why it is not judged again, and until when', () => {
    const putOff = { code: 'quota_exceeded', until } as const;
    const said = judgingText(view({ judgedAt, stale: true, putOff }));
    expect(said).toMatch(/^Judging waits until 1 Dec 2026, /);
    expect(said).toMatch(/: what the edition of this site allows is used up\.$/);
    expect(putOffText({ code: 'licence_inactive', until: null })).toMatch(
      /^Judging waits: the licence of this site has ended\./,
    );
  });
});

describe('U3 how often the screen looks', () => {
  it('stops when nothing changes by itself', () => {
    expect(readinessPace(view({}))).toBeNull();
    expect(readinessPace(view({ mode: 'off', judging: true }))).toBeNull();
    expect(readinessPace(at('closed', { outcome: 'applied' }))).toBeNull();
    expect(refinementPace({ step: 'closed', outcome: 'failed' })).toBeNull();
  });

  it('goes on while something moves, and less often while people decide', () => {
    const moving = readinessPace(at('writing'));
    expect(readinessPace(view({ judging: true }))).toBe(moving);
    expect(readinessPace(at('waiting'))).toBeGreaterThan(moving!);
  });

  it('goes on slowly while judging is put off, so that it sees when it is not', () => {
    const pace = readinessPace(view({ putOff: { code: 'licence_inactive', until: null } }))!;
    expect(pace).toBeGreaterThanOrEqual(30_000);
    expect(slackened(pace, 1000)).toBe(pace);
    const open = { ...at('writing'), putOff: { code: 'quota_exceeded', until: null } } as const;
    expect(readinessPace(open)).toBe(readinessPace(at('writing')));
  });

  it('slackens when look after look sees nothing new', () => {
    expect(slackened(1000, 3)).toBe(1000);
    expect(slackened(1000, 1000)).toBeGreaterThan(1000);
  });
});
