import { askToPublish, type PublishWait } from '../db/publish-wishes.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { PublishInput } from '../domain/publishing/message.ts';
import type { ActivityDeps } from './deps.ts';
import { ownEntry } from './entry.ts';
import { appAccess, refusing } from './reading.ts';
import { createStandingWriter } from './writing/standing-writer.ts';

/** Requests of one activity: what it did is in the ledger, and another one goes on. */
const mostRequests = 200;
/** Seconds. */
const unavailableWait = 60;

export function createPublishing(deps: ActivityDeps) {
  return {
    /**
     * Idempotent: what was told is in the ledger, what was not known to arrive is told again. Without a
     * live token it ends; a fresh one asks for the next run.
     */
    async publishDue({ tenantId }: PublishInput): Promise<{ next: 'more' | 'done' }> {
      const access = await appAccess(deps, tenantId);
      if (!access) return { next: 'done' };
      const writer = createStandingWriter(deps, tenantId, access);
      const wait = await refusing(deps, tenantId, access, writer.lookForField).then(
        () => null,
        waitOf,
      );
      if (wait !== null) {
        const at = deps.clock();
        if (wait !== 'token') await deps.withTenant(tenantId, (tx) => askToPublish(tx, at, wait));
        return { next: 'done' };
      }
      let sent = 0;
      let next: 'more' | 'done' = 'more';
      for (let request = 0; request < mostRequests && next === 'more'; request += 1) {
        const step = await writer.step();
        if (step.next === 'end') next = 'done';
        else sent += step.sent;
      }
      if (sent > 0)
        await deps.withTenant(tenantId, async (tx) =>
          tx.audit(
            ownEntry({
              at: deps.clock(),
              action: 'scores.published',
              subject: { kind: 'tenant', id: tenantId },
              data: { issues: sent },
            }),
          ),
        );
      return { next };
    },
  };
}

/** When Jira may be asked again; a fresh token asks by itself. */
function waitOf(error: unknown): PublishWait | 'token' {
  if (isReadygateError(error, 'waiting_for_token')) return 'token';
  if (!isReadygateError(error, 'jira_rate_limited') && !isReadygateError(error, 'jira_unavailable'))
    throw error;
  const { retryAfterSeconds } = error.details ?? {};
  return typeof retryAfterSeconds === 'number'
    ? { seconds: retryAfterSeconds, firm: true }
    : { seconds: unavailableWait };
}
