import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../domain/approvals.ts';
import { differenceFrom, gaveWay } from '../../domain/difference.ts';
import type { Plan } from '../../domain/plan.ts';
import { makePlan } from '../helpers/plans.ts';

/** A plan of which rows gave way because the description moved. */
function formerPlan(): Plan {
  const plan = makePlan(['done', 'cleared', 'cleared', 'rejected']);
  for (const row of plan.rows) if (row.state === 'cleared') row.problem = gaveWay(['description']);
  return plan;
}
const former = formerPlan();
const said = (accountId: string, position: number, verdict: Verdict['verdict']): Verdict => {
  const { id: rowId, digest: rowDigest } = former.rows[position]!;
  const { base: fields, policy } = former;
  return { accountId, rowId, rowDigest, verdict, fields, policyVersion: policy.version };
};

describe('A4 the difference to the plan that gave way', () => {
  const next = makePlan(['open', 'open', 'open', 'open', 'open']);
  next.rows = [next.rows[2]!, next.rows[4]!];

  it('is what is new, what is gone and which part of the issue moved', () => {
    expect(differenceFrom(former, [], next)).toEqual({
      replaces: former.id,
      fields: ['description'],
      added: [{ id: next.rows[1]?.id, instead: former.rows[1] }],
      gone: [former.rows[1]],
      lookAgain: [],
    });
  });

  it('takes none of several for the one that another change stands for', () => {
    const more = makePlan(['open', 'open', 'open', 'open', 'open', 'open']);
    more.rows = more.rows.slice(4);
    expect(differenceFrom(former, [], more)?.added.map(({ instead }) => instead)).toEqual([
      null,
      null,
    ]);
  });

  it('names who approved what gave way, and nobody who took it back or approved what was done', () => {
    const verdicts = [
      said('acc-otto', 0, 'approve'),
      said('acc-ada', 1, 'approve'),
      said('acc-ben', 2, 'approve'),
      said('acc-ines', 2, 'approve'),
      said('acc-ines', 2, 'reject'),
    ];
    expect(differenceFrom(former, verdicts, next)?.lookAgain).toEqual(['acc-ada', 'acc-ben']);
    const newer = verdicts.map((verdict) => ({ ...verdict, policyVersion: 7 }));
    expect(differenceFrom(former, newer, next)?.lookAgain).toEqual([]);
  });

  it('is none where every row of the former plan was decided', () => {
    expect(differenceFrom(makePlan(['done', 'rejected']), [], next)).toBeNull();
  });
});
