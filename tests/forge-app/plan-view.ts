import { operationEffects } from '../../domain/operations/effects.ts';
import { operationLabel } from '../../domain/operations/label.ts';
import type { RowState } from '../../domain/plan.ts';
import type { PlanView, RefinementView } from '../../domain/views.ts';
import { makePlan } from '../helpers/plans.ts';

/** A plan as the API shows it to Ada. */
export function planView(states: readonly RowState[]): PlanView {
  const plan = makePlan(states);
  return {
    ...plan,
    rows: plan.rows.map((row) => ({
      ...row,
      label: operationLabel(row.operation),
      effects: operationEffects(row.operation),
      why: 'Asked for by a rule.',
      because: { code: 'rule', words: null },
      approvals: { given: 0, needed: 1, yours: false, by: [] },
      ownDecision: false,
      objection: null,
      asked: null,
      waitsFor: [],
      added: false,
      instead: null,
      write: null,
    })),
    sentence: '',
    viewer: { name: 'Ada', role: 'member' },
    proposedBy: 'acc-ada',
    decidedBy: null,
    canDecide: true,
    canCancel: true,
    waitingFor: 'you',
    difference: null,
    rejectedBefore: 0,
    refinement: { id: plan.refinementId, step: 'waiting', outcome: null },
    undo: null,
    undoing: null,
    undoable: [],
  };
}

export function refinementView(changes: Partial<RefinementView> = {}): RefinementView {
  return {
    id: '0b6c1c9e-5b1f-4a55-9c40-2f6b6d1a7a10',
    issue: { id: '10112', key: 'SHOP-12' },
    reason: 'person',
    step: 'waiting',
    outcome: null,
    planId: '1b6c1c9e-5b1f-4a55-9c40-2f6b6d1a7a10',
    undoOf: null,
    progress: null,
    before: null,
    after: null,
    problem: null,
    requestedAt: '2026-11-24T09:00:00.000Z',
    changedAt: '2026-11-24T09:00:00.000Z',
    ...changes,
  };
}
