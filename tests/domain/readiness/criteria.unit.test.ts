import { describe, expect, it } from '@jest/globals';
import { findCriteria } from '../../../domain/readiness/criteria.ts';
import { subjectOf } from '../../../domain/readiness/subject.ts';
import { issueOf } from '../../helpers/judged.ts';

function criteriaOf(row: Record<string, unknown>) {
  return findCriteria(subjectOf(issueOf(row), null).sections);
}
const titles = (description: string) => criteriaOf({ description }).map(({ title }) => title);

describe('R4 acceptance criteria', () => {
  it.each([
    [
      'a heading with a list',
      '## Acceptance criteria\n- a one\n- b two\n\n## Notes\n- c three',
      ['a one', 'b two'],
    ],
    [
      'a label with a list',
      'We want it.\n\nAcceptance criteria:\n- a one\n- b two',
      ['a one', 'b two'],
    ],
    ['a label in running text', 'We want it. Acceptance criteria: It is first.', ['It is first.']],
    ['a label and one line', 'AC: - a one - b two - c three', ['a one', 'b two', 'c three']],
    [
      'conditions of satisfaction',
      'It is so.    COS:  - a one  - b - two  - c',
      ['a one', 'b - two', 'c'],
    ],
    [
      'numbers on one line',
      'AC: 1. do a 2. do b (limit of 3) 3. do c',
      ['do a', 'do b (limit of 3)', 'do c'],
    ],
    [
      'a list that became one item',
      'AC:\n* a one * b two * c three',
      ['a one', 'b two', 'c three'],
    ],
    ['semicolons', 'AC: a is one; b is two; c is three', ['a is one', 'b is two', 'c is three']],
    [
      'bare lines',
      'Acceptance criteria:\nIt is first\nIt is saved',
      ['It is first', 'It is saved'],
    ],
    [
      'a wrapped sentence',
      'Acceptance criteria:\nIt is first\nand saved',
      ['It is first\nand saved'],
    ],
    [
      'a list that ends',
      'AC: - a one - b two  Discussion was long - and so on',
      ['a one', 'b two'],
    ],
    ['a nested list', 'AC:\n- a one\n  - below\n- b two', ['a one', 'b two']],
    [
      'wiki markup',
      'h3. Acceptance Criteria\n# a one\n# b two\n\nh3. Links\n# c',
      ['a one', 'b two'],
    ],
    ['items that begin with a number', 'AC:  * 2 a  * b  * 3 c', ['2 a', 'b', '3 c']],
    ['no sum', 'AC: a * 2 b * 3', ['a * 2 b * 3']],
    ['a list of one on the line of its label', 'COS: - a one    (!) Notes', ['a one']],
    ['a label without a colon', 'We want it.  COS - a one - b two', ['a one', 'b two']],
    [
      'a list that ends at a ruler',
      'COS: - a one - b two   ---- As before - c',
      ['a one', 'b two'],
    ],
    [
      'items with colons of their own',
      'AC: * a one * b two - TODO: c * d',
      ['a one', 'b two - TODO: c', 'd'],
    ],
    [
      'wiki markup that lost its line breaks',
      `h3.  Narrative As a developer I need it, ${'and so on, '.repeat(10)} h3.  Acceptance Criteria # a one # b two h3.  Links # c`,
      ['a one', 'b two'],
    ],
    [
      'a list that completes a demand',
      'The policy must:\n- a one\n- b two\n\nSo:\n- c',
      ['a one', 'b two'],
    ],
    ['a demand in German', 'Die Seite muss\n\n- a eins\n- b zwei', ['a eins', 'b zwei']],
    ['no demand', 'We must talk:\n- a one\n- b two', []],
    ['a checklist', '- [ ] a one\n- [x] b two\n- c three', ['a one', 'b two']],
    ['German', 'Akzeptanzkriterien:\n- a eins\n- b zwei', ['a eins', 'b zwei']],
    ['none', 'We want:\n- a one\n- b two', []],
    ['a heading with nothing below', 'Acceptance criteria:\n', []],
  ])('%s', (_name, description, expected) => {
    expect(titles(description)).toEqual(expected);
  });

  it.each([
    ['Given a cart\nWhen I pay\nThen it is empty\n\nGiven none\nWhen I pay\nThen it fails', 2],
    ['Scenario: paying\nGiven a cart\nWhen I pay\nThen it is empty\nAnd a mail is sent', 1],
    ['Given a cart when I pay then it is empty', 1],
    ['* Given a cart\n* When I pay\n* Then it is empty', 1],
    ['Given: a cart\nWhen: I pay\nThen: it is empty', 1],
    ['Given a cart\nWhen I pay', 0],
    ['Given that then was when', 0],
  ])('scenarios in %j', (description, count) => {
    const found = criteriaOf({ description });
    expect(found.map(({ source }) => source)).toEqual(Array(count).fill('scenario'));
    if (count > 0) expect(found.at(-1)?.title).toMatch(/then|Then/);
  });

  it('keep what is nested, and know what is ticked', () => {
    const [first, second] = criteriaOf({ description: 'AC:\n- [x] a one\n  - below\n- [ ] b two' });
    expect(first).toMatchObject({ title: 'a one', checked: true, source: 'heading' });
    expect(first?.span.text).toContain('below');
    expect(second?.checked).toBe(false);
  });

  it('are taken from their own field first', () => {
    const [first] = criteriaOf({ description: 'AC:\n- a one', 'Acceptance criteria': '- b two' });
    expect(first).toMatchObject({ title: 'b two', source: 'field' });
    const [other] = criteriaOf({ description: 'AC:\n- a one', 'Acceptance criteria': '' });
    expect(other).toMatchObject({ title: 'a one', source: 'heading' });
  });
});
