import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Activities, NextStep, PlanStepInput } from '../../../activities/activities.ts';
import type { RefinementRef } from '../../../domain/refinement.ts';
import { refineIssueId } from '../../../workflows/refine-messages.ts';
import type { Until } from '../once.ts';
import type { Tape } from './tape.ts';

/** In place of worker and workflow: the four activities in their order, each a step on the tape. */
export function runActivities(activities: Activities, tenantId: string, tape: Tape): Until {
  const plans = new Map<string, string>();
  return async (refinementId, what) => {
    const ref: RefinementRef = { tenantId, refinementId, generation: 1 };
    const workflowExecution = { workflowId: refineIssueId(ref), runId: randomUUID() };
    const run = <Input>(
      activityId: string,
      activity: (input: Input) => Promise<NextStep>,
      input: Input,
    ): Promise<NextStep> => {
      const environment = new MockActivityEnvironment({ workflowExecution, activityId });
      return tape.step(activityId, () => environment.run(activity, input));
    };
    if (what === 'decidable') {
      await run('analyseIssue', activities.analyseIssue, ref);
      const step = await run('draftPlan', activities.draftPlan, ref);
      if (step.next !== 'wait') throw new Error(`a plan was expected, not ${step.next}`);
      plans.set(refinementId, step.wait.planId);
      return;
    }
    const input: PlanStepInput = { ...ref, planId: plans.get(refinementId) ?? '' };
    await run('applyPlan', activities.applyPlan, input);
    await run('verifyPlan', activities.verifyPlan, input);
  };
}
