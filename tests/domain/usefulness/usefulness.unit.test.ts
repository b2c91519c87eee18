import { describe, expect, it } from '@jest/globals';
import { dice } from '../../../dev/model-simulator/random.ts';
import {
  type FinishedIssue,
  leastFinished,
  type Standing,
  usefulnessOf,
} from '../../../domain/usefulness/usefulness.ts';

const issueOf = (standings: Record<string, Standing>, trouble: boolean): FinishedIssue => ({
  standings,
  troubles: trouble ? ['reopened'] : [],
});
/** Of a rule: so many failed and passed, and how many of each had trouble. */
const groups = (failed: [number, number], passed: [number, number], rule = 'a'): FinishedIssue[] =>
  [...Array(failed[1] + passed[1])].map((_none, at) =>
    at < failed[1]
      ? issueOf({ [rule]: 'fail' }, at < failed[0])
      : issueOf({ [rule]: 'pass' }, at - failed[1] < passed[0]),
  );
const only = (issues: FinishedIssue[]) => usefulnessOf(issues)?.rules[0];

describe('R13 what is said of a rule', () => {
  it('is nothing below 200 finished issues', () => {
    expect(leastFinished).toBe(200);
    expect(usefulnessOf(groups([60, 99], [0, 100]))).toBeNull();
    expect(usefulnessOf(groups([60, 100], [0, 100]))?.rules).toHaveLength(1);
  });

  it('is its counts, both shares and their difference, each with an interval', () => {
    const rule = only(groups([30, 100], [15, 150]));
    expect(rule).toMatchObject({
      rule: 'a',
      verdict: 'useful',
      failed: { issues: 100, withTrouble: 30 },
      passed: { issues: 150, withTrouble: 15 },
    });
    expect(rule?.difference?.value).toBeCloseTo(0.2, 12);
    const { lower, upper } = rule?.difference?.interval ?? { lower: 0, upper: 0 };
    expect(lower).toBeGreaterThan(0.09);
    expect(upper).toBeLessThan(0.31);
  });

  it.each([
    ['no_difference_shown', groups([15, 100], [15, 120])],
    ['opposite', groups([10, 150], [40, 100])],
    ['not_enough_data', groups([19, 19], [0, 200])],
    ['not_enough_data', groups([0, 200], [19, 19])],
  ])('is %s otherwise', (verdict, issues) => {
    expect(only(issues)?.verdict).toBe(verdict);
  });

  it('leaves out who waived it, and says how many', () => {
    const waived = [...Array(50)].map(() => issueOf({ a: 'waived' }, true));
    const [without, having] = [groups([30, 100], [15, 150]), groups([30, 100], [15, 150])];
    const rule = only([...having, ...waived]);
    expect(rule).toEqual({ ...only(without), waived: 50 });
  });

  it('counts what did not apply and what could not be read', () => {
    const others = [issueOf({ a: 'not_applicable' }, true), issueOf({ a: 'unreadable' }, true)];
    const rule = only([...groups([30, 100], [15, 150]), ...others]);
    expect(rule).toMatchObject({ notApplicable: 1, unreadable: 1, failed: { issues: 100 } });
  });

  it('asks more of one among many', () => {
    const issues = groups([24, 100], [13, 110]);
    expect(only(issues)?.verdict).toBe('useful');
    const among = issues.map((issue, at) => {
      const others = [...Array(19)].map((_none, other): [string, Standing] => [
        `other.${other}`,
        (at + other) % 2 === 0 ? 'fail' : 'pass',
      ]);
      return { ...issue, standings: { ...issue.standings, ...Object.fromEntries(others) } };
    });
    const [rule] = usefulnessOf(among)?.rules ?? [];
    expect(rule).toMatchObject({ rule: 'a', verdict: 'no_difference_shown' });
    expect(rule?.difference?.interval.lower).toBeGreaterThan(0);
  });
});

/** A team without any effect, or with one of the first rule. */
function team(seed: number, { issues = 220, rules = 8, effect = 0 }): FinishedIssue[] {
  const roll = dice(seed * 7919 + 1);
  // The first numbers of neighbouring seeds are alike.
  for (let skipped = 0; skipped < 20; skipped++) roll(2);
  const often = [...Array(rules)].map((_none, rule) => 200 + ((rule * 97) % 500));
  return [...Array(issues)].map(() => {
    const failed = often.map((share) => roll(1000) < share);
    const standings = failed.map((fail, rule): [string, Standing] => [
      `rule.${String(rule).padStart(2, '0')}`,
      fail ? 'fail' : 'pass',
    ]);
    const chance = 250 + (failed[0] ? effect : 0);
    return issueOf(Object.fromEntries(standings), roll(1000) < chance);
  });
}

const verdicts = (issues: FinishedIssue[]) =>
  usefulnessOf(issues)?.rules.map(({ verdict }) => verdict) ?? [];

describe('R13 how often it is wrong', () => {
  it('tells a difference in no more than about 5 % of 1,000 teams that have none', () => {
    const said = [...Array(1000)].map((_none, seed) => verdicts(team(seed, {})));
    const wrong = said.filter((all) => all.includes('useful') || all.includes('opposite'));
    // 50 are expected at most; 71 is three standard deviations more.
    expect(wrong.length).toBeLessThanOrEqual(71);
    expect(said.filter((all) => all.includes('useful')).length).toBeLessThanOrEqual(50);
    // That it is cautious does not come from saying nothing.
    expect(said.flat().filter((verdict) => verdict === 'not_enough_data')).toHaveLength(0);
  }, 60_000);

  it('finds the rule with a plain effect, and mostly that one alone', () => {
    const said = [...Array(100)].map((_none, seed) => verdicts(team(seed, { effect: 350 })));
    expect(said.filter(([first]) => first === 'useful').length).toBeGreaterThan(90);
    const others = said.filter(([, ...rest]) => rest.includes('useful'));
    expect(others.length).toBeLessThanOrEqual(11);
  }, 60_000);
});
