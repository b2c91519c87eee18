import { describe, expect, it } from '@jest/globals';
import { shippedPacks } from '../../../bin/packs.ts';
import { textDigest } from '../../../domain/normalise/base.ts';
import { normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import type { PackFile } from '../../../domain/readiness/pack/pack.ts';
import { parsePack, readPack } from '../../../domain/readiness/pack/parse.ts';
import { findingWords } from '../../../domain/readiness/words.ts';
import { issueOf, resultOf, starter } from '../../helpers/judged.ts';

/** A pack on top of the starter; `more` is further YAML. */
const source = (more: string, extend = 'starter') =>
  `format: 1\nid: team\nversion: '1'\nextends: ${extend}\n${/^rules:/m.test(more) ? '' : 'rules: {}\n'}${/^cases:/m.test(more) ? '' : 'cases: []\n'}${more}`;
const team = (more: string) => readPack(source(more), shippedPacks());

const sized = `rules:
  own.sized:
    counts: true
    severity: warning
    weight: 10
    types: [story]
    formula: not empty(fields.estimate) or count(criteria) >= 3
    title: Neither estimated nor cut
    advice: Estimate it, or give it three criteria.
`;
const looked = `rules:
  own.looked: { counts: true, severity: warning, weight: 10, manual: true, title: The design was looked at }
`;

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

  it('thresholds of a type and a status count there alone', () => {
    const pack = team(
      'types:\n  bug: { thresholds: { ready: 0, needsWork: 0 } }\nrules:\n  content.present: { severity: warning }',
    );
    const status = (type: string) => judge(issueOf({ type, summary: 'Checkout' }), pack).status;
    expect([status('Bug'), status('Task')]).toEqual(['ready', 'not_ready']);
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

describe('R7 a bad pack', () => {
  const own = 'counts: true, severity: info, weight: 1';
  it.each<[string, string, number, string, string]>([
    [
      'weights nobody gives',
      'rules:\n  own.a: { counts: true, manual: true, title: A }',
      7,
      '/rules/own.a',
      'severity, weight, which no other pack gives it',
    ],
    [
      'a formula for a rule that has its own',
      'rules:\n  story.form: { formula: empty(criteria) }',
      7,
      '/rules/story.form',
      'no formula',
    ],
    [
      'neither formula nor tick',
      `rules:\n  own.a: { ${own}, title: A }`,
      7,
      '/rules/own.a',
      'either formula or manual',
    ],
    [
      'both',
      `rules:\n  own.a: { ${own}, title: A, manual: true, formula: empty(criteria) }`,
      7,
      '/rules/own.a',
      'either formula or manual',
    ],
    ['no title', `rules:\n  own.a: { ${own}, manual: true }`, 7, '/rules/own.a', 'title'],
    [
      'a field on labels',
      'fields:\n  tags: { ids: [labels] }',
      8,
      '/fields/tags/ids',
      'another field than labels',
    ],
    [
      'a field name that is taken',
      'fields:\n  summary: { names: [Title] }',
      8,
      '/fields/summary',
      'not taken',
    ],
    ['a field that is nothing', 'fields:\n  size: {}', 8, '/fields/size', 'fewer than 1'],
    ['a type nobody has', 'types:\n  saga: {}', 8, '/types/saga', 'no such member'],
    [
      'a rule of a type that the pack does not have',
      'types:\n  bug:\n    rules:\n      own.b: { weight: 3 }',
      10,
      '/types/bug/rules/own.b',
      'a rule that the pack has',
    ],
    [
      'thresholds of a type',
      'types:\n  bug:\n    thresholds: { ready: 20 }',
      9,
      '/types/bug/thresholds',
      'needsWork no more than ready',
    ],
    [
      'thresholds of a status',
      'statuses:\n  done:\n    thresholds: { ready: 20 }',
      9,
      '/statuses/done/thresholds',
      'needsWork no more than ready',
    ],
    [
      'a case of another rule',
      'cases:\n  - { name: a, issue: { type: Bug, summary: b }, expect: { own.b: pass } }',
      7,
      '/cases/0/expect/own.b',
      'a rule that the pack has',
    ],
    [
      'a tick of no manual rule',
      'cases:\n  - { name: a, issue: { type: Bug, summary: b }, ticked: [story.form], expect: {} }',
      7,
      '/cases/0/ticked/0',
      'a manual rule of the pack',
    ],
    ['what is too long', `# ${'x'.repeat(256 * 1024)}`, 1, '', 'at most 256 KB'],
  ])('with %s is refused with line, path and expectation', (_name, more, line, path, expected) => {
    expect(refused(() => team(more))).toEqual({
      line,
      ...(path && { path }),
      expected: expect.stringContaining(expected),
    });
  });

  it.each<[string, string, number, string, string, number]>([
    [
      'a formula that ends early',
      `rules:\n  own.a:\n    ${own.replaceAll(', ', '\n    ')}\n    title: A\n    formula: count(criteria) >=\n`,
      12,
      '/rules/own.a/formula',
      'a condition or a value',
      19,
    ],
    [
      'a field nobody knows',
      `rules:\n  own.a: { ${own}, title: A, formula: empty(fields.size) }`,
      7,
      '/rules/own.a/formula',
      'one of the fields summary, description',
      7,
    ],
  ])('with %s is refused at its character', (_name, more, line, path, expected, position) => {
    const details = { line, path, expected: expect.stringContaining(expected), position };
    expect(refused(() => team(more))).toEqual(details);
  });

  it('without thresholds anywhere is refused', () => {
    const alone = source('').replace('extends: starter\n', '');
    expect(refused(() => readPack(alone, new Map()))).toMatchObject({ path: '/thresholds' });
  });

  it('with more rules of its own than fifty is refused', () => {
    const many = Array.from(
      { length: 51 },
      (_, n) => `  own.r${n}: { ${own}, title: A, manual: true }`,
    );
    expect(refused(() => team(`rules:\n${many.join('\n')}`))).toMatchObject({ path: '/rules' });
    expect(() => team(`rules:\n${many.slice(1).join('\n')}`)).not.toThrow();
  });
});

// biome-ignore lint/suspicious/noExplicitAny: tests look into errors of every shape
function refused(run: () => unknown): any {
  try {
    run();
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid_pack' });
    return (error as { details: unknown }).details;
  }
  throw new Error('nothing was thrown');
}
