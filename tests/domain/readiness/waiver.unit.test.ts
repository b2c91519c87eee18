import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../../domain/canonical.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import { judgeWith } from '../../../domain/readiness/judgement.ts';
import type { RuleResult } from '../../../domain/report.ts';
import { baseline, issueOf } from '../../helpers/judged.ts';

type Row = Record<string, unknown>;

/** The waiver of what a rule says of a row now. */
function waiverOf(id: string, row: Row, asOf: string | null = null) {
  const day = asOf ?? '2026-11-24';
  const { targets } = judgeWith(issueOf(row), baseline, { day, overrides: [] });
  const evidence = targets.evidence[id];
  if (!evidence) throw new Error(`${id} did not fail`);
  return { rule: id, evidence };
}

/** What the rule says of another row, with the waiver of the first. */
function waived(id: string, first: Row, then: Row, asOf: string | null = null): RuleResult {
  const report = judge(issueOf(then), baseline, { asOf, waivers: [waiverOf(id, first, asOf)] });
  const result = report.results.find(({ rule }) => rule === id);
  if (!result) throw new Error(id);
  return result;
}

describe('R14 a waiver', () => {
  const bare = { description: 'Customers can save their cards.' };

  it('makes a failed rule not applicable here, and the report shows it', () => {
    expect(waived('criteria.present', bare, bare)).toMatchObject({
      outcome: 'not_applicable',
      waived: true,
      evidence: [],
      params: {},
    });
    const plain = judge(issueOf(bare), baseline);
    const report = judge(issueOf(bare), baseline, {
      asOf: null,
      waivers: [waiverOf('criteria.present', bare)],
    });
    expect(report.score).toBeGreaterThan(plain.score);
    expect(report.digest).not.toBe(plain.digest);
    expect(report.results.filter((result) => result.waived).map(({ rule }) => rule)).toEqual([
      'criteria.present',
    ]);
  });

  it('that concerns nothing changes no byte', () => {
    const plain = judge(issueOf(bare), baseline);
    const waivers = [
      { ...waiverOf('criteria.present', bare), evidence: plain.digest },
      { ...waiverOf('criteria.present', bare), rule: 'own.other' },
    ];
    expect(canonicalJson(judge(issueOf(bare), baseline, { asOf: null, waivers }))).toBe(
      canonicalJson(plain),
    );
  });

  it.each<[string, string, Row, Row]>([
    [
      'what is missing, while its fields stand',
      'criteria.present',
      bare,
      { ...bare, summary: 'Another one here' },
    ],
    [
      'words, wherever they stand',
      'placeholders.open',
      { description: 'Key: TBD' },
      { description: 'First this. Key: TBD' },
    ],
    [
      'a field of its own',
      'component.present',
      { components: [] },
      { components: [], description: 'x' },
    ],
    [
      'an estimate',
      'estimate.present',
      { estimate: null },
      { estimate: null, summary: 'Another one here' },
    ],
  ])('holds for %s', (_name, rule, first, then) => {
    expect(waived(rule, first, then).waived).toBe(true);
  });

  it.each<[string, string, Row, Row]>([
    [
      'a field it reads changes',
      'criteria.present',
      bare,
      { description: 'Customers can save cards.' },
    ],
    ['a field it reads appears', 'criteria.present', bare, { ...bare, 'Acceptance criteria': '' }],
    [
      'one more place appears',
      'placeholders.open',
      { description: 'Key: TBD' },
      { description: 'Key: TBD. Owner: TBD' },
    ],
    [
      'other words stand there',
      'placeholders.open',
      { description: 'Key: TBD' },
      { description: 'Key: TODO' },
    ],
    [
      'the same words stand in another field',
      'placeholders.open',
      { description: 'TBD' },
      { description: '', summary: 'TBD' },
    ],
    [
      'one more of many places appears',
      'placeholders.open',
      { description: 'TBD '.repeat(30) },
      { description: 'TBD '.repeat(31) },
    ],
    [
      'another word stands where no report shows it',
      'criteria.testable',
      { description: `AC:\n${'- The search is fast\n'.repeat(25)}- It is easy` },
      { description: `AC:\n${'- The search is fast\n'.repeat(25)}- It is properly done` },
    ],
    [
      'another word of the same risk area appears',
      'risk.rollout',
      { type: 'Task', description: 'A migration of the orders.' },
      { type: 'Task', description: 'A migration of the orders, with a backfill.' },
    ],
  ])('ends when %s', (_name, rule, first, then) => {
    const result = waived(rule, first, then);
    expect([result.outcome, result.waived]).toEqual(['fail', undefined]);
  });

  it('of age ends with the next change of the issue, not with the next day', () => {
    const old = { updated: '2026-01-01' };
    expect(waived('stale.age', old, old, '2026-11-24').waived).toBe(true);
    const [waiver] = [waiverOf('stale.age', old, '2026-11-24')];
    const later = (row: Row) =>
      judge(issueOf(row), baseline, { asOf: '2027-11-24', waivers: [waiver] }).results.find(
        ({ rule }) => rule === 'stale.age',
      );
    expect(later(old)?.waived).toBe(true);
    expect(later({ updated: '2026-12-01' })?.outcome).toBe('fail');
  });

  it('hides neither a pass nor a field that cannot be read', () => {
    const passing = { description: 'AC:\n- It is first' };
    expect(waived('criteria.present', bare, passing).outcome).toBe('pass');
    expect(waived('criteria.present', bare, { description: { type: 'doc' } }).outcome).toBe(
      'unreadable',
    );
  });
});
