import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  ContinueAsNew,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import type { SweepRef, SweepState } from '../domain/sweep.ts';
import { sweepChangedSignal } from './sweep-messages.ts';

/** A newer run took over: this one ends without a word. */
const staleGeneration = 'stale_generation';

const { sweepPage, failSweep } = proxyActivities<Activities>({
  taskQueue: 'sweep',
  startToCloseTimeout: '5 minutes',
  // Activities show every few seconds that they live.
  heartbeatTimeout: '30 seconds',
  // After what people wait for.
  priority: { priorityKey: 4 },
  retry: {
    initialInterval: '1 second',
    maximumInterval: '5 minutes',
    nonRetryableErrorTypes: [staleGeneration],
  },
});

/** Pages of one run: some 1,500 events, well before a history is too long. */
const pagesPerRun = 250;

/**
 * Judges a backlog page by page. The database says where it goes on and whether it may: a run that starts anew
 * finds its place, and one that was paused, stopped or cancelled ends. Waits are those that Jira asks for.
 */
export async function sweepBacklog(ref: SweepRef): Promise<SweepState | 'superseded'> {
  let changed = false;
  setHandler(sweepChangedSignal, () => {
    changed = true;
  });
  try {
    for (let pages = 0; ; pages += 1) {
      if (pages >= pagesPerRun || workflowInfo().continueAsNewSuggested)
        return await continueAsNew<typeof sweepBacklog>(ref);
      changed = false;
      const step = await sweepPage(ref);
      if (step.next === 'ended') return step.state;
      if (step.next === 'wait')
        await condition(() => changed, Math.max(1, Date.parse(step.until) - Date.now()));
    }
  } catch (error) {
    if (error instanceof ContinueAsNew) throw error;
    return await giveUp(ref, error);
  }
}

/** Whatever ended the run early, the row says so before it ends. */
async function giveUp(ref: SweepRef, error: unknown): Promise<SweepState | 'superseded'> {
  const problem = codeOf(error);
  if (problem === staleGeneration) return 'superseded';
  const failed = await CancellationScope.nonCancellable(() => failSweep({ ...ref, problem })).catch(
    (failure: unknown) => {
      if (codeOf(failure) === staleGeneration) return null;
      throw failure;
    },
  );
  return failed?.next === 'ended' ? failed.state : 'superseded';
}

function codeOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type ? cause.type : 'internal';
}
