import { describe, expect, it } from '@jest/globals';
import { statusOf } from '../../forge-app/src/status.ts';

const custom = 'ari:cloud:ecosystem::extension/an-app/an-environment/static/readygate-readiness';
const published = (value: unknown) => ({
  fields: { customfield_10042: value, customfield_10043: 5 },
  schema: { customfield_10042: { custom }, customfield_10043: { custom: `${custom}-of-another` } },
});
const gate = (status: string, changed: object = {}) => ({
  properties: { readygate: { score: 72, status, stale: false, ...changed } },
});
const lozenge = (label: string, type: string) => ({
  status: { type: 'lozenge', value: { label, type } },
});

describe('R12 the status of the panel', () => {
  it.each([
    ['ready', 'success'],
    ['needs_work', 'inprogress'],
    ['not_ready', 'removed'],
    ['a status of a later release', 'default'],
  ])('tells the score that the gate was told, in the colour of %s', (status, colour) => {
    expect(statusOf(gate(status))).toEqual(lozenge('72 %', colour));
  });

  it('tells the number of the field without a colour, which would say more than is known', () => {
    expect(statusOf(published(48))).toEqual(lozenge('48 %', 'default'));
    expect(statusOf({ ...published(48), ...gate('ready', { stale: true }) })).toEqual(
      lozenge('48 %', 'default'),
    );
    expect(statusOf(published(0))).toEqual(lozenge('0 %', 'default'));
  });

  it.each([
    ['nothing was published', {}],
    ['the field is empty', published(null)],
    [
      'the field is not of this app',
      { fields: { customfield_1: 5 }, schema: { customfield_1: {} } },
    ],
    ['the gate is off and the site has no field', gate('ready', { stale: true })],
    ['a property of another form was written', gate('ready', { score: '72' })],
  ])('is none where %s', (_what, issue) => {
    expect(statusOf(issue)).toEqual({});
  });
});
