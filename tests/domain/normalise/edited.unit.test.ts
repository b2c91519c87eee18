import { describe, expect, it } from '@jest/globals';
import { mayChangeJudgement, parentOf } from '../../../domain/normalise/edited.ts';

const log = (...fields: unknown[]) => ({ items: fields.map((field) => ({ field })) });

describe('R9 an edit', () => {
  it.each<[string, unknown, boolean]>([
    ['of labels', log('labels'), false],
    ['of labels, by id', { items: [{ field: 'Stichwörter', fieldId: 'labels' }] }, false],
    ['of the description', log('description'), true],
    ['of both', log('labels', 'description'), true],
    ['of the status', log('status'), true],
    ['of a field of the site', { items: [{ fieldId: 'customfield_10042' }] }, true],
    ['that names nothing', log(), true],
    ['without a log', undefined, true],
    ['with a log of another form', { items: 'labels' }, true],
    ['with an item of another form', { items: [null] }, true],
  ])('%s', (_name, changelog, may) => {
    expect(mayChangeJudgement(changelog)).toBe(may);
  });
});

describe('W3 the parent of an issue, by its event', () => {
  it.each([
    ['10112', { parent: { id: '10112', key: 'SHOP-12' } }],
    [null, { parent: { id: 10112 } }],
    [null, { parent: null }],
    [null, {}],
    [null, 'no fields'],
    [null, undefined],
  ])('is %s', (parent, fields) => {
    expect(parentOf(fields)).toBe(parent);
  });
});
