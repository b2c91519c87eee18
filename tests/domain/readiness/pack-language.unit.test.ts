import { describe, expect, it } from '@jest/globals';
import { shippedPacks } from '../../../bin/packs.ts';
import { textDigest } from '../../../domain/normalise/base.ts';
import { normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import { layerOf } from '../../../domain/readiness/pack/layers.ts';
import type { PackFile } from '../../../domain/readiness/pack/pack.ts';
import { parsePack, readPack } from '../../../domain/readiness/pack/parse.ts';
import { findingWords } from '../../../domain/readiness/words.ts';
import { issueOf, resultOf, starter } from '../../helpers/judged.ts';
import { looked, refused, sized, source, team } from '../../helpers/team-pack.ts';

describe('R7 inheritance', () => {
  it('replaces single settings of single rules', () => {
    const pack = team(
      'rules:\n  story.form: { weight: 3 }\n  length.long: { params: { most: 9 } }',
    );
    expect(pack.rules['story.form']).toEqual({ ...starter.rules['story.form'], weight: 3 });
    expect(pack.rules['length.long']).toEqual({
      ...starter.rules['length.long'],
      params: { most: 9 },
    });
    expect(pack.rules['bug.steps']).toEqual(starter.rules['bug.steps']);
    expect(pack.thresholds).toEqual(starter.thresholds);
    expect(pack.cases).toEqual([]);
  });

  it('goes over several packs, the nearest first, limits one by one', () => {
    const organisation = parsePack(
      source('rules:\n  summary.quality: { weight: 7, params: { most: 9, fewest: 2 } }').replace(
        'team',
        'org',
      ),
    );
    const known = new Map([...shippedPacks(), ['org', organisation]]);
    const project = source('rules:\n  summary.quality: { params: { most: 12 } }', 'org');
    const pack = readPack(project, known);
    expect(pack.rules['summary.quality']).toMatchObject({
      severity: 'warning',
      weight: 7,
      params: { most: 12, fewest: 2 },
    });
    const other = readPack(
      project,
      new Map([...known, ['org', { ...organisation, version: '2' }]]),
    );
    expect(other.digest).toBe(pack.digest);
    const strict: PackFile = { ...organisation, waivers: 'administrators' };
    expect(readPack(project, new Map([...known, ['org', strict]])).waivers).toBe('administrators');
    const heavier: PackFile = { ...organisation, thresholds: { ready: 99 } };
    expect(readPack(project, new Map([...known, ['org', heavier]])).digest).not.toBe(pack.digest);
  });

  it('a circle of packs is refused', () => {
    const a = parsePack(source('', 'b').replace('team', 'a'));
    const known = new Map([['a', a]]);
    expect(refused(() => readPack(source('', 'a').replace('id: team', 'id: b'), known))).toEqual({
      line: 4,
      path: '/extends',
      expected: 'the id of another pack',
    });
  });

  it('a pack for what is done does not extend one for what is ready', () => {
    expect(refused(() => team('purpose: done'))).toEqual({
      line: 7,
      path: '/purpose',
      expected: 'ready, as the pack it extends',
    });
    const done = source(`${looked}purpose: done\nthresholds: { ready: 100, needsWork: 50 }\n`);
    const alone = readPack(done.replace('extends: starter\n', ''), new Map());
    expect(alone.purpose).toBe('done');
    expect(judge(issueOf({}), alone).status).toBe('not_ready');
  });

  it('a type goes before the rest, a status before a type', () => {
    const pack = team(`
rules:
  length.long: { counts: true, severity: warning, weight: 10, params: { most: 1 } }
types:
  bug:
    thresholds: { ready: 99 }
    rules: { length.long: { weight: 20, severity: critical } }
statuses:
  inProgress:
    rules: { length.long: { weight: 30 } }
`);
    const setting = (type: string, statusCategory?: string) => {
      const { weight, severity } = resultOf('length.long', { type, statusCategory }, { pack });
      return [weight, severity];
    };
    expect(setting('Story')).toEqual([10, 'warning']);
    expect(setting('Bug')).toEqual([20, 'critical']);
    expect(setting('Bug', 'indeterminate')).toEqual([30, 'critical']);
    expect(setting('Story', 'In Progress')).toEqual([30, 'warning']);
    expect(setting('Story', 'To Do')).toEqual([10, 'warning']);
  });

  it('a status by its name or id goes before its category', () => {
    const pack = team(`
rules:
  length.long: { counts: true, severity: warning, weight: 10, params: { most: 1 } }
statuses:
  in review: { rules: { length.long: { weight: 40 } }, thresholds: { ready: 97 } }
  inProgress: { rules: { length.long: { weight: 30, severity: critical } } }
  "10009": { rules: { length.long: { weight: 50 } } }
`);
    const setting = (status: { id: string | null; name: string }, statusCategory?: string) => {
      const issue = { ...issueOf({ statusCategory }), status };
      const { setting: found } = layerOf(pack, issue).rules.find(
        ({ rule }) => rule.id === 'length.long',
      )!;
      return [found.weight, found.severity, layerOf(pack, issue).thresholds.ready];
    };
    expect(setting({ id: '1', name: 'In Review' }, 'In Progress')).toEqual([40, 'critical', 97]);
    expect(setting({ id: '1', name: 'In Review' })).toEqual([40, 'warning', 97]);
    expect(setting({ id: '10009', name: 'Prüfung' }, 'In Progress')).toEqual([50, 'critical', 80]);
    expect(setting({ id: '2', name: 'Building' }, 'In Progress')).toEqual([30, 'critical', 80]);
    expect(setting({ id: '3', name: 'Open' }, 'To Do')).toEqual([10, 'warning', 80]);
  });

  it('thresholds of a type and a status count there alone', () => {
    const pack = team(
      'types:\n  bug: { thresholds: { ready: 0, needsWork: 0 } }\nrules:\n  content.present: { severity: warning }',
    );
    const status = (type: string) => judge(issueOf({ type, summary: 'Checkout' }), pack).status;
    expect([status('Bug'), status('Task')]).toEqual(['ready', 'not_ready']);
  });
});

describe('R7 a rule that is off', () => {
  it('is not looked at, whatever the pack above and sections say of it', () => {
    const pack = team(
      'rules:\n  story.form: { off: true }\ntypes:\n  story: { rules: { story.form: { weight: 9 } } }',
    );
    expect(Object.keys(pack.rules)).not.toContain('story.form');
    const { results } = judge(issueOf({ summary: 'Saved cards for everybody' }), pack);
    expect(results.map(({ rule }) => rule)).not.toContain('story.form');
  });

  it('is looked at again where a pack below takes that back', () => {
    const above = parsePack(source('rules:\n  story.form: { off: true }'));
    const known = new Map([...shippedPacks(), [above.id, above]]);
    const below = source('rules:\n  story.form: { off: false }', 'team').replace(
      'id: team',
      'id: us',
    );
    expect(readPack(below, known).rules['story.form']).toEqual(team('').rules['story.form']);
  });

  it('cannot be expected of a case', () => {
    const pack =
      'rules:\n  story.form: { off: true }\ncases:\n  - { name: n, issue: { type: Story, summary: S }, expect: { story.form: fail } }';
    expect(refused(() => team(pack))).toMatchObject({ path: '/cases/0/expect/story.form' });
  });
});

describe('R7 rules of a pack’s own', () => {
  it('a formula decides, and its words are those of its authors', () => {
    const pack = team(sized);
    const outcome = (row: Record<string, unknown>) => resultOf('own.sized', row, { pack }).outcome;
    expect(outcome({ estimate: 3 })).toBe('pass');
    expect(outcome({ estimate: null })).toBe('fail');
    expect(outcome({ estimate: null, description: 'AC:\n- a\n- b\n- c' })).toBe('pass');
    expect(outcome({ description: 'no such field' })).toBe('not_applicable');
    expect(outcome({ type: 'Bug', estimate: null })).toBe('not_applicable');
    expect(outcome({ estimate: null, description: { type: 'doc' } })).toBe('unreadable');
    const failed = resultOf('own.sized', { estimate: null }, { pack });
    expect(findingWords(failed, 'de')).toEqual({
      title: 'Neither estimated nor cut',
      advice: 'Estimate it, or give it three criteria.',
    });
    const unread = resultOf(
      'own.sized',
      { estimate: null, description: { type: 'doc' } },
      { pack },
    );
    expect(findingWords(unread, 'en').title).toBe('Neither estimated nor cut');
  });

  it('count for the score as others do', () => {
    const pack = team(sized);
    const score = (estimate: unknown) => judge(issueOf({ estimate }), pack).score;
    expect(score(3)).toBeGreaterThan(score(null));
  });

  it('a field that the pack names is found by the formula, and others by none', () => {
    const more = `${sized.replace('fields.estimate', 'fields.effort')}fields:\n  effort: { names: [Effort in days] }\n`;
    const pack = team(more);
    const row = { key: 'A-1', type: 'Story', summary: 's', 'Effort in Days': 3 };
    const { results } = judge(normaliseRow(row, pack.fields), pack);
    expect(results.find(({ rule }) => rule === 'own.sized')?.outcome).toBe('pass');
  });

  it('a manual rule passes once it is ticked, until the description changes', () => {
    const pack = team(looked);
    const issue = issueOf({ description: 'As it was looked at.' });
    const description = textDigest(issue.texts.find(({ key }) => key === 'description')!);
    const ticks = [{ rule: 'own.looked', description }];
    const outcome = (row: Record<string, unknown>, given = ticks) =>
      judge(issueOf(row), pack, { asOf: null, ticks: given }).results.find(
        ({ rule }) => rule === 'own.looked',
      )?.outcome;
    const same = { description: 'As it was looked at.' };
    expect(outcome(same, [])).toBe('fail');
    expect(outcome(same)).toBe('pass');
    expect(outcome({ ...same, summary: 'Another', labels: ['x'] })).toBe('pass');
    expect(outcome({ description: 'As it was looked at!' })).toBe('fail');
    expect(outcome(same, [{ rule: 'own.other', description }])).toBe('fail');
    // Nobody can say whether it changed.
    expect(outcome({ description: { type: 'doc' } })).toBe('unreadable');
    expect(outcome({ description: { type: 'doc' } }, [])).toBe('fail');
  });
});
