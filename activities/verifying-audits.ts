import { type ChainVerdict, verifyInPieces } from '../db/audit-chain.ts';
import {
  findVerification,
  type StoredVerification,
  saveVerification,
} from '../db/audit-verification.ts';
import { listTenants, recordRun } from '../db/clock.ts';
import type { Uuid } from '../domain/json.ts';
import type { VerifyAuditsInput } from './activities.ts';
import type { ActivityDeps } from './deps.ts';
import { ownEntry } from './entry.ts';

/** Milliseconds for which a verification stands before the daily run makes another one. */
const stands = 12 * 3_600_000;

export function createAuditVerifying({ withTenant, clock, clockPool }: ActivityDeps) {
  const remember = (tenantId: Uuid, verdict: ChainVerdict): Promise<void> =>
    withTenant(tenantId, async (tx) => {
      const at = clock();
      await saveVerification(tx, verdict, at);
      tx.audit(
        ownEntry({
          at,
          action: 'audit.verified',
          outcome: verdict.ok ? 'ok' : 'failed',
          subject: { kind: 'tenant', id: tenantId },
          data: {
            entries: verdict.entries,
            ...(verdict.ok ? {} : { problem: verdict.problem, seq: verdict.seq }),
          },
        }),
      );
    });

  /** Whether the chain is broken. */
  const verifyTenant = async (tenantId: Uuid): Promise<boolean> => {
    const verdict = await verifyInPieces(withTenant, tenantId);
    if (!verdict) return false;
    await remember(tenantId, verdict).catch(async (error: unknown) => {
      if (verdict.ok) throw error;
      // A chain that is broken at its end takes no entry more; what was found is kept all the same.
      await withTenant(tenantId, (tx) => saveVerification(tx, verdict, clock()));
    });
    return !verdict.ok;
  };

  /** What still stands of the last verification; null: another one is due. */
  const findStanding = async (tenantId: Uuid): Promise<StoredVerification | null> => {
    const last = await withTenant(tenantId, findVerification);
    const passed = last === null || clock().getTime() - Date.parse(last.at) >= stands;
    return passed ? null : last;
  };

  return {
    /**
     * Idempotent: reads chains from their beginning and remembers what it found. One that cannot be read is told of
     * after the others had their turn, and those are not read again. `tenants` counts what was read, `broken` each chain
     * that is known to be broken.
     */
    async verifyAudits({ tenantId }: VerifyAuditsInput = {}): Promise<{
      tenants: number;
      broken: number;
    }> {
      if (tenantId !== undefined)
        return { tenants: 1, broken: (await verifyTenant(tenantId)) ? 1 : 0 };
      const failures: unknown[] = [];
      let tenants = 0;
      let broken = 0;
      for (const each of await listTenants(clockPool)) {
        try {
          const standing = await findStanding(each);
          if (!standing) tenants += 1;
          if (standing ? standing.problem !== null : await verifyTenant(each)) broken += 1;
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
      await recordRun(clockPool, 'verify_audits', clock(), broken);
      return { tenants, broken };
    },
  };
}
