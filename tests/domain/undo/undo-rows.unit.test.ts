import { describe, expect, it } from '@jest/globals';
import type { DeleteCreated } from '../../../domain/operation.ts';
import type { PlanRow, RowState } from '../../../domain/plan.ts';
import { type Looked, undoCandidates, undoRows } from '../../../domain/undo/undo-rows.ts';
import { makePlan } from '../../helpers/plans.ts';

const refinementId = '0b6c1c9e-5b1f-4a55-9c40-2f6b6d1a7a11';

const deletion = (name: string): DeleteCreated => ({
  format: 1,
  kind: 'deleteSubtask',
  issueId: '10112',
  target: { id: name, name },
});

/** An undo of rows in these states, as far as `stays` says nothing else of a position. */
function undo(
  states: RowState[],
  {
    stays = {},
    after = {},
    taken = [],
  }: {
    stays?: Record<number, Looked>;
    after?: Record<number, number>;
    taken?: number[];
  } = {},
) {
  const { rows } = makePlan(states);
  const originals = rows.map((row, at): PlanRow => {
    const other = rows[after[at] ?? -1];
    return other ? { ...row, after: [other.id] } : row;
  });
  const ids = new Set(taken.map((at) => originals[at]!.id));
  const candidates = undoCandidates(originals, ids);
  const looked = new Map(
    candidates.rows.map(({ id, position }) => [
      id,
      stays[position] ?? { operation: deletion(String(position)) },
    ]),
  );
  const made = undoRows({ refinementId, round: 1, originals, candidates, looked });
  const positionOf = (rowId: string) => originals.find(({ id }) => id === rowId)?.position;
  return {
    rows: made.rows,
    order: made.rows.map(({ undoes }) => positionOf(undoes!)),
    conflicts: made.conflicts.map(({ rowId, code }) => [positionOf(rowId), code]),
  };
}

describe('W6 the rows of an undo', () => {
  it('take back what is done and nothing else, the last change first', () => {
    const { order, conflicts } = undo(['done', 'failed', 'done', 'rejected', 'done']);
    expect(order).toEqual([4, 2, 0]);
    expect(conflicts).toEqual([]);
  });

  it('are of high risk where they delete, so that each is decided on alone', () => {
    expect(undo(['done']).rows.map(({ tier }) => tier)).toEqual(['high']);
  });

  it('list what stays with its reason, and what nobody knows', () => {
    const { order, conflicts } = undo(['done', 'uncertain', 'done'], {
      stays: { 2: { code: 'changed_in_jira', touches: ['comment'] } },
    });
    expect(order).toEqual([0]);
    expect(conflicts).toEqual([
      [1, 'outcome_unknown'],
      [2, 'changed_in_jira'],
    ]);
  });

  it('are none for a row that was taken back before', () => {
    expect(undo(['done', 'done'], { taken: [1] }).order).toEqual([0]);
  });

  it('wait for the rows that take back what rests on them', () => {
    const { rows } = undo(['done', 'done'], { after: { 1: 0 } });
    expect(rows.map(({ after }) => after)).toEqual([[], [rows[0]?.id]]);
  });

  it.each(['changed', 'uncertain'] as const)('leave what a %s one rests on', (kind) => {
    const stays = { 1: { code: 'changed_in_jira' as const } };
    const { order, conflicts } = undo(['done', kind === 'changed' ? 'done' : 'uncertain'], {
      after: { 1: 0 },
      ...(kind === 'changed' ? { stays } : {}),
    });
    expect(order).toEqual([]);
    expect(conflicts.at(-1)).toEqual([0, 'dependency_failed']);
  });

  it('leave what stands there twice', () => {
    const { rows } = makePlan(['done']);
    const twice = rows.map((row) => ({ ...row, problem: { code: 'write_duplicate' } }));
    expect(undoCandidates(twice, new Set())).toMatchObject({
      rows: [],
      conflicts: [{ code: 'write_duplicate' }],
    });
  });
});
