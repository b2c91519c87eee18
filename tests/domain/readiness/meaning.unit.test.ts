import { describe, expect, it } from '@jest/globals';
import { judgeWith } from '../../../domain/readiness/judgement.ts';
import { meaningOf } from '../../../domain/readiness/meaning.ts';
import type { Pack } from '../../../domain/readiness/pack/pack.ts';
import { issueOf } from '../../helpers/judged.ts';
import { looked, sized, team } from '../../helpers/team-pack.ts';

const day = '2026-11-24';
const own = (changed: [from: string, to: string] = ['', '']) => team(sized.replace(...changed));

describe('R14 R7 what a rule means in a pack', () => {
  it.each<[string, string, Pack, Pack]>([
    ['its formula', 'own.sized', own(), own(['>= 3', '>= 4'])],
    ['its title', 'own.sized', own(), own(['Neither', 'Not'])],
    ['its advice', 'own.sized', own(), own(['Estimate it', 'Give points'])],
    [
      'the field that it reads',
      'own.sized',
      own(),
      team(`fields:\n  estimate: { ids: [customfield_10016] }\n${sized}`),
    ],
    ['params', 'length.long', team(''), team('rules:\n  length.long: { params: { most: 50 } }\n')],
    [
      'params for a type',
      'length.long',
      team(''),
      team('types:\n  bug: { rules: { length.long: { params: { most: 50 } } } }\n'),
    ],
  ])('is another one with %s changed', (_name, rule, before, after) => {
    expect(meaningOf(before, rule)).not.toBeNull();
    expect(meaningOf(after, rule)).not.toBe(meaningOf(before, rule));
  });

  it('is the same whatever it counts, and whatever else the pack says', () => {
    const before = meaningOf(own(), 'own.sized');
    expect(meaningOf(own(['weight: 10', 'weight: 3']), 'own.sized')).toBe(before);
    expect(meaningOf(own(['severity: warning', 'severity: critical']), 'own.sized')).toBe(before);
    const more = team(`fields:\n  squad: { names: [Squad] }\n${sized}${looked.slice(7)}`);
    expect(meaningOf(more, 'own.sized')).toBe(before);
  });

  it('is none of a rule that the pack does not have', () => {
    for (const rule of ['own.sized', 'constructor']) expect(meaningOf(team(''), rule)).toBeNull();
  });

  it('ends what people said when it changes; what was said before it was kept counts on', () => {
    const issue = issueOf({ description: 'Customers can save their cards.', estimate: null });
    const [before, after] = [own(), own(['>= 3', '>= 4'])];
    const { evidence } = judgeWith(issue, before, { day, overrides: [] }).targets;
    const outcome = (pack: Pack, meaning: ReturnType<typeof meaningOf>) => {
      const waiver = { kind: 'waiver' as const, rule: 'own.sized', meaning };
      const overrides = [{ ...waiver, target: evidence['own.sized']! }];
      const { report } = judgeWith(issue, pack, { day, overrides });
      return report.results.find(({ rule }) => rule === 'own.sized')?.outcome;
    };
    expect(outcome(before, meaningOf(before, 'own.sized'))).toBe('not_applicable');
    expect(outcome(after, meaningOf(before, 'own.sized'))).toBe('fail');
    expect(outcome(after, null)).toBe('not_applicable');
  });

  it('ends a tick when what is ticked is worded differently', () => {
    const issue = issueOf({ description: 'Customers can save their cards.' });
    const asked = (title: string) => team(looked.replace('The design was looked at', title));
    const [before, after] = [asked('The design was looked at'), asked('Security agreed')];
    const target = judgeWith(issue, before, { day, overrides: [] }).targets.description;
    const outcome = (pack: Pack) => {
      const tick = { kind: 'tick' as const, rule: 'own.looked', target: target ?? before.digest };
      const overrides = [{ ...tick, meaning: meaningOf(before, 'own.looked') }];
      const { report } = judgeWith(issue, pack, { day, overrides });
      return report.results.find(({ rule }) => rule === 'own.looked')?.outcome;
    };
    expect([outcome(before), outcome(after)]).toEqual(['pass', 'fail']);
  });
});
