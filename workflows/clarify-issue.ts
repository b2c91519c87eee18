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
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities, ClarifyStep } from '../activities/activities.ts';
import type {
  ClarificationOutcome,
  ClarificationRef,
  ClarificationWait,
} from '../domain/clarification/clarification.ts';
import { endedSignal, heardSignal } from './clarify-messages.ts';

/** A newer run took over, or a restored database knows of no such wait: this one ends without a word. */
const superseded: ReadonlySet<string> = new Set(['stale_generation', 'clarification_not_found']);
const heartbeatTimeout = '10 seconds';
const retry = {
  initialInterval: '1 second',
  maximumInterval: '1 minute',
  nonRetryableErrorTypes: [...superseded],
};

// What is kept of a wait must be kept, however long an outage takes.
const { resumeClarification, remindAsked, endClarification } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  heartbeatTimeout,
  retry,
});

// A look that fails is made again later: the wait does not depend on it.
const { judgeAnswers } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '1 hour',
  heartbeatTimeout,
  retry,
});

/** Milliseconds without a further change before the issue is judged again, and between two such looks at most. */
const quietAfterChange = 30_000;
const betweenLooks = 5 * 60_000;
/** Milliseconds until a look that failed is made again. */
const lookAgain = 3_600_000;

/** What was heard and not yet acted on. Plain JSON: it is carried into a continued run. */
interface Memory {
  /** Times, in milliseconds. */
  heardAt: number | null;
  /** The first of what was heard since the last look: who goes on editing does not put it off for ever. */
  firstHeardAt?: number | null;
  lookedAt: number | null;
  ended: boolean;
}

interface ClarifyIssueInput extends ClarificationRef {
  memory?: Memory;
}

/**
 * Waits for answers to questions that stand in a comment, judges again when somebody answered or edited
 * the issue, reminds once and ends. What it waits for stands in PostgreSQL: a run that starts anew goes on.
 */
export async function clarifyIssue({
  memory: carried,
  ...ref
}: ClarifyIssueInput): Promise<ClarificationOutcome | 'superseded'> {
  const memory: Memory = { ...(carried ?? { heardAt: null, lookedAt: null, ended: false }) };
  setHandler(heardSignal, () => {
    memory.heardAt = Date.now();
    memory.firstHeardAt ??= memory.heardAt;
  });
  setHandler(endedSignal, () => {
    memory.ended = true;
  });
  try {
    let step = await resumeClarification(ref);
    while (step.next === 'wait') {
      if (workflowInfo().continueAsNewSuggested) {
        await condition(allHandlersFinished);
        await continueAsNew<typeof clarifyIssue>({ ...ref, memory });
      }
      step = await take(step.wait, ref, memory);
    }
    return step.outcome;
  } catch (error) {
    // How the SDK says that the run goes on in a new one.
    if (error instanceof ContinueAsNew) throw error;
    if (superseded.has(codeOf(error))) return 'superseded';
    return await giveUp(ref, error);
  }
}

async function take(
  wait: ClarificationWait,
  ref: ClarificationRef,
  memory: Memory,
): Promise<ClarifyStep> {
  switch (await hear(wait, memory)) {
    case 'ended':
      memory.ended = false;
      return await resumeClarification(ref);
    case 'expired':
      return await lookThenEnd(wait, ref);
    case 'remind':
      return withLook(await remindAsked(ref), wait);
    case 'heard':
      memory.heardAt = null;
      memory.firstHeardAt = null;
      memory.lookedAt = Date.now();
      return await look(wait, ref);
  }
}

type Heard = 'ended' | 'expired' | 'remind' | 'heard';

async function hear(wait: ClarificationWait, memory: Memory): Promise<Heard> {
  for (;;) {
    const heard = now(wait, memory);
    if (heard) return heard;
    const { heardAt } = memory;
    await condition(
      () => memory.ended || memory.heardAt !== heardAt,
      Math.max(1, nextDeadline(wait, memory) - Date.now()),
    );
  }
}

function now(wait: ClarificationWait, memory: Memory): Heard | null {
  const at = Date.now();
  if (memory.ended) return 'ended';
  if (at >= Date.parse(wait.expiresAt)) return 'expired';
  if (wait.remindAt !== null && at >= Date.parse(wait.remindAt)) return 'remind';
  return at >= lookDue(wait, memory) ? 'heard' : null;
}

function nextDeadline(wait: ClarificationWait, memory: Memory): number {
  const remindAt = wait.remindAt === null ? Number.POSITIVE_INFINITY : Date.parse(wait.remindAt);
  return Math.min(Date.parse(wait.expiresAt), remindAt, lookDue(wait, memory));
}

/** A look that is planned stays planned. */
function withLook(step: ClarifyStep, { lookAt }: ClarificationWait): ClarifyStep {
  return step.next === 'wait' ? { next: 'wait', wait: { ...step.wait, lookAt } } : step;
}

function lookDue(
  { lookAt }: ClarificationWait,
  { heardAt, firstHeardAt, lookedAt }: Memory,
): number {
  const again = lookAt === null ? Number.POSITIVE_INFINITY : Date.parse(lookAt);
  if (heardAt === null) return again;
  const quiet = Math.min(heardAt + quietAfterChange, (firstHeardAt ?? heardAt) + betweenLooks);
  return Math.min(again, lookedAt === null ? quiet : Math.max(quiet, lookedAt + betweenLooks));
}

/** Jira may be away for long; the wait goes on. */
async function look(wait: ClarificationWait, ref: ClarificationRef): Promise<ClarifyStep> {
  return await judgeAnswers(ref).catch((error: unknown): ClarifyStep => {
    if (isCancellation(error) || superseded.has(codeOf(error))) throw error;
    const lookAt = new Date(Date.now() + lookAgain).toISOString();
    return { next: 'wait', wait: { ...wait, lookAt } };
  });
}

/** An edit whose event was lost counts, too. */
async function lookThenEnd(wait: ClarificationWait, ref: ClarificationRef): Promise<ClarifyStep> {
  const step = await look(wait, ref);
  return step.next === 'closed' ? step : await endClarification(ref);
}

/** Whatever ended the run early, the record says so before it ends. */
async function giveUp(
  ref: ClarificationRef,
  error: unknown,
): Promise<ClarificationOutcome | 'superseded'> {
  const closed = await CancellationScope.nonCancellable(() =>
    endClarification({ ...ref, problem: codeOf(error) }),
  ).catch((failure: unknown) => {
    if (superseded.has(codeOf(failure))) return null;
    throw failure;
  });
  return closed?.next === 'closed' ? closed.outcome : 'superseded';
}

function codeOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type ? cause.type : 'internal';
}
