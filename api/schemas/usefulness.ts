import { Type } from 'typebox';

const count = Type.Integer({ minimum: 0 });
/** From -1 to 1, to four decimal places. */
const Interval = Type.Object({ lower: Type.Number(), upper: Type.Number() });
const Group = Type.Object({
  issues: count,
  withTrouble: count,
  interval: Type.Union([Interval, Type.Null()]),
});
const Rule = Type.Object({
  rule: Type.String(),
  verdict: Type.String({
    enum: ['useful', 'no_difference_shown', 'opposite', 'not_enough_data'],
  }),
  failed: Group,
  passed: Group,
  waived: count,
  notApplicable: count,
  unreadable: count,
  difference: Type.Union([Type.Object({ value: Type.Number(), interval: Interval }), Type.Null()]),
});
const Troubles = Type.Object({
  reopened: count,
  moved_back: count,
  blocked: count,
  carried_over: count,
});

export const RuleUsefulness = Type.Object(
  {
    /** When Jira was read; null: not yet. */
    asOf: Type.Union([Type.String(), Type.Null()]),
    /** True while it is read anew. */
    gathering: Type.Boolean(),
    issues: Type.Object({
      counted: count,
      needed: count,
      leftOut: Type.Object({
        no_start: count,
        not_judged: count,
        changed_since: count,
        not_visible: count,
      }),
    }),
    /** Null below the number that is needed. */
    troubles: Type.Union([Troubles, Type.Null()]),
    rules: Type.Union([Type.Array(Rule), Type.Null()]),
  },
  { title: 'RuleUsefulness' },
);
