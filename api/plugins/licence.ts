import { findLicence, noteLicence, type StoredLicence } from '../../db/licences.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { type LicenceStanding, licenceStanding, licenceState } from '../../domain/licence.ts';
import type { Caller } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';

type Licensed = Pick<Caller, 'installationId' | 'environment' | 'licence'>;

/** What is remembered of the site's licences; null, and nothing is asked, where licensing is off. */
export async function rememberedLicence(
  tx: TenantTx,
  { licensing }: Pick<ApiDeps, 'licensing'>,
  { installationId }: Licensed,
): Promise<StoredLicence | null> {
  return licensing ? await findLicence(tx, installationId) : null;
}

/** Notes what the token of a call says of the licence, and where the site stands by it. */
export async function takeLicence(
  tx: TenantTx,
  { licensing = null }: Pick<ApiDeps, 'licensing'>,
  { installationId, environment, licence }: Licensed,
  { memory, at }: { memory: StoredLicence | null; at: Date },
): Promise<LicenceStanding> {
  if (memory) await noteLicence(tx, memory, { installationId, said: licenceState(licence), at });
  return licenceStanding({
    rules: licensing,
    ...{ environment, claim: licence, at },
    memory: memory ?? { known: false, activeAt: null },
  });
}

/**
 * What is new needs a licence. Reading, taking back and settings do not, and neither does the end of what
 * was approved.
 * @throws {ReadygateError} licence_inactive
 */
export function requireLicence({ access, graceUntil }: LicenceStanding): void {
  if (access !== 'lapsed') return;
  throw new ReadygateError('licence_inactive', graceUntil === null ? undefined : { graceUntil });
}
