import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { gateOf } from '../../domain/publishing/gate.ts';
import { fieldModule, gateModule, gateProperty } from '../../domain/publishing/published.ts';
import { makeReport } from '../helpers/make-report.ts';

const { modules } = parse(
  readFileSync(new URL('../../forge-app/manifest.yml', import.meta.url), 'utf8'),
);
const [validator] = modules['jira:workflowValidator'];
const [field] = modules['jira:customField'];

/**
 * No library evaluates Jira's expressions. Ours are held to these pieces, which mean the same in
 * JavaScript where both sides are null, texts and booleans; what Jira itself makes of them is not proven here.
 */
const pieces =
  /^(issue\.properties\['readygate'\]|\.(?:stale|status|message)\b|==|!=|&&|\|\||[()?:]|null|true|'[A-Za-z_ .]*'|\s)+$/;

/** What Jira would answer about an issue with these properties. */
function evaluate(expression: string, properties: Record<string, unknown>): unknown {
  expect(expression).toMatch(pieces);
  return new Function('issue', `return ${expression};`)({ properties });
}

const judged = { judgedAt: new Date('2026-11-24T10:00:00.000Z'), language: 'en' as const };
const told = (status: 'ready' | 'needs_work' | 'not_ready', stale = false) => ({
  [gateProperty]: gateOf({ report: { ...makeReport(), status }, stale, ...judged }),
});

describe('R12 the validator of the manifest', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['was never judged', {}, true],
    ['is ready', told('ready'), true],
    ['is not ready', told('not_ready'), false],
    ['needs work', told('needs_work'), false],
    ['is not ready, and changed since', told('not_ready', true), true],
    ['has a property that says nothing', { [gateProperty]: {} }, true],
  ])('an issue that %s', (_what, properties, passes) => {
    // Anything but true is a no.
    expect(evaluate(validator.expression, properties) === true).toBe(passes);
  });

  it('says what is missing', () => {
    expect(evaluate(validator.errorMessage.expression, told('not_ready'))).toMatch(
      /^Not ready yet. Missing: /,
    );
    expect(evaluate(validator.errorMessage.expression, {})).toBe('Not ready yet.');
  });

  it('is an expression alone, so that it does not rest on our being up', () => {
    expect(validator).not.toHaveProperty('function');
    expect(validator.key).toBe(gateModule);
    // Company-managed projects are the default.
    expect(validator).not.toHaveProperty('projectTypes');
  });

  it('reads what is indexed', () => {
    const index = modules['jira:entityProperty'].find(
      ({ propertyKey }: { propertyKey: string }) => propertyKey === gateProperty,
    );
    expect(index.values).toMatchObject([
      { path: 'score', type: 'number', searchAlias: 'readygateScore' },
      { path: 'status', type: 'string' },
      { path: 'checkedAt', type: 'date' },
    ]);
  });
});

describe('R12 the field of the manifest', () => {
  it('is a number that only the app can write', () => {
    expect(field).toMatchObject({ key: fieldModule, type: 'number', readOnly: true });
    expect(field).not.toHaveProperty('edit');
  });
});
