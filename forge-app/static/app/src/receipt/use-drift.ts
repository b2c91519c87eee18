import { useCallback } from 'react';
import type { Drift } from '../../../../../domain/drift.ts';
import type { Uuid } from '../../../../../domain/json.ts';
import type { PlanView } from '../../../../../domain/views.ts';
import { usePolled } from '../shared/use-polled.ts';
import { readDrift } from './requests.ts';

export type DriftByRow = ReadonlyMap<Uuid, Drift>;

const once = () => null;
const unknown: DriftByRow = new Map();

/** What became of what a plan has written, looked at once it has ended. */
export function useDrift(plan: PlanView | null): DriftByRow {
  const ended = plan?.refinement.outcome != null && plan.rows.some(({ state }) => state === 'done');
  const planId = ended ? plan.id : null;
  const read = useCallback(() => readDrift(planId ?? ''), [planId]);
  const { body } = usePolled({ read: planId === null ? null : read, pace: once });
  return body ? new Map(body.rows.map(({ rowId, drift }) => [rowId, drift])) : unknown;
}
