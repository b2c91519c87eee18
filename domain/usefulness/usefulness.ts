import type { Outcome, Report } from '../report.ts';
import { criticalValue, differenceInterval, type Interval, shareInterval } from './interval.ts';
import { type Trouble, troubles } from './what-followed.ts';

/** Below so many finished issues nothing is said of any rule. */
export const leastFinished = 200;
/** Below so many issues that fail, or that pass, nothing is said of this rule. */
const leastInGroup = 20;
/** How often, over all rules together, a difference may be told where there is none. */
const error = 0.05;

/** What a rule said of an issue at the start of work. */
export type Standing = Outcome | 'waived';

/**
 * Why a finished issue does not count: it was never in progress before its end; nobody had judged it when it
 * began; what it says was changed between the report and its start.
 */
export type LeftOut = 'no_start' | 'not_judged' | 'changed_since';

/** What a report says, by id of the rule. */
export function standingsOf({ results }: Pick<Report, 'results'>): Record<string, Standing> {
  return Object.fromEntries(
    results.map(({ rule, outcome, waived }) => [rule, waived ? 'waived' : outcome]),
  );
}

/** A finished issue: what rules said of it at its start, and what followed. */
export interface FinishedIssue {
  standings: Readonly<Record<string, Standing>>;
  troubles: readonly Trouble[];
}

/**
 * `useful`: issues that failed the rule had trouble more often, beyond chance. `opposite`: less often.
 * Neither says that the one is the cause of the other.
 */
type UsefulnessVerdict = 'useful' | 'no_difference_shown' | 'opposite' | 'not_enough_data';

interface Group {
  issues: number;
  withTrouble: number;
  /** 95 % interval of the share; null where there is no issue. */
  interval: Interval | null;
}

export interface RuleUsefulness {
  rule: string;
  verdict: UsefulnessVerdict;
  failed: Group;
  passed: Group;
  /** Issues that neither failed nor passed it. */
  waived: number;
  notApplicable: number;
  unreadable: number;
  /** Share with trouble of those that failed less that of those that passed, with its 95 % interval. */
  difference: { value: number; interval: Interval } | null;
}

interface Usefulness {
  /** How many issues had each trouble. */
  troubles: Record<Trouble, number>;
  /** By id. */
  rules: RuleUsefulness[];
}

/**
 * Compares what rules said at the start of work with what followed. Null below `leastFinished` issues.
 *
 * Each interval is of its rule alone. Verdicts are of all rules at once, by the step-down method of Holm, A
 * simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979),
 * 65-70: a rule whose interval lies just beside zero may still be told `no_difference_shown`.
 */
export function usefulnessOf(issues: readonly FinishedIssue[]): Usefulness | null {
  if (issues.length < leastFinished) return null;
  const z = criticalValue(error);
  const counted = [...tallied(issues)]
    .map(([rule, tally]) => countedOf(rule, tally, z))
    .toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
  const apart = differing(counted.filter(isEnough));
  return {
    troubles: Object.fromEntries(
      troubles.map((one) => [one, issues.filter((issue) => issue.troubles.includes(one)).length]),
    ) as Record<Trouble, number>,
    rules: counted.map((rule) => ({ ...rule, verdict: verdictOf(rule, apart) })),
  };
}

type Counted = Omit<RuleUsefulness, 'verdict'>;

type Tally = Record<Standing, { issues: number; withTrouble: number }>;

function tallied(issues: readonly FinishedIssue[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { standings, troubles: followed } of issues)
    for (const [rule, standing] of Object.entries(standings)) {
      const tally = tallies.get(rule) ?? emptyTally();
      tallies.set(rule, tally);
      tally[standing].issues += 1;
      if (followed.length > 0) tally[standing].withTrouble += 1;
    }
  return tallies;
}

function emptyTally(): Tally {
  const none = () => ({ issues: 0, withTrouble: 0 });
  return {
    pass: none(),
    fail: none(),
    not_applicable: none(),
    unreadable: none(),
    waived: none(),
  };
}

function countedOf(rule: string, tally: Tally, z: number): Counted {
  const [failed, passed] = [groupOf(tally.fail, z), groupOf(tally.pass, z)];
  return {
    rule,
    failed,
    passed,
    waived: tally.waived.issues,
    notApplicable: tally.not_applicable.issues,
    unreadable: tally.unreadable.issues,
    difference: differenceOf(failed, passed, z),
  };
}

function groupOf(group: Omit<Group, 'interval'>, z: number): Group {
  return { ...group, interval: group.issues === 0 ? null : shareInterval(shareOf(group), z) };
}

const shareOf = ({ issues, withTrouble }: Omit<Group, 'interval'>) => ({
  count: withTrouble,
  of: issues,
});

function differenceOf(failed: Group, passed: Group, z: number): Counted['difference'] {
  if (failed.issues === 0 || passed.issues === 0) return null;
  const value = failed.withTrouble / failed.issues - passed.withTrouble / passed.issues;
  return { value, interval: differenceInterval(shareOf(failed), shareOf(passed), z) };
}

function isEnough({ failed, passed }: Counted): boolean {
  return failed.issues >= leastInGroup && passed.issues >= leastInGroup;
}

/** Rules whose difference is beyond chance: each that is found leaves a wider error to the others. */
function differing(rules: readonly Counted[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    const open = rules.filter(({ rule }) => !found.has(rule));
    const z = criticalValue(error / Math.max(1, open.length));
    for (const { rule, failed, passed } of open) {
      const { lower, upper } = differenceInterval(shareOf(failed), shareOf(passed), z);
      if (lower > 0 || upper < 0) found.add(rule);
    }
  }
  return found;
}

function verdictOf(rule: Counted, apart: ReadonlySet<string>): UsefulnessVerdict {
  if (!isEnough(rule)) return 'not_enough_data';
  if (!apart.has(rule.rule)) return 'no_difference_shown';
  return (rule.difference?.value ?? 0) > 0 ? 'useful' : 'opposite';
}
