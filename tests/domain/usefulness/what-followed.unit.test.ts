import { describe, expect, it } from '@jest/globals';
import type { FieldChange } from '../../../domain/field-change.ts';
import { courseOf, type SiteWords } from '../../../domain/usefulness/what-followed.ts';

const words: SiteWords = {
  categories: new Map([
    ['1', 'new'],
    ['2', 'indeterminate'],
    ['3', 'indeterminate'],
    ['4', 'done'],
  ]),
  blockedBy: ['is blocked by'],
};
const change = (at: number, field: string, given: Partial<FieldChange> = {}): FieldChange => ({
  at,
  accountId: null,
  field,
  from: null,
  fromText: '',
  to: null,
  toText: '',
  ...given,
});
const move = (at: number, from: string, to: string) => change(at, 'status', { from, to });
const [start, end] = [move(10, '1', '2'), move(90, '2', '4')];
const link = (at: number, toText: string) => change(at, 'Link', { to: 'SHOP-3', toText });
const sprint = (at: number, from: string, to: string) => change(at, 'Sprint', { from, to });
const flag = (at: number, toText: string) => change(at, 'Flagged', { toText });
const troublesOf = (...during: FieldChange[]) => courseOf([start, ...during, end], words)?.troubles;

describe('R13 the course of a finished issue', () => {
  it('goes from the first start to the last end, in whatever order changes come', () => {
    const changes = [end, move(50, '2', '3'), move(20, '3', '2'), move(15, '2', '3'), start];
    expect(courseOf(changes, words)).toEqual({
      startedAt: 10,
      finishedAt: 90,
      troubles: [],
      edits: [],
    });
  });

  it.each([
    ['was never in progress', [move(90, '1', '4')]],
    ['never ended', [start]],
    ['ended before it began', [move(5, '1', '4'), move(7, '4', '1'), start]],
    ['has statuses that nobody knows', [move(10, '1', '77'), move(90, '77', '4')]],
    ['has no history', []],
  ])('is none where it %s', (_name, changes) => {
    expect(courseOf(changes, words)).toBeNull();
  });

  it.each([
    ['reopened', [move(40, '2', '4'), move(50, '4', '3')]],
    ['reopened', [move(40, '2', '4'), move(50, '4', '1')]],
    ['moved_back', [move(40, '2', '1'), move(50, '1', '2')]],
    ['blocked', [flag(40, 'Impediment')]],
    ['blocked', [link(40, 'This issue is blocked by SHOP-3')]],
    ['carried_over', [sprint(40, '12', '12, 15')]],
    ['carried_over', [sprint(40, '12', '15')]],
  ])('tells %s', (trouble, during) => {
    expect(troublesOf(...during)).toEqual([trouble]);
  });

  it.each([
    ['a flag that was taken off', [flag(40, '')]],
    ['a link that blocks another', [link(40, 'This issue blocks SHOP-3')]],
    [
      'a link that was taken off',
      [change(40, 'Link', { from: 'SHOP-3', fromText: 'This issue is blocked by SHOP-3' })],
    ],
    ['the first sprint', [sprint(40, '', '12')]],
    ['a sprint that was taken off', [sprint(40, '12, 15', '12')]],
    ['another column in progress', [move(40, '3', '2')]],
    ['what was before the start', [flag(5, 'Impediment'), sprint(6, '12', '15')]],
    ['what came after the end', [flag(95, 'Impediment'), sprint(96, '12', '15')]],
  ])('takes for no trouble: %s', (_name, during) => {
    expect(troublesOf(...during)).toEqual([]);
  });

  it('tells several at once, and when its content was changed', () => {
    const changes = [flag(20, 'Impediment'), sprint(30, '1', '1, 2'), change(5, 'description')];
    expect(courseOf([start, ...changes, end], words)).toMatchObject({
      troubles: ['blocked', 'carried_over'],
      edits: [5],
    });
  });
});
