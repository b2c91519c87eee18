import { describe, expect, it } from '@jest/globals';
import { shippedPacks } from '../../../bin/packs.ts';
import { failedCases, failedExamples } from '../../../domain/readiness/pack/cases.ts';
import { diffPacks } from '../../../domain/readiness/pack/diff.ts';
import { changeInWords } from '../../../domain/readiness/pack/diff-words.ts';
import { exportPack } from '../../../domain/readiness/pack/export.ts';
import type { PackFile } from '../../../domain/readiness/pack/pack.ts';
import { parsePack, readPack } from '../../../domain/readiness/pack/parse.ts';
import { rules } from '../../../domain/readiness/rules/index.ts';
import { looked, sized, source, team } from '../../helpers/team-pack.ts';

describe('R7 test cases of a pack', () => {
  const withCase = (one: string) => team(`${looked}cases:\n  - ${one}\n`);

  it('say exactly what came out otherwise', () => {
    const pack = withCase(
      '{ name: bare, issue: { type: Task, summary: Checkout }, expect: { content.present: pass, own.looked: fail }, status: ready }',
    );
    expect(failedCases(pack)).toEqual([
      { path: '/cases/0/expect/content.present', name: 'bare', expected: 'pass', actual: 'fail' },
      { path: '/cases/0/status', name: 'bare', expected: 'ready', actual: 'not_ready' },
    ]);
  });

  it('may tick manual rules', () => {
    const issue = 'issue: { type: Task, summary: Checkout }';
    const one = (outcome: string, ticked: string) =>
      withCase(`{ name: t, ${issue}, ${ticked}expect: { own.looked: ${outcome} } }`);
    expect(failedCases(one('pass', 'ticked: [own.looked], '))).toEqual([]);
    expect(failedCases(one('fail', ''))).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s: its own examples come out',
    (_id, rule) => {
      expect(failedExamples(rule)).toEqual([]);
    },
  );

  it('of a rule whose example is wrong are told', () => {
    const [rule] = rules;
    const { pass, fail } = rule!.examples;
    expect(
      failedExamples({ ...rule!, examples: { pass: fail.slice(0, 1), fail: pass.slice(0, 1) } }),
    ).toEqual([
      expect.objectContaining({
        path: `/${rule!.id}/examples/pass/0/expect/${rule!.id}`,
        actual: 'fail',
      }),
      expect.objectContaining({
        path: `/${rule!.id}/examples/fail/0/expect/${rule!.id}`,
        actual: 'pass',
      }),
    ]);
  });
});

describe('R7 export and import', () => {
  it('give the same pack again, whatever the order of its text', () => {
    const file = parsePack(
      source(
        `${sized}waivers: administrators\ntypes:\n  bug: { rules: { story.form: { params: { b: 1, a: [x] } } }, thresholds: { needsWork: 1 } }\nfields: { z: { names: ['a: b'] }, effort: { ids: [c] } }\ncases:\n  - { name: n, expect: {}, issue: { summary: "a\\nb", type: Bug, zoo: 1, also: [2] } }\n`,
      ),
    );
    const text = exportPack(file);
    expect(parsePack(text)).toEqual(file);
    expect(exportPack(parsePack(text))).toBe(text);
    const turned = Object.fromEntries(Object.entries(file).reverse()) as unknown as PackFile;
    expect(
      exportPack({ ...turned, rules: Object.fromEntries(Object.entries(file.rules).reverse()) }),
    ).toBe(text);
    expect(text.split('\n').slice(0, 6)).toEqual([
      'format: 1',
      'id: team',
      'version: "1"',
      'extends: starter',
      'waivers: administrators',
      'fields:',
    ]);
  });

  it.each([...shippedPacks()])('%s keeps its digest', (_id, file) => {
    const again = new Map([...shippedPacks(), [file.id, parsePack(exportPack(file))]]);
    expect(readPack(exportPack(file), again).digest).toBe(
      readPack(exportPack(file), shippedPacks()).digest,
    );
    expect(parsePack(exportPack(file))).toEqual(file);
  });
});

describe('R7 what a new version changes', () => {
  const words = (before: string, after: string) =>
    diffPacks(team(before), team(after)).map(changeInWords);

  it('is nothing for the same settings said in another way', () => {
    expect(
      words(
        'rules:\n  story.form: { weight: 9 }',
        'types:\n  story: { rules: { story.form: { weight: 9 } } }',
      ),
    ).toEqual([]);
  });

  it('is told setting by setting, for the issues it concerns', () => {
    const after = `${sized}  story.form: { counts: false }
  length.long: { params: { most: 9 } }
thresholds: { ready: 90 }
fields: { effort: { ids: [c] } }
waivers: administrators
types:
  bug: { rules: { summary.quality: { weight: 3 } } }
statuses:
  done: { rules: { summary.quality: { weight: 3 } } }
  In Review: { rules: { story.role: { weight: 7 } } }
judges: { statuses: [toDo, In Review] }
`;
    expect(words('', after)).toEqual([
      'fields.effort: not set → {"ids":["c"]}, for every type',
      'judges.statuses: ["toDo"] → ["toDo","In Review"], for every type',
      'thresholds.ready: 80 → 90, for every type',
      'waivers: members → administrators, for every type',
      'length.long params.most: not set → 9, for every type',
      'own.sized is new, for story',
      'story.form is a hint now, for story',
      'story.role weight: 5 → 7, for story in In Review',
      'summary.quality weight: 10 → 3, for bug',
      'summary.quality weight: 10 → 3, for story, task, epic, spike, subtask, other in done',
    ]);
    expect(words(after, '')).toContain('own.sized is gone, for story');
    expect(words(after, '')).toContain('story.form counts now, for story');
  });
});
