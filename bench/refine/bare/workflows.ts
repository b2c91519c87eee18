import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type { NextStep, PlanStepInput } from '../../../activities/activities.ts';
import type { RefinementOutcome, RefinementRef } from '../../../domain/refinement.ts';

interface BareActivities {
  analyseIssue(ref: RefinementRef): Promise<NextStep>;
  draftPlan(ref: RefinementRef): Promise<Extract<NextStep, { next: 'wait' }>>;
  applyPlan(input: PlanStepInput): Promise<NextStep>;
  verifyPlan(input: PlanStepInput): Promise<Extract<NextStep, { next: 'closed' }>>;
  nothing(): Promise<void>;
}

const limits = { startToCloseTimeout: '1 minute', retry: { maximumAttempts: 3 } } as const;
const refine = proxyActivities<BareActivities>(limits);
const write = proxyActivities<BareActivities>({ ...limits, taskQueue: 'write' });

const decidedSignal = defineSignal<[unknown]>('decided');

/** The shape of the product's workflow: two activities, a wait for people with its end, two activities. */
export async function refineIssue(ref: RefinementRef): Promise<RefinementOutcome> {
  let decided = false;
  setHandler(decidedSignal, () => {
    decided = true;
  });
  await refine.analyseIssue(ref);
  const { wait } = await refine.draftPlan(ref);
  await condition(() => decided, Math.max(1, Date.parse(wait.expiresAt) - Date.now()));
  const input = { ...ref, planId: wait.planId };
  await write.applyPlan(input);
  const { outcome } = await write.verifyPlan(input);
  return outcome;
}

/** The same with activities that do nothing. */
export async function refineNothing(): Promise<void> {
  let decided = false;
  setHandler(decidedSignal, () => {
    decided = true;
  });
  await refine.nothing();
  await refine.nothing();
  await condition(() => decided, '7 days');
  await write.nothing();
  await write.nothing();
}
