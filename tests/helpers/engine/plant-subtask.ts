import { expectStatus } from '../../../dev/person.ts';
import { createSubtaskOperation } from '../../../domain/operations/create-subtask.ts';
import type { PlanView } from '../../../domain/views.ts';
import type { Engine } from './engine.ts';
import { plantPlan } from './plant-plan.ts';

/** A row that creates a subtask in SHOP and whose approval depends on nothing of the issue. */
export function subtaskRow(engine: Engine, key: string, summary: string) {
  const operation = createSubtaskOperation({
    issueId: engine.issueId(key),
    projectId: '10000',
    issueTypeId: '10003',
    summary,
    lines: [],
    origin: 'Proposed by Readygate and approved by a person.',
  });
  return { operation, fields: [] };
}

/** A plan of one such row. */
export async function plantSubtask(
  engine: Engine,
  key: string,
): Promise<{ refinementId: string; plan: PlanView }> {
  const planted = await plantPlan(engine, key, [subtaskRow(engine, key, 'Ask the carrier')]);
  const plan = expectStatus(await engine.person('acc-ada').plan(planted.id), 200);
  return { refinementId: planted.refinementId, plan };
}
