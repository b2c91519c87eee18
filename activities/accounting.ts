import { overdueTenants, tenantsToRollUp } from '../db/clock.ts';
import { lapse, overdueKinds } from '../db/quotas.ts';
import { rollUp } from '../db/usage.ts';
import { dayOf } from '../domain/quota/quota.ts';
import type { ActivityDeps } from './deps.ts';

type Deps = Pick<ActivityDeps, 'withTenant' | 'clockPool'>;

/** Tenants looked at in one run. */
const limit = 500;

/**
 * Ends reservations whose time is over, and rolls up the days that have ended. Idempotent: each is ended
 * and added once, whoever runs beside it.
 */
export async function keepAccounts(deps: Deps, at: Date): Promise<void> {
  for (const tenantId of await overdueTenants(deps.clockPool, at, limit))
    await endReservations(deps, tenantId, at);
  const today = dayOf(at);
  for (const tenantId of await tenantsToRollUp(deps.clockPool, today, limit)) {
    let more = true;
    while (more) ({ more } = await deps.withTenant(tenantId, (tx) => rollUp(tx, today)));
  }
}

async function endReservations({ withTenant }: Deps, tenantId: string, at: Date): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    for (const kind of await overdueKinds(tx, at)) {
      const ended = await lapse(tx, kind, at);
      if (ended === 0) continue;
      tx.audit({
        at,
        action: 'quota.lapsed',
        actor: 'system',
        subject: { kind: 'tenant', id: tenantId },
        data: { kind, count: ended },
      });
    }
  });
}
