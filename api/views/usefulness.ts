import type { IssueOutcome } from '../../db/issue-outcomes.ts';
import type { Interval } from '../../domain/usefulness/interval.ts';
import {
  type LeftOut,
  leastFinished,
  type RuleUsefulness,
  usefulnessOf,
} from '../../domain/usefulness/usefulness.ts';
import type { UsefulnessView } from '../../domain/usefulness/view.ts';

/** What a person is told of a project's rules: only issues that this person may browse are looked at. */
export function usefulnessView(
  outcomes: readonly IssueOutcome[],
  isVisible: (issueId: string) => boolean,
): Pick<UsefulnessView, 'issues' | 'troubles' | 'rules'> {
  const visible = outcomes.filter(({ issueId }) => isVisible(issueId));
  const counted = visible.filter(({ leftOut }) => leftOut === null);
  const leftOut = (why: LeftOut) => visible.filter((outcome) => outcome.leftOut === why).length;
  const said = usefulnessOf(counted);
  return {
    issues: {
      counted: counted.length,
      needed: leastFinished,
      leftOut: {
        no_start: leftOut('no_start'),
        not_judged: leftOut('not_judged'),
        changed_since: leftOut('changed_since'),
        not_visible: outcomes.length - visible.length,
      },
    },
    troubles: said?.troubles ?? null,
    rules: said?.rules.map(ruleView) ?? null,
  };
}

function ruleView({ failed, passed, difference, ...rule }: RuleUsefulness) {
  return {
    ...rule,
    failed: { ...failed, interval: failed.interval && rounded(failed.interval) },
    passed: { ...passed, interval: passed.interval && rounded(passed.interval) },
    difference: difference && {
      value: round(difference.value),
      interval: rounded(difference.interval),
    },
  };
}

const rounded = ({ lower, upper }: Interval) => ({ lower: round(lower), upper: round(upper) });
const round = (share: number) => Math.round(share * 10_000) / 10_000;
