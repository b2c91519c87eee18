import { dueRefinements, recordRun } from '../db/clock.ts';
import { enqueue } from '../db/outbox.ts';
import { raiseGeneration } from '../db/refinements.ts';
import type { ActivityDeps } from './deps.ts';
import { stepDue } from './due.ts';

/** Refinements looked at in one run. */
const limit = 500;

export function createReconciling({ withTenant, clock, clockPool, runs }: ActivityDeps) {
  return {
    /** Idempotent: a generation is raised once, and with it one start goes to the outbox. */
    async reconcileOnce(): Promise<{ checked: number; restarted: number }> {
      const at = clock();
      const due = await dueRefinements(clockPool, at, limit);
      let restarted = 0;
      for (const { tenantId, refinementId, generation } of due) {
        if (await runs.isOpen({ tenantId, refinementId, generation })) continue;
        const raised = await withTenant(tenantId, async (tx) => {
          const won = await raiseGeneration(tx, {
            refinementId,
            from: generation,
            at,
            dueAt: stepDue(at),
          });
          if (!won) return false;
          await enqueue(tx, runs.start({ tenantId, refinementId, generation: generation + 1 }), at);
          tx.audit({
            at,
            action: 'refinement.recovered',
            actor: 'system',
            subject: { kind: 'refinement', id: refinementId },
            data: { generation: generation + 1 },
          });
          return true;
        });
        if (raised) restarted += 1;
      }
      await recordRun(clockPool, 'reconcile', at, restarted);
      return { checked: due.length, restarted };
    },
  };
}
