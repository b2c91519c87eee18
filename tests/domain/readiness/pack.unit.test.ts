import { describe, expect, it } from '@jest/globals';
import { loadPack, shippedPacks } from '../../../bin/packs.ts';
import { parsePack, readPack } from '../../../domain/readiness/pack/parse.ts';
import { resolvePack } from '../../../domain/readiness/pack/resolve.ts';
import { rules } from '../../../domain/readiness/rules/index.ts';
import { wordingKinds } from '../../../domain/readiness/wording/kinds.ts';
import { resultOf, starter } from '../../helpers/judged.ts';

const kinds = ['story', 'task', 'bug', 'epic', 'spike', 'subtask', 'other'] as const;
const good = `format: 1
id: team
version: '1'
extends: starter
thresholds: { ready: 90, needsWork: 60 }
rules:
  wording.subjective: { counts: true, severity: warning, weight: 5 }
cases: []
`;

describe('R4 the packs that ship', () => {
  const packs = [...shippedPacks().keys()].map((id) => loadPack(id));

  it('are starter and baseline', () => {
    expect(packs.map(({ id }) => id)).toEqual(['baseline', 'starter']);
  });

  it.each(kinds)('starter: at most eight rules count for a %s, one of them critical', (kind) => {
    const counting = rules.filter((rule) => {
      const setting = starter.rules[rule.id];
      const types = setting?.types ?? kinds;
      return setting?.counts && types.includes(kind) && (rule.kinds ?? kinds).includes(kind);
    });
    expect(counting.length).toBeLessThanOrEqual(8);
    const critical = counting.filter(({ id }) => starter.rules[id]?.severity === 'critical');
    expect(critical.map(({ id }) => id)).toEqual(['content.present']);
  });

  it('leave wording a hint', () => {
    for (const { rules: settings } of packs)
      for (const kind of wordingKinds) expect(settings[`wording.${kind}`]?.counts).toBe(false);
  });

  const cases = packs.flatMap((pack) =>
    pack.cases.map((one) => [pack.id, one.name, pack, one] as const),
  );
  it.each(cases)('%s: %s', (_id, _name, pack, { issue, expect: expected }) => {
    for (const [rule, outcome] of Object.entries(expected))
      expect([rule, resultOf(rule, issue, { pack }).outcome]).toEqual([rule, outcome]);
  });
});

describe('R7 a pack from a file', () => {
  it('inherits rules and replaces those it names', () => {
    const pack = resolvePack(parsePack(good), shippedPacks());
    expect(pack.rules['wording.subjective']).toEqual({
      counts: true,
      severity: 'warning',
      weight: 5,
    });
    expect(pack.rules['content.present']).toEqual(starter.rules['content.present']);
    expect(pack.thresholds).toEqual({ ready: 90, needsWork: 60 });
    expect(pack.digest).not.toBe(starter.digest);
  });

  it.each([
    ['no YAML', 'rules: {', 1, undefined, 'YAML 1.2'],
    ['a name twice', `${good}id: other\n`, 9, undefined, 'DUPLICATE_KEY'],
    [
      'a name twice below another',
      good.replace('weight: 5', 'weight: 5, weight: 6'),
      7,
      undefined,
      'DUPLICATE_KEY',
    ],
    ['nothing', '', 1, '', 'must be object'],
    ['a member too many', `${good}colour: red\n`, 9, '/colour', 'no such member'],
    ['a member too few', good.replace("version: '1'\n", ''), 1, '', "required property 'version'"],
    [
      'a weight',
      good.replace('weight: 5', 'weight: 500'),
      7,
      '/rules/wording.subjective/weight',
      '<= 100',
    ],
    [
      'a severity',
      good.replace('severity: warning', 'severity: high'),
      7,
      '/rules/wording.subjective/severity',
      'one of critical,warning,info',
    ],
    ['a format', good.replace('format: 1', 'format: 2'), 1, '/format', '1'],
    [
      'a rule nobody has',
      good.replace('wording.subjective', 'wording.subjektive'),
      7,
      '/rules/wording.subjektive',
      'the id of a rule',
    ],
    [
      'a rule that is no id',
      good.replace('wording.subjective', 'Wording Subjective'),
      7,
      '/rules/Wording Subjective',
      'the id of a rule',
    ],
    [
      'thresholds the wrong way round',
      good.replace('ready: 90', 'ready: 10'),
      5,
      '/thresholds/needsWork',
      'no more than ready',
    ],
    [
      'a type',
      good.replace('weight: 5', 'weight: 5, types: [saga]'),
      7,
      '/rules/wording.subjective/types/0',
      'one of story',
    ],
    [
      'more than a pack can say',
      `${good}x: [${'1,'.repeat(20_000)}]`,
      9,
      undefined,
      'fewer values',
    ],
    ['too many aliases', bomb(), 1, undefined, 'fewer aliases'],
    [
      'one alias too often',
      `a: &a {}\nb:\n${'  - *a\n'.repeat(101)}`,
      103,
      undefined,
      'fewer aliases',
    ],
  ])('%s is refused with line, path and expectation', (_name, source, line, path, expected) => {
    const error = caught(() => readPack(source, shippedPacks()));
    expect(error).toMatchObject({
      code: 'invalid_pack',
      details: { line, expected: expect.stringContaining(expected) },
    });
    expect(error.details.path).toBe(path);
  });

  it('is refused where it extends a pack that is not there, or itself', () => {
    const itself = parsePack(good.replace('extends: starter', 'extends: team'));
    for (const [file, known] of [
      [parsePack(good), new Map()],
      [itself, new Map([['team', itself]])],
    ] as const)
      expect(caught(() => resolvePack(file, known))).toMatchObject({
        code: 'invalid_pack',
        details: { path: '/extends', expected: 'the id of another pack' },
      });
  });

  it('changes nothing when it is bad', () => {
    const before = JSON.stringify(loadPack('starter'));
    caught(() => readPack(good.replace('weight: 5', 'weight: 500'), shippedPacks()));
    expect(JSON.stringify(loadPack('starter'))).toBe(before);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: tests look into errors of every shape
function caught(run: () => unknown): any {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

function bomb(): string {
  const lines = ['a0: &a0 [x, x]'];
  for (let n = 1; n < 30; n++) lines.push(`a${n}: &a${n} [*a${n - 1}, *a${n - 1}]`);
  return lines.join('\n');
}
