import { expect, test } from '@jest/globals';
import {
  createTemplates,
  fill,
  type Subject,
} from '../../../../bench/refine/recording/template.ts';

const tenant = '11111111-2222-4333-8444-555555555555';
const first = 'a15cc281-3935-421d-9ba3-0123456789ab';
const second = 'b15cc281-3935-421d-9ba3-0123456789ab';
const template = () =>
  createTemplates({ constants: new Set([tenant]), issue: '10400', created: ['10501', '10502'] });
const subject: Subject = {
  base: 'cccccccc-dddd-4eee-8fff-',
  issue: '77',
  created: ['81', '82'],
};

test('ids of ours become ids of another refinement, equal ones equal', () => {
  const make = template();
  const texts = [first, second, `{"a":"${first}"}`].map((text) => fill(make(text), subject));
  expect(texts).toEqual([
    'cccccccc-dddd-4eee-8fff-000000000000',
    'cccccccc-dddd-4eee-8fff-000000000001',
    '{"a":"cccccccc-dddd-4eee-8fff-000000000000"}',
  ]);
});

test('an id that all refinements share stays', () => {
  expect(fill(template()(`refine/${tenant}/x`), subject)).toBe(`refine/${tenant}/x`);
});

test('the issue and what was created are put in by their place', () => {
  const path = '/rest/api/3/issue/10400?ids=10502,10501';
  expect(fill(template()(path), subject)).toBe('/rest/api/3/issue/77?ids=82,81');
});

test('the digits of an issue inside a digest, a time or a name of a field stay', () => {
  const text = 'sha256:a10400f 2026-11-10400 customfield_10400';
  expect(fill(template()(text), subject)).toBe(text);
});

test('values that are no strings stay as they were recorded', () => {
  const values = [new Date(0), Buffer.from('x'), 4, null, true];
  expect(fill(values, subject)).toEqual(values);
});

test('what is not known yet is an error, not an empty string', () => {
  expect(() => fill(template()('10400'), { ...subject, issue: null })).toThrow('issue');
});
