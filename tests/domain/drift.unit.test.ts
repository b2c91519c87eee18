import { describe, expect, it } from '@jest/globals';
import { driftable, driftOf } from '../../domain/drift.ts';
import type { CreateSubtask } from '../../domain/operation.ts';
import { paragraphs } from '../../domain/operations/adf.ts';
import { makePlan } from '../helpers/plans.ts';

const [row] = makePlan(['done']).rows;
const { summary, description } = (row!.operation as CreateSubtask).fields;

describe('W8 a subtask that was written', () => {
  it.each([
    ['is as it was', { summary, description }, 'as_written'],
    ['has another summary', { summary: 'Other words', description }, 'changed'],
    ['has another description', { summary, description: paragraphs(['Other']) }, 'changed'],
    ['has lost its description', { summary, description: null }, 'changed'],
    ['shows no field', {}, 'as_written'],
    ['is not there, or hidden', null, 'gone'],
  ])('%s', (_name, fields, drift) => {
    expect(driftOf(row!, fields)).toBe(drift);
  });

  it('is not looked at before it is done, nor once it was taken back', () => {
    const { rows } = makePlan(['done', 'done', 'open', 'failed']);
    const written = rows.map((one, at) => ({ ...one, result: { id: `1090${at}` } }));
    expect(driftable(written, new Set([rows[1]!.id])).map(({ childId }) => childId)).toEqual([
      '10900',
    ]);
    expect(driftable(rows, new Set())).toEqual([]);
  });
});
