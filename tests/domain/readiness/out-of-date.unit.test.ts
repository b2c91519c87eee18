import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../domain/canonical.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import { judgeWith } from '../../../domain/readiness/judgement.ts';
import { type Now, outOfDate } from '../../../domain/readiness/out-of-date.ts';
import { type Override, overridesDigest } from '../../../domain/readiness/override.ts';
import { issueOf, starter } from '../../helpers/judged.ts';
import { looked, team } from '../../helpers/team-pack.ts';

const day = '2026-11-24';
const bare = { description: 'Customers can save their cards.', updated: '2026-11-20' };
const said = (kind: Override['kind'], rule: string, target = digestOf(rule)): Override => ({
  kind,
  rule,
  target,
  meaning: null,
});

/** What the bare story is out of date for after something changed. */
function afterwards({ row = {}, ...changed }: Partial<Now> & { row?: object }, staleSince?: Date) {
  const { basis, report } = judgeWith(issueOf(bare), starter, { day, overrides: [] });
  expect(basis.contentDigest).toBe(report.content);
  const { content } = judge(issueOf({ ...bare, ...row }), starter);
  const now = { content, pack: starter.digest, overrides: [], day, ...changed };
  return outOfDate({ ...basis, staleSince: staleSince ?? null }, now);
}

describe('R9 a judgement', () => {
  it('is current while nothing changed, also where the issue was not read again', () => {
    expect(afterwards({})).toEqual([]);
    expect(afterwards({ content: null })).toEqual([]);
  });

  it.each<[string, Parameters<typeof afterwards>[0], string[]]>([
    ['a changed label', { row: { labels: 'later' } }, []],
    ['a changed description', { row: { description: 'Customers save cards.' } }, ['issue']],
    ['a changed summary', { row: { summary: 'Offer the card' } }, ['issue']],
    ['other rules', { pack: digestOf('other') }, ['rules']],
    ['a waiver', { overrides: [said('waiver', 'criteria.present')] }, ['overrides']],
    ['a tick', { overrides: [said('tick', 'own.looked')] }, ['overrides']],
    ['another day', { day: '2027-05-20' }, ['day']],
  ])('after %s', (_name, changed, reasons) => {
    expect(afterwards(changed)).toEqual(reasons);
  });

  it('is out of date from the mark of an edit on, before anybody reads the issue', () => {
    expect(afterwards({ content: null }, new Date())).toEqual(['issue']);
  });

  it('lasts to the day on which a rule that looks at the day says something else', () => {
    const until = (updated: string) =>
      judgeWith(issueOf({ ...bare, updated }), starter, { day, overrides: [] }).basis.judgedUntil;
    // 180 days after the last change; what is stale already stays so.
    expect(until('2026-11-20')).toBe('2027-05-19');
    expect(afterwards({ day: '2027-05-19' })).toEqual([]);
    expect(until('2025-11-20')).toBeNull();
    const [last, next] = ['2027-05-19', '2027-05-20'].map((asOf) =>
      judge(issueOf(bare), starter, { asOf }).results.filter(({ rule }) => rule === 'stale.age'),
    );
    expect([last, next]).toMatchObject([[{ outcome: 'pass' }], [{ outcome: 'fail' }]]);
    const { rules } = starter;
    const never = { ...starter, rules: { ...rules, 'stale.age': { ...rules['stale.age']! } } };
    never.rules['stale.age'].params = { days: 1e12 };
    expect(
      judgeWith(issueOf(bare), never, { day, overrides: [] }).basis.judgedUntil,
    ).not.toBeNull();
  });

  it('that was stored before its basis was kept is out of date', () => {
    const empty = { contentDigest: null, packDigest: null, overridesDigest: null };
    const stored = { ...empty, judgedUntil: null, staleSince: null };
    const now = { content: null, pack: starter.digest, overrides: [], day };
    expect(outOfDate(stored, now)).toEqual(['rules', 'overrides']);
  });
});

describe('R14 what people can say something of', () => {
  it('is what each rule failed for, waived or not', () => {
    const plain = judgeWith(issueOf(bare), starter, { day, overrides: [] });
    const failed = plain.report.results.filter(({ outcome }) => outcome === 'fail');
    expect(Object.keys(plain.targets.evidence)).toEqual(failed.map(({ rule }) => rule));
    const target = plain.targets.evidence['criteria.present'];
    const overrides = [said('waiver', 'criteria.present', target)];
    const waived = judgeWith(issueOf(bare), starter, { day, overrides });
    expect(waived.targets).toEqual(plain.targets);
    expect(waived.report.score).toBeGreaterThan(plain.report.score);
    expect(waived.basis.overridesDigest).toBe(overridesDigest(overrides));
  });

  it('R7 is the description for a tick, as long as it can be read', () => {
    const pack = team(looked);
    const outcome = (row: object, overrides: Override[]) =>
      judgeWith(issueOf({ ...bare, ...row }), pack, { day, overrides }).report.results.find(
        ({ rule }) => rule === 'own.looked',
      )?.outcome;
    const { targets } = judgeWith(issueOf(bare), pack, { day, overrides: [] });
    const tick = said('tick', 'own.looked', targets.description ?? undefined);
    expect(outcome({}, [])).toBe('fail');
    expect(outcome({}, [tick])).toBe('pass');
    expect(outcome({ description: 'Something else.' }, [tick])).toBe('fail');
    const unreadable = issueOf({ ...bare, description: { type: 'doc', version: 9 } });
    expect(judgeWith(unreadable, pack, { day, overrides: [] }).targets.description).toBeNull();
  });

  it('is one thing in whatever order it was said', () => {
    const both = [said('waiver', 'criteria.present'), said('tick', 'own.looked')];
    expect(overridesDigest(both)).toBe(overridesDigest(both.toReversed()));
    const tick = said('tick', 'own.looked');
    for (const other of [said('waiver', 'own.looked'), { ...tick, meaning: digestOf('meaning') }])
      expect(overridesDigest([tick])).not.toBe(overridesDigest([other]));
  });
});
