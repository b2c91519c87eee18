import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scoreOf, statusOf } from '../../../domain/readiness/score.ts';
import type { Outcome, RuleResult, Severity } from '../../../domain/report.ts';

const result = (
  outcome: Outcome,
  weight = 10,
  severity: Severity = 'warning',
  counts = true,
): RuleResult => ({
  rule: 'a.rule',
  outcome,
  severity,
  counts,
  weight,
  evidence: [],
  params: {},
});
const thresholds = { ready: 80, needsWork: 50 };

describe('R1 the score', () => {
  it.each<[RuleResult[], number]>([
    [[], 100],
    [[result('not_applicable'), result('unreadable')], 100],
    [[result('fail', 10, 'warning', false)], 100],
    [[result('pass')], 100],
    [[result('fail')], 0],
    [[result('pass', 1), result('fail', 2)], 33],
    [[result('pass', 2), result('fail', 1)], 67],
    [[result('pass', 1), result('fail', 199)], 1],
    [[result('pass', 1), result('fail', 200)], 0],
    [[result('pass', 50), result('fail', 50), result('unreadable', 100)], 50],
  ])('case %# is as the formula says', (results, score) => {
    expect(scoreOf(results)).toBe(score);
  });

  it('is the share that passed, rounded half up, in whole numbers', () => {
    const any = fc.record({
      outcome: fc.constantFrom<Outcome>('pass', 'fail', 'not_applicable', 'unreadable'),
      weight: fc.integer({ min: 1, max: 100 }),
      counts: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (list) => {
        const results = list.map(({ outcome, weight, counts }) =>
          result(outcome, weight, 'warning', counts),
        );
        const sum = (...outcomes: Outcome[]) =>
          list
            .filter(({ counts, outcome }) => counts && outcomes.includes(outcome))
            .reduce((total, { weight }) => total + weight, 0);
        const judged = sum('pass', 'fail');
        const exact = judged === 0 ? 100 : (100 * sum('pass')) / judged;
        expect(Math.abs(scoreOf(results) - exact)).toBeLessThanOrEqual(0.5);
        expect(scoreOf(results.toReversed())).toBe(scoreOf(results));
      }),
    );
  });
});

describe('R1 the status', () => {
  const critical = (outcome: Outcome, counts = true) => result(outcome, 10, 'critical', counts);
  it.each<[number, RuleResult[], string]>([
    [100, [], 'ready'],
    [80, [], 'ready'],
    [79, [], 'needs_work'],
    [50, [], 'needs_work'],
    [49, [], 'not_ready'],
    [100, [critical('fail')], 'not_ready'],
    [100, [critical('unreadable')], 'needs_work'],
    [60, [critical('unreadable')], 'needs_work'],
    [10, [critical('unreadable')], 'not_ready'],
    [100, [critical('not_applicable'), critical('pass')], 'ready'],
    [100, [critical('fail', false)], 'ready'],
    [100, [result('unreadable')], 'ready'],
  ])('%i with %j is %s', (score, results, status) => {
    expect(statusOf(results, score, thresholds)).toBe(status);
  });
});
