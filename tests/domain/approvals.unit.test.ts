import { describe, expect, it } from '@jest/globals';
import { countingApprovers, proposersOf, type Verdict } from '../../domain/approvals.ts';
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
  policyVersion: plan.policy.version,
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

  it('ends for everybody with an edit, also with one that restores the first content', () => {
    const edited = [by('ada', 'approve'), by('ben', 'edit', { rowDigest: digestOf('other') })];
    expect(counting(...edited, by('ben', 'edit'))).toEqual([]);
    expect(counting(...edited, by('ben', 'edit'), by('ada', 'approve'))).toEqual(['ada']);
  });

  it('is under one version of the policy: a newer one voids what was not released', () => {
    const under = (policyVersion: number) => ({ policyVersion });
    expect(counting(by('ada', 'approve'), by('ben', 'approve', under(2)))).toEqual(['ben']);
    const newer = { ...plan, policy: { id: 'two-people', version: 2 } };
    expect(countingApprovers([by('ada', 'approve')], newer, row)).toEqual(['ada']);
    const open = { ...row, state: 'open' as const };
    expect(countingApprovers([by('ada', 'approve')], newer, open)).toEqual([]);
    expect(countingApprovers([by('ada', 'approve')], plan, open)).toEqual(['ada']);
  });
});

describe('A6 who proposed a row', () => {
  it('is who asked for the plan and who edited this very row', () => {
    const verdicts = [by('ben', 'edit'), by('ina', 'edit', { rowId: other.id })];
    expect([...proposersOf(verdicts, { proposedBy: 'ada' }, row)]).toEqual(['ada', 'ben']);
  });
});
