import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RefinementStep } from '../../../domain/refinement.ts';
import type { PlanView, ReadinessView, RefinementView } from '../../../domain/views.ts';
import { whoIsWaitedFor } from '../../../forge-app/static/app/src/column/awaited.ts';
import { nextButton, nextNote } from '../../../forge-app/static/app/src/column/next-button.ts';
import { planView, refinementView } from '../plan-view.ts';
import { readinessView } from '../readiness-view.ts';
import { speakEnglish } from '../speaking.ts';

beforeAll(speakEnglish);

const people = new Map([
  ['acc-ada', 'Ada'],
  ['acc-ben', 'Ben'],
  ['acc-cara', 'Cara'],
]);
const five = ['open', 'open', 'open', 'open', 'open'] as const;
const others = (changes: Partial<PlanView> = {}): PlanView => ({
  ...planView(five),
  canDecide: false,
  waitingFor: 'approver',
  ...changes,
});
const at = (step: RefinementStep, changes: Partial<RefinementView> = {}) =>
  readinessView({ refinement: refinementView({ step, ...changes }) });
const button = (view: ReadinessView, plan: PlanView | null = null) =>
  nextButton({ view, plan, people });
const applied = (changes: Partial<RefinementView> = {}) =>
  at('closed', {
    outcome: 'applied',
    progress: { total: 5, done: 5, unsettled: 0 },
    ...changes,
  });
const undoing = (possible: boolean): PlanView => ({
  ...planView(['done', 'done', 'done', 'done', 'done']),
  undoing: { possible, undone: [], last: null },
});

describe('U1 the one button of the column', () => {
  it('is labelled with the next step', () => {
    const progress = { total: 5, done: 2, unsettled: 3 };
    const shown = [
      button(readinessView({})),
      button(at('drafting', { planId: null })),
      button(at('waiting'), planView(five)),
      button(at('waiting'), others()),
      button(at('writing', { progress }), others({ waitingFor: 'jira' })),
      button(at('verifying'), others({ waitingFor: 'jira' })),
      button(applied(), undoing(true)),
      button(applied(), undoing(false)),
    ];
    expect(shown.map((one) => [one?.label, one?.act])).toEqual([
      ['Propose changes', 'propose'],
      ['Drafting the changes…', null],
      ['Review 5 changes', 'review'],
      ['Waiting for Ada', 'review'],
      ['Writing 2 of 5', 'review'],
      ['Checking what was written', 'review'],
      ['5 written · Undo', 'undo'],
      ['Propose changes again', 'propose'],
    ]);
  });

  it('stands out only where it is the turn of the person who looks', () => {
    expect(button(readinessView({}))?.primary).toBe(true);
    expect(button(at('waiting'), planView(five))?.primary).toBe(true);
    expect(button(at('waiting'), others())?.primary).toBe(false);
    expect(button(at('writing'), others())?.primary).toBe(false);
    expect(button(applied(), undoing(true))?.primary).toBe(false);
  });

  it('is not there where the space only observes, which is said', () => {
    const view = readinessView({ mode: 'observe' });
    expect(button(view)).toBeNull();
    expect(nextNote({ view, plan: null })).toContain('only observes');
  });

  it('does not offer to undo an undo', () => {
    const undone = applied({ undoOf: refinementView().id });
    expect(button(undone, undoing(true))?.act).toBe('propose');
  });

  it('says that writing is paused, and that it goes on', () => {
    const view = at('writing', { problem: { code: 'writes_stopped' } });
    expect(button(view, others({ waitingFor: 'stop' }))?.label).toBe('Writing is paused');
    expect(nextNote({ view, plan: null })).toContain('goes on');
  });
});

describe('A11 whom the column waits for', () => {
  it('is who proposed, unless the policy names others', () => {
    expect(whoIsWaitedFor(others({ proposedBy: 'acc-cara' }))).toEqual(['acc-cara']);
    const plan = others();
    plan.rows = plan.rows.map((row) => ({ ...row, asked: { accounts: ['acc-ben', 'acc-cara'] } }));
    expect(button(at('waiting'), plan)?.label).toBe('Waiting for Ben or Cara');
  });

  it('is not named where it is a group, a role, many, or somebody whom Jira does not name', () => {
    const asked = (approvers: object) => {
      const plan = others();
      plan.rows = plan.rows.map((row) => ({ ...row, asked: approvers }));
      return button(at('waiting'), plan)?.label;
    };
    const nobody = 'Waiting for an approver';
    expect(asked({ groups: ['g-1'] })).toBe(nobody);
    expect(asked({ accounts: ['acc-ada'], roles: ['10002'] })).toBe(nobody);
    expect(asked({ accounts: ['acc-ada', 'acc-ben', 'acc-cara'] })).toBe(nobody);
    expect(asked({ accounts: ['acc-zoe'] })).toBe(nobody);
  });

  it('is whose call lets writing go on, or Jira for oneself', () => {
    const waiting = others({ waitingFor: 'token', decidedBy: 'other' });
    waiting.rows = waiting.rows.map((row) => ({ ...row, waitsFor: ['acc-ben'] }));
    expect(button(at('waiting_for_token'), waiting)?.label).toBe('Waiting for Ben');
    const own = { ...waiting, decidedBy: 'you' as const };
    expect(button(at('waiting_for_token'), own)?.label).toBe('Waiting for Jira');
  });
});
