import { describe, expect, it } from '@jest/globals';
import type { FieldChange } from '../../../domain/field-change.ts';
import { fieldsAt } from '../../../domain/usefulness/at-start.ts';

const change = (at: number, field: string, fromText: string): FieldChange => ({
  at,
  accountId: null,
  field,
  from: null,
  fromText,
  to: null,
  toText: 'later',
});
const now = {
  summary: 'later',
  description: { type: 'doc' },
  labels: ['a'],
  issuetype: { name: 'Bug' },
};

describe('R13 the fields at the start', () => {
  it('are those of now where nothing was changed since', () => {
    expect(fieldsAt(now, [change(5, 'summary', 'before')], 10)).toEqual(now);
  });

  it('are as before the first change after it, whatever order changes come in', () => {
    const changes = [
      change(30, 'summary', 'third'),
      change(5, 'summary', 'first'),
      change(20, 'summary', 'second'),
      change(20, 'description', ''),
      change(20, 'issuetype', 'Story'),
    ];
    expect(fieldsAt(now, changes, 10)).toMatchObject({
      summary: 'second',
      description: null,
      issuetype: { name: 'Story' },
    });
  });

  it('of a site’s own are found by their names, and only texts are undone', () => {
    const fields = { ...now, customfield_1: 'later', customfield_2: 5 };
    const names = { customfield_1: 'Acceptance criteria', customfield_2: 'Story points' };
    const changes = [
      change(20, 'Acceptance criteria', 'before'),
      change(20, 'Story points', '3'),
      change(20, 'labels', 'b'),
    ];
    expect(fieldsAt(fields, changes, 10, names)).toEqual({ ...fields, customfield_1: 'before' });
  });

  it('stay not read where they were not', () => {
    const fields = { description: false };
    expect(fieldsAt(fields, [change(20, 'description', 'x')], 10)).toEqual(fields);
  });
});
