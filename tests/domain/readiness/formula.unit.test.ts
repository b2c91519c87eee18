import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { NormalIssue } from '../../../domain/issue.ts';
import { chosenFor } from '../../../domain/normalise/chosen-fields.ts';
import { normaliseJiraIssue, normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { evaluateFormula } from '../../../domain/readiness/formula/evaluate.ts';
import { FormulaError, fieldsOf, readsOf } from '../../../domain/readiness/formula/formula.ts';
import { parseFormula } from '../../../domain/readiness/formula/parse.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import { subjectOf } from '../../../domain/readiness/subject.ts';
import { baseline, issueOf } from '../../helpers/judged.ts';
import { hostileText } from '../../helpers/random-issue.ts';

const unreadable = { type: 'doc' };
const docOf = (...texts: string[]) => ({
  type: 'doc',
  version: 1,
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});
const truth = (formula: string, row: Record<string, unknown> = {}) =>
  evaluateFormula(parseFormula(formula), subjectOf(issueOf(row), null));

describe('R7 a formula', () => {
  const full = {
    type: 'Bug',
    summary: 'The cart is empty',
    description: 'Acceptance criteria:\n- One\n- Two\n- Three',
    components: ['Cart', 'Mail'],
    priority: 'High',
    estimate: 3,
    subtasks: ['One', 'Two'],
    links: [{ type: 'Blocks', direction: 'in' }],
  };
  it.each<[string, boolean]>([
    ['not empty(fields.estimate) or count(criteria) >= 3', true],
    ['count(criteria) = 3', true],
    ['count(criteria) > 3', false],
    ['count(criteria) < 3', false],
    ['count(criteria) <= 3 and count(criteria) != 2', true],
    ['empty(criteria)', false],
    ['count(subtasks) = 2', true],
    ['count(links) > 1', false],
    ['empty(links)', false],
    ['empty(risks)', true],
    ['type = "bug"', true],
    ['type != "bug"', false],
    ['fields.priority = "High"', true],
    ['fields.priority = "high"', false],
    ['fields.components = "Mail"', true],
    ['fields.components = "Login"', false],
    ['count(fields.components) = 2', true],
    ['count(fields.priority) = 1', true],
    ['fields.estimate <= 8', true],
    ['fields.estimate = 3', true],
    ['8 > fields.estimate', true],
    ['words(fields.summary) = 4', true],
    ['words(fields.description) = 5', true],
    ['words(fields.components) = 2', true],
    // "not" binds before "and", and that before "or".
    ['not type = "bug" and type = "bug"', false],
    ['not (type = "story" and type = "bug")', true],
    ['type = "bug" or type = "bug" and type = "story"', true],
    ['(type = "bug" or type = "bug") and type = "story"', false],
    ['not not type = "bug"', true],
    ['"a \\"quoted\\" \\\\" = "a \\"quoted\\" \\\\"', true],
    ['true = true', true],
  ])('%s', (formula, expected) => {
    expect(truth(formula, full)).toBe(expected);
  });

  it.each<[string, Record<string, unknown>, boolean | string]>([
    ['empty(fields.estimate)', { estimate: null }, true],
    ['empty(fields.estimate)', { estimate: 0 }, false],
    ['empty(fields.priority)', { priority: null }, true],
    ['empty(fields.description)', { description: '  \n' }, true],
    ['empty(fields.components)', { components: [] }, true],
    ['count(fields.components) = 0', { components: [] }, true],
    ['fields.estimate < 3', { estimate: '2.5' }, true],
    ['fields.estimate = 2', { estimate: '2' }, true],
    ['fields.estimate > 3 or fields.estimate <= 3', { estimate: '' }, false],
    ['fields.estimate < 3', { estimate: 'many' }, 'unreadable'],
    ['not empty(fields.acceptanceCriteria)', { 'Acceptance criteria': '- One' }, true],
    // What is not there is unknown, not empty; what cannot be read is not missing.
    ['empty(fields.estimate)', {}, 'absent'],
    ['count(subtasks) > 0', {}, 'absent'],
    ['empty(links)', {}, 'absent'],
    ['not empty(fields.estimate)', {}, 'absent'],
    ['empty(fields.acceptanceCriteria)', {}, 'absent'],
    ['empty(fields.description)', { description: unreadable }, 'unreadable'],
    ['words(fields.description) > 1', { description: unreadable }, 'unreadable'],
    ['empty(criteria)', { description: unreadable }, 'unreadable'],
    ['count(criteria) > 1', { description: unreadable }, 'unreadable'],
    ['empty(fields.components)', { components: 7 }, 'unreadable'],
    // The rest may settle it.
    ['empty(fields.estimate) or type = "story"', {}, true],
    ['empty(fields.estimate) and type = "bug"', {}, false],
    ['empty(fields.estimate) or type = "bug"', {}, 'absent'],
    ['empty(fields.estimate) or empty(criteria)', { description: unreadable }, 'unreadable'],
  ])('%s of %j is %s', (formula, row, expected) => {
    expect(truth(formula, row)).toEqual(
      typeof expected === 'string' ? { unknown: expected } : expected,
    );
  });

  it.each<[string, number, string]>([
    ['', 1, 'a condition or a value'],
    ['empty', 6, '"("'],
    ['empty(', 7, 'criteria, risks, subtasks, links or fields.…'],
    ['empty(criteria', 15, '")"'],
    ['empty(labels)', 7, 'criteria, risks, subtasks, links or fields.…'],
    ['count(criteria)', 16, 'one of = != < <= > >='],
    ['count(criteria) >= ', 20, 'a condition or a value'],
    ['count(criteria) => 3', 18, 'a condition or a value'],
    ['count(criteria) >= 3 3', 22, 'and, or, or the end'],
    ['count(criteria) >= 3 and', 25, 'a condition or a value'],
    ['(empty(criteria)', 17, '")"'],
    ['empty(criteria))', 16, 'and, or, or the end'],
    ['type = "bug', 8, 'a closing quote'],
    ['type = §', 8, 'a name, a value or a sign'],
    ['type = 3', 8, 'a text'],
    ['count(criteria) = "3"', 19, 'a number'],
    ['"3" = count(criteria)', 1, 'a number'],
    ['type < "bug"', 1, 'a number'],
    ['fields.estimate < "3"', 19, 'a number'],
    ['words(criteria) > 3', 7, 'fields.…'],
    ['fields.a.b = 1', 9, 'a name, a value or a sign'],
    ['estimate > 3', 1, 'a condition or a value'],
    ['"and" and empty(criteria)', 7, 'one of ='],
    [`type = "${'x'.repeat(1000)}"`, 1001, 'at most 1000 characters'],
    [`${'not '.repeat(21)}empty(criteria)`, 85, 'at most 20 levels'],
    [`${'('.repeat(21)}empty(criteria)`, 22, 'at most 20 levels'],
  ])('%j is refused at character %i', (formula, position, expected) => {
    const error = refused(formula);
    expect([error?.position, error?.expected]).toEqual([
      position,
      expect.stringContaining(expected),
    ]);
  });

  it('of any text is read or refused at a character of it, and never loops', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      'not ',
      ' and ',
      ' or ',
      'empty',
      'fields.a',
      '"',
      '3',
      ' = ',
      'count',
    );
    const text = fc.oneof(
      hostileText,
      fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (formula) => {
        const error = refused(formula);
        if (!error) return;
        expect(error.position).toBeGreaterThanOrEqual(1);
        expect(error.position).toBeLessThanOrEqual(formula.length + 1);
      }),
    );
  });

  it('as long as may be is read and evaluated', () => {
    expect(truth(`${'empty(criteria) or '.repeat(51)}empty(risks)`)).toBe(true);
  });

  it('names the fields it looks at, with their places', () => {
    const formula = parseFormula('not empty(fields.a) and (count(fields.b) > 1 or 3 < fields.c)');
    expect(fieldsOf(formula)).toEqual([
      { kind: 'field', name: 'a', at: 11 },
      { kind: 'field', name: 'b', at: 32 },
      { kind: 'field', name: 'c', at: 53 },
    ]);
    const all = parseFormula('empty(criteria) or empty(risks) or type = "bug" or empty(fields.a)');
    expect(readsOf(all)).toEqual(['a', 'acceptanceCriteria', 'description', 'summary', 'type']);
  });
});

describe('R7 fields that a pack chooses', () => {
  const chosen = {
    design: { names: ['Design link'] },
    size: { ids: ['customfield_1', 'customfield_2'] },
    acceptanceCriteria: { names: ['Done when'] },
  };

  it('are found by id or name, in issues of Jira', () => {
    const raw = {
      id: '1',
      key: 'A-1',
      fields: {
        summary: 's',
        customfield_2: { value: 'Large' },
        customfield_3: [{ name: 'b' }, { value: 'a' }],
        customfield_4: '- It is first',
        customfield_5: '- Not this one',
      },
    };
    const names = {
      customfield_3: ' design LINK',
      customfield_4: 'Done when',
      customfield_5: 'Acceptance criteria',
    };
    const issue = normaliseJiraIssue(raw, names, chosen);
    expect(issue.named).toEqual({
      design: 'field:customfield_3',
      size: 'field:customfield_2',
      acceptanceCriteria: 'field:customfield_4',
    });
    expect(issue.values['field:customfield_2']).toBe('Large');
    expect(issue.values['field:customfield_3']).toEqual(['a', 'b']);
    expect(issue.texts.map(({ key }) => key)).toEqual([
      'description',
      'field:customfield_4',
      'summary',
    ]);
    const subject = subjectOf(issue, null);
    for (const formula of ['fields.size = "Large"', 'fields.design = "b"', 'count(criteria) = 1'])
      expect(evaluateFormula(parseFormula(formula), subject)).toBe(true);
    // A field that a pack chose for another purpose is no estimate.
    expect(evaluateFormula(parseFormula('empty(fields.estimate)'), subject)).toEqual({
      unknown: 'absent',
    });
  });

  it('are found by name, in rows', () => {
    const { named, values } = normaliseRow({ key: 'A-1', 'Design Link': { url: 'x' } }, chosen);
    expect(named).toEqual({ design: 'field:Design Link' });
    expect(values['field:Design Link']).toEqual({ read: 'unreadable' });
    expect(normaliseRow({ key: 'A-1' }, chosen).named).toBeUndefined();
  });

  const twelve = 'one two three four five six seven eight nine ten eleven twelve';
  it.each<[string, unknown, boolean | string]>([
    // Rich text is its text, as a document or as a file holds one.
    ['words(fields.more) >= 10', docOf(twelve), true],
    ['words(fields.more) = 12', docOf(twelve), true],
    ['words(fields.more) = 12', JSON.stringify(docOf(twelve)), true],
    ['words(fields.more) > 12', docOf(twelve), false],
    ['fields.more = "one"', docOf('one'), true],
    ['empty(fields.more)', docOf('one'), false],
    ['empty(fields.more)', docOf(), true],
    ['empty(fields.more)', docOf(' '), true],
    ['empty(fields.more)', null, true],
    ['words(fields.more) = 3', [docOf('one two'), { value: 'three' }], true],
    // R3: what cannot be read as text is not missing, and no text either.
    ['empty(fields.more)', unreadable, 'unreadable'],
    ['empty(fields.more)', '{"type": "doc"}', 'unreadable'],
    ['words(fields.more) >= 1', unreadable, 'unreadable'],
    ['empty(fields.more)', { self: 'x' }, 'unreadable'],
    ['fields.more = true', { self: 'x' }, 'unreadable'],
    ['not fields.more = "a"', { self: 'x' }, 'unreadable'],
    ['empty(fields.estimate) or empty(fields.more)', { self: 'x' }, 'unreadable'],
    ['empty(fields.more) or type = "other"', { self: 'x' }, true],
    // How many there are is known.
    ['count(fields.more) = 2', [{ self: 'x' }, 'a'], true],
    ['empty(fields.more)', [{ self: 'x' }], false],
    ['fields.more = "a"', [{ self: 'x' }, 'a'], true],
    ['fields.more = "b"', [{ self: 'x' }, 'a'], 'unreadable'],
    ['fields.more != "b"', [{ self: 'x' }, 'a'], 'unreadable'],
    ['words(fields.more) = 1', [{ self: 'x' }, 'a'], 'unreadable'],
    // Of a person nothing is kept.
    ['empty(fields.more)', { accountId: '1', displayName: 'Ada' }, false],
    ['fields.more = "Ada"', { accountId: '1', displayName: 'Ada' }, false],
  ])('%s of %j is %s', (formula, value, expected) => {
    const raw = { id: '1', key: 'A-1', fields: { customfield_1: value } };
    const issue = normaliseJiraIssue(raw, {}, { more: { ids: ['customfield_1'] } });
    expect(evaluateFormula(parseFormula(formula), subjectOf(issue, null))).toEqual(
      typeof expected === 'string' ? { unknown: expected } : expected,
    );
  });

  it.each(['size', 'Story points'])(
    'R3 hold an estimate (%s), or what cannot be read, and then none is missing',
    (name) => {
      const outcomeOf = (value: unknown) => {
        const row = { key: 'A-1', type: 'Story', summary: 's', [name]: value };
        const issue = normaliseRow(row, name === 'size' ? { estimate: { ids: [name] } } : {});
        const { results } = judge(issue, baseline);
        return results.find(({ rule }) => rule === 'estimate.present')?.outcome;
      };
      const values = [{ value: 'L' }, docOf('large'), { self: 'x' }, docOf(), [], null];
      expect(values.map(outcomeOf)).toEqual(['pass', 'pass', 'unreadable', 'fail', 'fail', 'fail']);
    },
  );

  it('R8 are not those that another pack means by the same name', () => {
    const row = { key: 'A-1', Effort: 'small', Size: 'large' };
    const issue = normaliseRow(row, { effort: { names: ['Effort'] }, kept: { ids: ['Size'] } });
    const about = (names: string[]) =>
      chosenFor(issue, { effort: { names }, kept: { ids: ['Size'] }, more: { ids: ['x'] } });
    const seen = (of: NormalIssue) =>
      evaluateFormula(parseFormula('fields.effort = "small"'), subjectOf(of, null));
    expect([about(['Effort']).otherwise, seen(about(['Effort']).issue)]).toEqual([['more'], true]);
    const other = about(['Size']);
    expect(other.otherwise).toEqual(['effort', 'more']);
    expect(seen(other.issue)).toEqual({ unknown: 'absent' });
    expect(other.issue.named).toEqual({ kept: 'field:Size' });
    expect(chosenFor(issue, issue.chosen)).toEqual({ issue, otherwise: [] });
    const plain = normaliseRow(row);
    expect(chosenFor(plain).issue).toBe(plain);
  });
});

function refused(formula: string): FormulaError | null {
  try {
    parseFormula(formula);
    return null;
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}
