import { describe, expect, it } from '@jest/globals';
import { gateDigest, gateOf } from '../../../domain/publishing/gate.ts';
import { holdsGate, isReadinessField } from '../../../domain/publishing/published.ts';
import type { RuleResult } from '../../../domain/report.ts';
import { makeReport } from '../../helpers/make-report.ts';

const judgedAt = new Date('2026-11-24T10:00:00.000Z');
const fails = (rule: string, changed: Partial<RuleResult> = {}): RuleResult => ({
  ...makeReport('THE ISSUE’S WORDS').results[0]!,
  rule,
  ...changed,
});
const results = [
  fails('criteria.present'),
  fails('test.plan', { severity: 'warning' }),
  fails('scope.boundaries', { severity: 'warning' }),
  fails('own.rule', { severity: 'info', params: { title: 'Ask the legal team', advice: '' } }),
  fails('hint.only', { counts: false }),
  fails('passes', { outcome: 'pass' }),
];
const report = { score: 40, status: 'not_ready' as const, results };
const gate = (changed = {}) =>
  gateOf({ report, judgedAt, stale: false, language: 'en', ...changed });

describe('R12 what the gate is told', () => {
  it('names three rules that count, worst first, in the project’s language, and no issue text', () => {
    const said = gate();
    expect(said.missing).toHaveLength(3);
    expect(said.message).toBe(`Not ready yet. Missing: ${said.missing.join('; ')}.`);
    expect(JSON.stringify(said)).not.toContain('WORDS');
    const german = gate({ language: 'de' });
    expect(german.message).toMatch(/^Noch nicht bereit. Es fehlt: /);
    expect(german.missing).not.toEqual(said.missing);
  });

  it('leaves out what was waived, what is a hint and what passed', () => {
    const some = results.slice(3).map((result) => ({ ...result }));
    some[0]!.outcome = 'not_applicable';
    const said = gate({ report: { ...report, results: some } });
    expect(said).toMatchObject({ missing: [], message: 'Not ready yet.' });
  });

  it('says that it was not checked since the last edit', () => {
    expect(gate({ stale: true })).toMatchObject({
      stale: true,
      message: 'Not checked since the last edit.',
    });
  });

  it('has no message where it is ready', () => {
    expect(gate({ report: { ...report, status: 'ready', results: [] } }).message).toBe('');
  });

  it('says the same at another time, and something else of another state', () => {
    const later = gate({ judgedAt: new Date('2026-11-25T10:00:00.000Z') });
    expect(gateDigest(later)).toBe(gateDigest(gate()));
    expect(gateDigest(gate({ stale: true }))).not.toBe(gateDigest(gate()));
    expect(gateDigest(gate({ language: 'fr' }))).not.toBe(gateDigest(gate()));
  });
});

describe('R12 what belongs to the app', () => {
  const named = (module: string) =>
    `ari:cloud:ecosystem::extension/app/environment/static/${module}`;

  it.each([
    [named('readygate-readiness'), true],
    [named('readiness'), false],
    [named('other-readygate-readiness'), false],
    ['com.example:readygate-readiness', false],
    [undefined, false],
  ])('a field of the type %s: %s', (custom, ours) => {
    expect(isReadinessField(custom === undefined ? {} : { schema: { custom } })).toBe(ours);
  });

  it('a rule of a workflow that names our validator in any parameter', () => {
    expect(holdsGate({ parameters: { key: named('readygate-gate') } })).toBe(true);
    expect(holdsGate({ parameters: { key: named('gate'), disabled: 'false' } })).toBe(false);
    expect(holdsGate({})).toBe(false);
  });
});
