import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../domain/readiness/judge.ts';
import { judgeWith } from '../../../domain/readiness/judgement.ts';
import { foldedSummary, summaryDigest } from '../../../domain/readiness/same-summary.ts';
import { baseline, issueOf, resultOf } from '../../helpers/judged.ts';

const asOf = '2026-11-24';
const blocked = (...statusCategories: (string | undefined)[]) => ({
  links: statusCategories.map((statusCategory) => ({
    type: 'Blocks',
    direction: 'in',
    statusCategory,
  })),
});
const open = (row: Record<string, unknown>, day: string | null = asOf) =>
  resultOf('blockers.open', row, { asOf: day, pack: baseline });

describe('R4 blocked-by links', () => {
  it('fail while one of them is not done, and say how many', () => {
    expect(open(blocked('Done', 'To Do', 'In Progress'))).toMatchObject({
      ...{ outcome: 'fail', params: { open: 2 } },
    });
    expect(open(blocked('Done')).outcome).toBe('pass');
  });

  it('are never taken for done where their state is not known', () => {
    expect(open(blocked('Done', undefined)).outcome).toBe('unreadable');
    expect(open(blocked('To Do', undefined)).outcome).toBe('fail');
  });

  it('say nothing without a day, nor where there are none', () => {
    expect(open(blocked('To Do'), null).outcome).toBe('not_applicable');
    expect(open({}).outcome).toBe('not_applicable');
  });

  it('are judged again on the next day', () => {
    const until = (row: Record<string, unknown>) =>
      judgeWith(issueOf(row), baseline, { day: asOf, overrides: [] }).basis.judgedUntil;
    expect([until(blocked('Done')), until({})]).toEqual([asOf, null]);
  });
});

describe('R4 identical summaries', () => {
  const same = (sameSummaries: number | null, row: Record<string, unknown> = {}) =>
    judge(issueOf(row), baseline, { asOf, sameSummaries }).results.find(
      ({ rule }) => rule === 'summary.unique',
    );
  it('fail with the summary as their place, and pass where nothing else is called so', () => {
    expect(same(2)).toMatchObject({
      outcome: 'fail',
      params: { others: 2 },
      evidence: [{ field: 'summary', text: 'Offer the saved card first' }],
    });
    expect(same(0)?.outcome).toBe('pass');
    expect(same(null)?.outcome).toBe('not_applicable');
  });

  it('are the same whatever their case, spaces and last sign, within one project', () => {
    const texts = (summary: string) => issueOf({ summary }).texts;
    expect(foldedSummary(texts('  Rotate the  Mail key. '))).toBe('rotate the mail key');
    expect(foldedSummary(texts(''))).toBeNull();
    const of = (summary: string, projectId: string) =>
      summaryDigest({ texts: texts(summary), projectId });
    expect(of('Rotate the key', '1')).toBe(of('rotate THE key!', '1'));
    expect(of('Rotate the key', '1')).not.toBe(of('Rotate the key', '2'));
    expect(of('Rotate the key', '1')).not.toBe(of('Rotate a key', '1'));
  });
});

describe('R4 priority', () => {
  it.each([
    [{ priority: 'High' }, 'pass'],
    [{ priority: { name: 'Hoch' } }, 'pass'],
    [{ priority: '' }, 'fail'],
    [{ priority: null }, 'fail'],
    [{ priority: 'Nicht gesetzt' }, 'fail'],
    [{ priority: { odd: 1 } }, 'unreadable'],
    [{}, 'not_applicable'],
    [{ type: 'Epic', priority: null }, 'not_applicable'],
  ])('is missing only where a field for it is empty: %j', (row, outcome) => {
    expect(resultOf('priority.present', row, { pack: baseline }).outcome).toBe(outcome);
  });
});
