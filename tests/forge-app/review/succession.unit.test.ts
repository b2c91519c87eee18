import { describe, expect, it } from '@jest/globals';
import {
  refinementToRead,
  successor,
} from '../../../forge-app/static/app/src/review/succession.ts';
import { planView, refinementView } from '../plan-view.ts';

describe('A7 a plan that was replaced while it is looked at', () => {
  const plan = planView(['cleared', 'done']);
  const { id } = plan.refinement;

  it('is known by its rows that gave way, and its refinement is asked which plan stands now', () => {
    expect(refinementToRead(plan)).toBe(id);
    expect(refinementToRead(planView(['open', 'sending', 'done']))).toBeNull();
    const ended = { ...planView(['done']), refinement: { ...plan.refinement, outcome: 'applied' } };
    expect(refinementToRead(ended as typeof plan)).toBe(id);
  });

  it('gives way to the plan of its own refinement, and to no other', () => {
    expect(successor(plan, refinementView({ id, planId: 'next' }))).toBe('next');
    expect(successor(plan, refinementView({ id, planId: plan.id }))).toBeNull();
    expect(successor(plan, refinementView({ id, planId: null }))).toBeNull();
    expect(successor(plan, refinementView({ id: 'other', planId: 'next' }))).toBeNull();
    expect(successor(plan, null)).toBeNull();
    expect(successor(null, refinementView({ id, planId: 'next' }))).toBeNull();
  });
});
