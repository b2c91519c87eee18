import { describe, expect, it } from '@jest/globals';
import { mayChangeJudgement } from '../../../domain/normalise/edited.ts';

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
