import type { SimulationPartView } from '../../../../../../domain/settings-views.ts';

/** What a draft changes, over all parts so far. */
export interface WhatIf {
  /** Issues of the whole backlog, and those that were looked at. */
  total: number;
  looked: number;
  judged: number;
  notKept: number;
  hidden: number;
  unchecked: number;
  turnReady: number;
  turnNotReady: number;
  move: number;
  stay: number;
  issues: SimulationPartView['issues'];
  /** Issues that fail a rule by the draft only, and by the rules in force only. */
  rules: { rule: string; more: number; fewer: number }[];
  /** Leads on; null at the end. */
  cursor: string | null;
}

export const nothingYet: WhatIf = {
  ...{ total: 0, looked: 0, judged: 0, notKept: 0, hidden: 0, unchecked: 0 },
  ...{ turnReady: 0, turnNotReady: 0, move: 0, stay: 0, issues: [], rules: [], cursor: null },
};

/** With one more part: each part counts itself alone. */
export function withPart(sum: WhatIf, { issues, summary }: SimulationPartView): WhatIf {
  const { judged, notKept, leftOut, turnReady, turnNotReady, move, stay, cursor } = summary;
  const looked = judged + notKept + leftOut.hidden + leftOut.unchecked;
  return {
    total: sum.looked === 0 ? summary.total : sum.total,
    looked: sum.looked + looked,
    judged: sum.judged + judged,
    notKept: sum.notKept + notKept,
    hidden: sum.hidden + leftOut.hidden,
    unchecked: sum.unchecked + leftOut.unchecked,
    turnReady: sum.turnReady + turnReady,
    turnNotReady: sum.turnNotReady + turnNotReady,
    move: sum.move + move,
    stay: sum.stay + stay,
    issues: [...sum.issues, ...issues],
    rules: together(sum.rules, summary.rules),
    cursor,
  };
}

function together(before: WhatIf['rules'], more: WhatIf['rules']): WhatIf['rules'] {
  const byRule = Map.groupBy([...before, ...more], ({ rule }) => rule);
  return [...byRule].map(([rule, counts]) => ({
    rule,
    more: counts.reduce((total, one) => total + one.more, 0),
    fewer: counts.reduce((total, one) => total + one.fewer, 0),
  }));
}
