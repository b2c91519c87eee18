import { describe, expect, it } from '@jest/globals';
import { countingApprovers, type Verdict } from '../../domain/approvals.ts';
import { digestOf } from '../../domain/canonical.ts';
import { makePlan } from '../helpers/plans.ts';

const plan = makePlan(['released', 'open']);
const [row, other] = plan.rows as [(typeof plan.rows)[0], (typeof plan.rows)[0]];
const by = (
  accountId: string,
  verdict: Verdict['verdict'],
  changes: Partial<Verdict> = {},
): Verdict => ({
  accountId,
  rowId: row.id,
  rowDigest: row.digest,
  verdict,
  fields: plan.base,
  ...changes,
});
const counting = (...verdicts: Verdict[]) => countingApprovers(verdicts, plan, row);

describe('A4 whose approval of a row counts', () => {
  it('is everybody’s who approved, latest first', () => {
    expect(counting(by('ada', 'approve'), by('ben', 'approve'))).toEqual(['ben', 'ada']);
    expect(counting(by('ada', 'approve'), by('ben', 'approve'), by('ada', 'approve'))).toEqual([
      'ada',
      'ben',
    ]);
  });

  it('is not that of another row, another effect or of fields that moved', () => {
    expect(
      counting(
        by('ada', 'approve', { rowId: other.id }),
        by('ben', 'approve', { rowDigest: digestOf('edited') }),
        by('ina', 'approve', { fields: { ...plan.base, summary: digestOf('moved') } }),
      ),
    ).toEqual([]);
  });

  it('ends when the person rejects, and not when they put the row off', () => {
    expect(counting(by('ada', 'approve'), by('ada', 'later'))).toEqual(['ada']);
    expect(counting(by('ada', 'approve'), by('ada', 'reject'))).toEqual([]);
  });

  it('ends for everybody when it is taken back, by whomever', () => {
    const taken = [by('ada', 'approve'), by('ben', 'approve'), by('otto', 'revoke')];
    expect(counting(...taken)).toEqual([]);
    expect(counting(...taken, by('ben', 'approve'))).toEqual(['ben']);
  });
});
