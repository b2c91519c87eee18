import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../domain/readiness/judge.ts';
import { layerOf } from '../../../domain/readiness/pack/layers.ts';
import { reasonOf } from '../../../domain/readiness/reasons.ts';
import { countTurn, noTurns, turnOf, turnsInWords } from '../../../domain/readiness/simulate.ts';
import { createTally } from '../../../domain/readiness/tally.ts';
import type { ReadinessStatus, Report } from '../../../domain/report.ts';
import { baseline, issueOf, starter } from '../../helpers/judged.ts';

const report = judge(issueOf({ summary: 'Checkout' }), starter);
const as = (status: ReadinessStatus): Report => ({ ...report, status });

describe('R8 what another pack would change', () => {
  it('is nothing where the status stays, whatever the score', () => {
    expect(turnOf(report, { ...report, score: report.score + 1 })).toBeNull();
  });

  it('names the rules that stand otherwise', () => {
    const issue = issueOf({ description: 'AC:\n- It is fast' });
    const [before, after] = [judge(issue, starter), judge(issue, baseline)];
    const turn = turnOf({ ...before, status: 'ready' }, { ...after, status: 'needs_work' });
    expect(turn).toMatchObject({ before: { score: before.score }, after: { score: after.score } });
    expect(turn?.rules).toContain('criteria.testable');
    expect(turn?.rules).not.toContain('story.form');
  });

  it('is counted issue by issue, and every issue once', () => {
    const turns: [ReadinessStatus, ReadinessStatus][] = [
      ['ready', 'needs_work'],
      ['ready', 'not_ready'],
      ['needs_work', 'ready'],
      ['not_ready', 'needs_work'],
      ['ready', 'ready'],
      ['not_ready', 'not_ready'],
    ];
    const count = turns.reduce((sum, [a, b]) => countTurn(sum, turnOf(as(a), as(b))), noTurns);
    expect(count).toEqual({ turnReady: 1, turnNotReady: 2, move: 1, stay: 2 });
    expect(turnsInWords(count)).toBe(
      'Of 6 work items 2 turn not ready, 1 turn ready, 1 move between needs work and not ready, 2 stay as they are.',
    );
    expect(turnsInWords(noTurns)).toBe(
      'Of 0 work items 0 turn not ready, 0 turn ready, 0 stay as they are.',
    );
  });
});

describe('R8 what another pack would change for many', () => {
  it('is counted by status, score and rule, and the parts of a backlog add up', () => {
    const fails = (...rules: string[]) =>
      rules.map((rule) => ({ ...report.results[0]!, rule, outcome: 'fail' as const }));
    const one = (status: ReadinessStatus, score: number, ...rules: string[]): Report => ({
      ...report,
      status,
      score,
      results: fails(...rules),
    });
    const tally = createTally();
    expect(tally.add(one('ready', 100, 'a'), one('not_ready', 0, 'a', 'b'))).not.toBeNull();
    expect(tally.add(one('not_ready', 9, 'a'), one('not_ready', 10, 'b'))).toBeNull();
    const result = tally.result();
    tally.add(one('ready', 90), one('ready', 89));
    expect(result).toMatchObject({ turnNotReady: 1, stay: 1 });
    expect(result.statuses).toMatchObject({ ready: { ready: 0, not_ready: 1 } });
    expect(result.statuses.not_ready).toEqual({ ready: 0, needs_work: 0, not_ready: 1 });
    expect(result.scores).toEqual({
      before: [1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      after: [1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
    });
    expect(result.rules).toEqual([
      { rule: 'a', more: 0, fewer: 1 },
      { rule: 'b', more: 2, fewer: 0 },
    ]);
    expect(tally.result().scores.after[8]).toBe(1);
  });
});

describe('R8 why a rule says nothing', () => {
  it.each([
    ['bug.steps', {}, 'type'],
    ['component.present', {}, 'nothing_to_judge'],
    ['story.form', { description: 'Text' }, null],
  ])('%s of %j: %s', (id, row, expected) => {
    const issue = issueOf(row);
    const { rules } = layerOf(starter, issue);
    const judged = rules.find(({ rule }) => rule.id === id)!;
    const result = judge(issue, starter).results.find(({ rule }) => rule === id)!;
    const reason = reasonOf(judged, result, issue);
    expect(reason).toBe(expected);
  });

  it('a rule that does not know the language, and one that was waived', () => {
    const issue = issueOf({ description: 'Der Kunde sieht die Karte und die Adresse nicht.' });
    const [judged] = layerOf(starter, issueOf({})).rules;
    const result = { ...report.results[0]!, outcome: 'not_applicable' as const };
    const english = { ...judged!, rule: { ...judged!.rule, kinds: ['story'], languages: ['en'] } };
    expect(reasonOf(english as typeof judged & {}, result, issue)).toBe('language');
    expect(reasonOf(english as typeof judged & {}, { ...result, waived: true }, issue)).toBe(
      'waived',
    );
  });
});
