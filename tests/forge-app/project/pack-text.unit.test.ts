import { describe, expect, it } from '@jest/globals';
import { shippedPacks } from '../../../bin/packs.ts';
import { judgesOf } from '../../../domain/readiness/left-out.ts';
import { explainPack } from '../../../domain/readiness/pack/explain.ts';
import { packName } from '../../../domain/readiness/pack/pack.ts';
import { readPack } from '../../../domain/readiness/pack/parse.ts';
import { overlay } from '../../../forge-app/static/app/src/project/rules/overlay.ts';
import {
  addManual,
  canSwitch,
  removeRule,
  setJudges,
  setRule,
  setThreshold,
  startText,
} from '../../../forge-app/static/app/src/project/rules/pack-text.ts';
import {
  forType,
  groupOf,
  standingOf,
} from '../../../forge-app/static/app/src/project/rules/standing.ts';

const read = (text: string) => readPack(text, shippedPacks());
const explained = (text: string) => {
  const pack = read(text);
  const { thresholds } = pack;
  const rules = explainPack(pack, 'en');
  const judges = judgesOf(pack);
  return { pack: packName(pack), thresholds, waivers: 'members' as const, judges, rules };
};
const start = startText('SHOP');
const manual = {
  title: 'Das Design ist angesehen',
  advice: '',
  severity: 'warning',
  weight: 10,
  types: [],
} as const;

describe('R7 switches change the text of a pack', () => {
  it('which is one of a space’s own, above the pack that ships', () => {
    expect(read(startText('A_1'))).toMatchObject({ id: 'a-1-rules', version: '1' });
    expect(read(start).rules).toEqual(
      read('format: 1\nid: x\nversion: a\nextends: starter\nrules: {}\ncases: []').rules,
    );
  });

  it('as packs say it: off, a hint, and counting', () => {
    const off = setRule(start, 'story.form', { standing: 'off' });
    expect(read(off).rules['story.form']).toBeUndefined();
    const hint = setRule(off, 'story.form', { standing: 'hint' });
    expect(read(hint).rules['story.form']).toMatchObject({ counts: false, weight: 15 });
    const counts = setRule(hint, 'story.form', { standing: 'counts', weight: 3 });
    expect(read(counts).rules['story.form']).toMatchObject({ counts: true, weight: 3 });
    expect(counts).not.toContain('off');
  });

  it('that says which work items are judged, shown before the API has looked at it', () => {
    const wide = setJudges(start, { statuses: ['toDo', 'inProgress'] });
    expect(read(setJudges(wide, { types: ['epic'] })).judges).toEqual({
      ...{ statuses: ['toDo', 'inProgress'], types: ['epic'], serviceRequests: false },
    });
    expect(overlay(explained(start), wide).judges).toEqual(judgesOf(read(wide)));
  });

  it('and leave comments and all else as they stand', () => {
    const typed = `# Ours\n${start.replace('rules: {}', 'rules:\n  # looked at in May\n  bug.steps: { weight: 7 }')}`;
    const after = setThreshold(setRule(typed, 'bug.steps', { severity: 'info' }), 'ready', 91);
    expect(after).toContain('# Ours');
    expect(after).toContain('# looked at in May');
    expect(read(after)).toMatchObject({
      thresholds: { ready: 91, needsWork: 50 },
      rules: { 'bug.steps': { weight: 7, severity: 'info' } },
    });
  });

  it('and give a rule what no pack above gives it', () => {
    const alone =
      'format: 1\nid: x\nversion: a\nthresholds: { ready: 80, needsWork: 50 }\nrules:\ncases: []';
    expect(read(setRule(alone, 'test.plan', { standing: 'counts' })).rules).toEqual({
      'test.plan': { counts: true, severity: 'warning', weight: 5 },
    });
  });

  it('and add rules that people tick, each under an id of its own, until they are removed', () => {
    const twice = addManual(addManual(start, manual), { ...manual, advice: 'Sieh hin.' });
    const rules = Object.entries(read(twice).rules).filter(([id]) => id.startsWith('own.'));
    expect(rules.map(([id]) => id)).toEqual([
      'own.das_design_ist_angesehen',
      'own.das_design_ist_angesehen_2',
    ]);
    expect(rules[1]?.[1]).toMatchObject({ manual: true, advice: 'Sieh hin.', counts: true });
    const strange = addManual(start, { ...manual, title: '123 ???' });
    expect(Object.keys(read(strange).rules)).toContain('own.rule');
    const [id = ''] = rules[0] ?? [];
    expect(Object.keys(read(removeRule(twice, id)).rules)).not.toContain(id);
  });

  it('but not a text that is no YAML, or no members', () => {
    expect([start, 'a: [', '- a', ''].map(canSwitch)).toEqual([true, false, false, false]);
  });
});

describe('R7 a draft before the API has looked at it', () => {
  it('shows switches where they were put, and becomes what the API says', () => {
    const text = setThreshold(
      setRule(setRule(start, 'story.form', { standing: 'off' }), 'test.plan', {
        standing: 'counts',
        weight: 9,
      }),
      'ready',
      70,
    );
    const { pack: _now, ...before } = overlay(explained(start), text);
    const { pack: _then, ...after } = explained(text);
    expect(before).toEqual(after);
  });

  it('shows what stood there where the text is no YAML', () => {
    expect(overlay(explained(start), 'a: [')).toEqual(explained(start));
  });
});

describe('R7 how a rule stands', () => {
  const ruleIn = (text: string, id: string) =>
    explained(text).rules.find((rule) => rule.id === id)!;

  it('is the same for all its types, or otherwise from type to type', () => {
    expect(standingOf(ruleIn(start, 'bug.steps'))).toEqual({
      kind: 'counts',
      severity: 'warning',
      weight: 25,
    });
    const mixed = ruleIn(
      `${start}types:\n  bug: { rules: { test.plan: { weight: 2 }, summary.quality: { counts: false } } }\n`,
      'summary.quality',
    );
    expect([standingOf(mixed).kind, groupOf(mixed)]).toEqual(['mixed', 'counts']);
    expect(standingOf(forType(mixed, 'bug')!)).toMatchObject({ kind: 'hint' });
    expect(forType(ruleIn(start, 'bug.steps'), 'story')).toBeNull();
    expect(groupOf(ruleIn(setRule(start, 'bug.steps', { standing: 'off' }), 'bug.steps'))).toBe(
      'off',
    );
  });
});
