import type { Context } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type {
  ActivityExecuteInput,
  ActivityInboundCallsInterceptor,
  Next,
} from '@temporalio/worker';
import type { WithTenant } from '../db/tenant-tx.ts';
import { type ErrorCode, isReadygateError } from '../domain/errors.ts';
import { createAttemptAudit } from './attempt-audit.ts';

/** Codes that say "come back later": no failure, and no entry in the audit chain. */
const waits: ReadonlySet<ErrorCode> = new Set([
  'lookup_pending',
  'jira_rate_limited',
  'writes_stopped',
  'busy',
  'waiting_for_token',
  'webhook_unreachable',
]);

/** Not worth a retry: the same call gives the same answer. */
const final: ReadonlySet<ErrorCode> = new Set([
  'stale_generation',
  'refinement_not_found',
  'plan_not_found',
  'clarification_not_found',
  'erased',
]);

export interface InterceptorDeps {
  withTenant: WithTenant;
  clock: () => Date;
  log: (event: string, data: Record<string, string | number>) => void;
}

/** Milliseconds between two signs of life: an attempt whose process is gone is missed within seconds. */
const heartbeatEvery = 2000;
/** Milliseconds. A delay of none would be the end of all retries. */
const shortestDelay = 100;

/**
 * What an activity's error becomes: a failure whose type is our code, with a constant message. No
 * stack, no cause and no details but numbers, because messages of parsers and of `pg` hold content.
 */
export function toFailure(error: unknown): ApplicationFailure {
  const code: ErrorCode = isReadygateError(error) ? error.code : 'internal';
  const seconds = isReadygateError(error) ? error.details?.retryAfterSeconds : undefined;
  const failure = ApplicationFailure.create({
    type: code,
    message: code,
    nonRetryable: final.has(code),
    ...(typeof seconds === 'number'
      ? { nextRetryDelay: Math.max(shortestDelay, Math.ceil(seconds * 1000)) }
      : {}),
  });
  failure.stack = '';
  return failure;
}

/**
 * Shows that an activity lives, audits attempts that failed or were lost, and turns every error into a
 * failure that says nothing but its code.
 */
export function createActivityInterceptor({ withTenant, clock, log }: InterceptorDeps) {
  const audit = createAttemptAudit({ withTenant, clock });
  return (context: Context): { inbound: ActivityInboundCallsInterceptor } => ({
    inbound: {
      async execute(
        input: ActivityExecuteInput,
        next: Next<ActivityInboundCallsInterceptor, 'execute'>,
      ) {
        const [first] = input.args;
        const heart = setInterval(() => context.heartbeat(), heartbeatEvery);
        try {
          await audit.begin(context, first);
          return await next(input);
        } catch (error) {
          if (error instanceof CancelledFailure) throw error;
          const failure = toFailure(error);
          const code = (failure.type ?? 'internal') as ErrorCode;
          if (waits.has(code)) audit.waits(context);
          else await tell(context, first, code, error);
          throw failure;
        } finally {
          clearInterval(heart);
        }
      },
    },
  });

  async function tell(
    context: Context,
    input: unknown,
    code: ErrorCode,
    error: unknown,
  ): Promise<void> {
    const { activityType: activity, attempt } = context.info;
    log('activity_failed', { activity, attempt, code, ...reasonOf(error) });
    await audit
      .failed(context, input, code)
      .catch(() => log('audit_failed', { activity, attempt }));
  }
}

/** For our own log: the kind of error and our own reason codes, never a message. */
function reasonOf(error: unknown): Record<string, string> {
  if (!isReadygateError(error))
    return { error: error instanceof Error ? error.name : typeof error };
  const { reason, sqlState, constraint, path } = error.details ?? {};
  const known = Object.entries({ reason, sqlState, constraint, path }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(known);
}
