import { deleteDelivered, deleteDenials } from '../db/cleaning.ts';
import { clockAges, listTenants, recordRun } from '../db/clock.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { dayOf } from '../domain/quota/quota.ts';
import type { ActivityDeps } from './deps.ts';

const dayLength = 24 * 3_600_000;

/** Days that a message is kept after its delivery. */
export const deliveredDays = 30;
/** Days that the number of denials of a day is kept: as far back as one answer about usage reaches. */
export const denialDays = 400;

/** Batches of one run: what gathered for long goes in several. */
const most = 200;

type Deps = Pick<ActivityDeps, 'withTenant' | 'clockPool'>;

/**
 * Deletes once a day what was delivered or denied long ago, a batch in each transaction. Idempotent; a run that did
 * not come to its end is gone on with by the next one, and only a whole one is noted.
 */
export async function cleanDaily({ withTenant, clockPool }: Deps, at: Date): Promise<void> {
  const seconds = (await clockAges(clockPool, at)).get('clean') ?? Number.POSITIVE_INFINITY;
  if (seconds * 1000 < dayLength) return;
  const ago = (days: number) => new Date(at.getTime() - days * dayLength);
  const denied = dayOf(ago(denialDays));
  const deletions = [
    (tx: TenantTx) => deleteDelivered(tx, ago(deliveredDays)),
    (tx: TenantTx) => deleteDenials(tx, 'quota_denials', denied),
    (tx: TenantTx) => deleteDenials(tx, 'model_denials', denied),
  ];
  let [deleted, batches] = [0, 0];
  for (const tenantId of await listTenants(clockPool))
    for (const deletion of deletions) {
      let some: number;
      do {
        if (batches === most) return;
        some = await withTenant(tenantId, deletion);
        deleted += some;
        // A statement that finds nothing is none: every tenant has three.
        if (some > 0) batches += 1;
      } while (some > 0);
    }
  await recordRun(clockPool, 'clean', at, deleted);
}
