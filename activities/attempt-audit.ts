import type { Context, Info } from '@temporalio/activity';
import { hasEntry } from '../db/audit.ts';
import type { WithTenant } from '../db/tenant-tx.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { attemptKey, failedKey } from './entry.ts';

export interface AttemptAudit {
  /** At the start of an attempt: one before it that left no entry was lost with its process. */
  begin(context: Context, input: unknown): Promise<void>;
  /** The attempt only asks to come back later, which is neither a failure nor a loss. */
  waits(context: Context): void;
  failed(context: Context, input: unknown, code: ErrorCode): Promise<void>;
}

/** Keeps account of the attempts of activities that belong to a tenant. */
export function createAttemptAudit({
  withTenant,
  clock,
}: {
  withTenant: WithTenant;
  clock: () => Date;
}): AttemptAudit {
  return {
    async begin({ info }, input) {
      const tenantId = tenantOf(input);
      const before = info.attempt - 1;
      if (tenantId === null || before === 0 || waited(info) === before) return;
      await withTenant(tenantId, async (tx) => {
        if (await hasEntry(tx, [attemptKey(info, before), failedKey(info, before)])) return;
        tx.audit({
          at: clock(),
          action: 'activity.lost',
          outcome: 'lost',
          actor: 'system',
          subject: { kind: 'activity', id: info.activityType },
          data: { attempt: before },
          dedupeKey: `${attemptKey(info, before)}/lost`,
        });
      });
    },
    // Temporal hands the last details of an attempt to the next one.
    waits: (context) => context.heartbeat({ waited: context.info.attempt }),
    async failed({ info }, input, code) {
      const tenantId = tenantOf(input);
      if (tenantId === null) return;
      await withTenant(tenantId, async (tx) => {
        tx.audit({
          at: clock(),
          action: 'activity.failed',
          outcome: 'failed',
          actor: 'system',
          subject: { kind: 'activity', id: info.activityType },
          data: { code, attempt: info.attempt },
          dedupeKey: failedKey(info),
        });
      });
    },
  };
}

/** Every activity that belongs to a tenant names it in its input. */
function tenantOf(input: unknown): string | null {
  const { tenantId } = (input ?? {}) as { tenantId?: unknown };
  return typeof tenantId === 'string' ? tenantId : null;
}

function waited({ heartbeatDetails }: Info): number | null {
  const { waited: attempt } = (heartbeatDetails ?? {}) as { waited?: unknown };
  return typeof attempt === 'number' ? attempt : null;
}
