import { digestOf } from '../../domain/canonical.ts';
import { createSubtaskOperation } from '../../domain/operations/create-subtask.ts';
import type { Plan, PlanRow, RowState } from '../../domain/plan.ts';
import { defaultPolicy } from '../../domain/policy.ts';
import { operationIdOf, planIdOf, planSeal, rowDigest, rowIdOf } from '../../domain/seal.ts';
import { derivePlanState } from '../../domain/states.ts';

export const tenantA = '11111111-2222-4333-8444-555555555555';
export const tenantB = '99999999-8888-4777-8666-555555555555';

const refinementId = '0b6c1c9e-5b1f-4a55-9c40-2f6b6d1a7a10';

/** A plan of one subtask row per given state, sealed. */
export function makePlan(states: readonly RowState[], overrides: Partial<Plan> = {}): Plan {
  const rows = states.map((state, position) =>
    makeRow(state, position, overrides.refinementId ?? refinementId),
  );
  const plan: Plan = {
    format: 1,
    id: planIdOf(overrides.refinementId ?? refinementId, 1),
    refinementId,
    round: 1,
    issue: { id: '10112', key: 'SHOP-12' },
    base: {
      summary: digestOf('summary'),
      description: digestOf('description'),
      subtasks: digestOf([]),
    },
    policy: { id: defaultPolicy.id, version: defaultPolicy.version },
    expiresAt: '2026-12-01T10:00:00.000Z',
    seal: digestOf('unsealed'),
    state: derivePlanState(rows),
    rows,
    ...overrides,
  };
  return { ...plan, seal: planSeal(tenantA, plan) };
}

/** A row that creates one subtask. */
function makeRow(state: RowState, position: number, refinement = refinementId): PlanRow {
  const operation = createSubtaskOperation({
    issueId: '10112',
    projectId: '10000',
    issueTypeId: '10003',
    summary: `Subtask ${position + 1}`,
    lines: [`Criterion ${position + 1}`],
    origin: 'Written by Readygate.',
  });
  const id = rowIdOf(refinement, 1, position);
  return {
    id,
    position,
    operation,
    digest: rowDigest(operation, []),
    fields: ['summary', 'description', 'subtasks'],
    after: [],
    provenance: { lane: 'rules', rule: 'criteria.present', spans: [], idea: digestOf(position) },
    tier: 'low',
    confidence: 'high',
    state,
    operationId: operationIdOf(id, 1),
  };
}
