import {
  ActivityFailure,
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  ContinueAsNew,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities, NextStep } from '../activities/activities.ts';
import type { RefinementOutcome, RefinementRef } from '../domain/refinement.ts';
import { emptyMemory, RefineInbox, type RefineMemory } from './refine-inbox.ts';

/** A newer run took over: this one ends without a word. */
const staleGeneration = 'stale_generation';
const retry = {
  initialInterval: '1 second',
  maximumInterval: '1 minute',
  nonRetryableErrorTypes: [staleGeneration],
};

/** A worker that died is missed so soon; every activity shows that it lives. */
const heartbeatTimeout = '10 seconds';

const { analyseIssue, draftPlan } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '1 hour',
  heartbeatTimeout,
  retry,
});

// What people decided, or may still decide, outlasts any outage; and what ends a wait must be said.
const { closeRefinement, expirePlan, revalidatePlan, remindApprovers } =
  proxyActivities<Activities>({
    startToCloseTimeout: '1 minute',
    heartbeatTimeout,
    retry,
  });

const { annotateReport } = proxyActivities<Activities>({
  taskQueue: 'model',
  // Up to four prompts, each up to a minute.
  startToCloseTimeout: '6 minutes',
  scheduleToCloseTimeout: '15 minutes',
  heartbeatTimeout,
  retry: { ...retry, maximumAttempts: 3 },
});

// No limit: what was approved is written or looked up until its outcome is known.
const { applyPlan } = proxyActivities<Activities>({
  taskQueue: 'write',
  startToCloseTimeout: '30 minutes',
  // A second attempt while the first still lives does no harm: the ledger lets one of them send.
  heartbeatTimeout: '5 seconds',
  // Somebody waits for what they approved; an attempt costs two reads.
  retry: { ...retry, maximumInterval: '10 seconds' },
});

const { verifyPlan } = proxyActivities<Activities>({
  taskQueue: 'write',
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout,
  retry,
});

/** Where a continued run goes on. */
interface RefineIssueInput extends RefinementRef {
  resume?: { step: NextStep; memory: RefineMemory };
}

/**
 * One refinement, from the wish to the outcome. A loop over what the last step said comes next, so
 * that a run that starts anew goes on from whatever state it finds.
 */
export async function refineIssue({
  resume,
  ...ref
}: RefineIssueInput): Promise<RefinementOutcome | 'superseded'> {
  const inbox = new RefineInbox(resume?.memory ?? emptyMemory);
  try {
    let step = resume?.step ?? (await analyseIssue(ref));
    while (step.next !== 'closed') {
      if (workflowInfo().continueAsNewSuggested) {
        await condition(allHandlersFinished);
        await continueAsNew<typeof refineIssue>({ ...ref, resume: { step, memory: inbox.state } });
      }
      step = await take(step, ref, inbox);
    }
    return step.outcome;
  } catch (error) {
    // How the SDK says that the run goes on in a new one.
    if (error instanceof ContinueAsNew) throw error;
    if (codeOf(error) === staleGeneration) return 'superseded';
    return await giveUp(ref, error);
  }
}

async function take(
  step: Exclude<NextStep, { next: 'closed' }>,
  ref: RefinementRef,
  inbox: RefineInbox,
): Promise<NextStep> {
  // Whoever waits goes on from where a token was missed.
  if (step.next !== 'token' && step.next !== 'wait') inbox.beginStep();
  switch (step.next) {
    case 'annotate':
      await annotateReport(ref).catch(withoutModel);
      return { next: 'draft' };
    case 'draft':
      return await draftPlan(ref);
    case 'apply':
      return await applyPlan({ ...ref, planId: step.planId });
    case 'verify':
      return await verifyPlan({ ...ref, planId: step.planId });
    case 'wait':
      return await waitForPeople(step, ref, inbox);
    case 'token': {
      // What was released or written is settled first.
      const ends = step.resume === 'analyse' || step.resume === 'draft';
      await inbox.token(Date.parse(step.until), { ends });
      inbox.beginStep();
      return ends && inbox.cancelled
        ? await closeRefinement({ ...ref, outcome: 'cancelled' })
        : await resumeStep(step, ref);
    }
  }
}

async function waitForPeople(
  { wait }: Extract<NextStep, { next: 'wait' }>,
  ref: RefinementRef,
  inbox: RefineInbox,
): Promise<NextStep> {
  const { planId } = wait;
  const input = { ...ref, planId };
  switch (await inbox.hear(wait)) {
    case 'released':
      return { next: 'apply', planId };
    case 'settled':
      return await closeRefinement({ ...ref, outcome: 'rejected' });
    case 'cancelled':
      return await closeRefinement({ ...ref, outcome: 'cancelled' });
    case 'remind':
      return await remindApprovers(input);
    case 'expired':
      return await expirePlan(input);
    case 'changed':
      inbox.beginRevalidation();
      return await revalidatePlan(input);
    case 'written':
      inbox.beginStep();
      return await verifyPlan(input);
  }
}

async function resumeStep(
  step: Extract<NextStep, { next: 'token' }>,
  ref: RefinementRef,
): Promise<NextStep> {
  const { resume, planId } = step;
  if (resume === 'analyse') return await analyseIssue(ref);
  if (planId === undefined) return { next: 'draft' };
  return resume === 'verify' ? { next: 'verify', planId } : { next: 'apply', planId };
}

/** The report stays as the rules made it. */
function withoutModel(error: unknown): void {
  if (isCancellation(error) || codeOf(error) === staleGeneration) throw error;
}

/** Whatever ended the run early, the projection says so before it ends. */
async function giveUp(
  ref: RefinementRef,
  error: unknown,
): Promise<RefinementOutcome | 'superseded'> {
  const problem = codeOf(error);
  const outcome = isCancellation(error) ? 'cancelled' : 'failed';
  const closed = await CancellationScope.nonCancellable(() =>
    closeRefinement({ ...ref, outcome, problem }),
  ).catch((failure: unknown) => {
    if (codeOf(failure) === staleGeneration) return null;
    throw failure;
  });
  if (closed === null) return 'superseded';
  return closed.next === 'closed' ? closed.outcome : outcome;
}

function codeOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type ? cause.type : 'internal';
}
