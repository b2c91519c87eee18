import { describe, expect, it } from '@jest/globals';
import { readPack } from '../../../domain/readiness/pack/parse.ts';
import { refused, source, team } from '../../helpers/team-pack.ts';

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
      'thresholds of a status in its category',
      'statuses:\n  done:\n    thresholds: { ready: 60 }\n  shipped:\n    thresholds: { needsWork: 70 }',
      11,
      '/statuses/shipped/thresholds',
      'needsWork no more than ready',
    ],
    ['a member of judges', 'judges: { status: [toDo] }', 7, '/judges/status', 'no such member'],
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
