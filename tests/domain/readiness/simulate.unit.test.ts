import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../domain/readiness/judge.ts';
import { layerOf } from '../../../domain/readiness/pack/layers.ts';
import { reasonOf } from '../../../domain/readiness/reasons.ts';
import { countTurn, noTurns, turnOf, turnsInWords } from '../../../domain/readiness/simulate.ts';
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

describe('R8 why a rule says nothing', () => {
  it.each([
    ['bug.steps', {}, 'type'],
    ['component.present', {}, 'nothing_to_judge'],
    ['story.form', { description: 'Text' }, null],
  ])('%s of %j: %s', (id, row, expected) => {
    const issue = issueOf(row);
    const { rules } = layerOf(starter, issue.type.kind, issue.statusCategory);
    const judged = rules.find(({ rule }) => rule.id === id)!;
    const result = judge(issue, starter).results.find(({ rule }) => rule === id)!;
    const reason = reasonOf(judged, result, issue);
    expect(reason).toBe(expected);
  });

  it('a rule that does not know the language, and one that was waived', () => {
    const issue = issueOf({ description: 'Der Kunde sieht die Karte und die Adresse nicht.' });
    const [judged] = layerOf(starter, 'story', null).rules;
    const result = { ...report.results[0]!, outcome: 'not_applicable' as const };
    const english = { ...judged!, rule: { ...judged!.rule, kinds: ['story'], languages: ['en'] } };
    expect(reasonOf(english as typeof judged & {}, result, issue)).toBe('language');
    expect(reasonOf(english as typeof judged & {}, { ...result, waived: true }, issue)).toBe(
      'waived',
    );
  });
});
