import { noteQuotaDenial } from '../../db/quota-denials.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { ReachedQuota } from '../../domain/quota/quota.ts';
import type { Caller } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';

/** What is said to who asked for more than there is. */
export function quotaExceeded(reached: ReachedQuota, at: Date): ReadygateError {
  const { kind, span, limit, resetsAt } = reached;
  const wait = resetsAt === null ? null : (Date.parse(resetsAt) - at.getTime()) / 1000;
  return new ReadygateError('quota_exceeded', {
    ...{ kind, span, limit, resetsAt },
    ...(wait === null ? {} : { retryAfterSeconds: Math.ceil(wait) }),
  });
}

/**
 * Counts a call that was refused for want of a quota, before it is answered. Its own transaction left
 * nothing, so this is another one.
 */
export async function countExceeded(
  { withTenant, clock, log }: ApiDeps,
  { tenantId, accountId }: Caller,
  error: unknown,
): Promise<void> {
  if (!isReadygateError(error, 'quota_exceeded')) return;
  const { kind, span, limit, resetsAt } = error.details as unknown as ReachedQuota;
  try {
    const reached = { kind, span, limit, resetsAt };
    await withTenant(tenantId, (tx) => noteQuotaDenial(tx, reached, { at: clock(), accountId }));
  } catch {
    // The refusal stands whether or not it could be written down.
    log('denial_unrecorded', { code: error.code });
  }
}
