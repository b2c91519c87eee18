import { tokenExpiry } from '../../clients/forge/token-expiry.ts';
import {
  findLatestRefinement,
  findRefinement,
  findRefinementOfPlan,
  type StoredRefinement,
} from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { recordInstallation } from '../../db/tenants.ts';
import { knowsAppToken, saveAppToken } from '../../db/tokens.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import { wakeAll, wakeOne } from '../commands/wake.ts';
import type { ApiDeps } from '../deps.ts';

export interface Asked {
  /** What stands in the path. */
  id: string;
  subject: 'issue' | 'refinement' | 'plan' | undefined;
  at: Date;
}

export interface Admitted {
  /** The issue that the call is about; null where the path names nothing. */
  issueId: string | null;
  refinement: StoredRefinement | null;
}

const issueForm = /^\d{1,19}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Tenant and installation: keeps a new app token, wakes what waits for one, and finds what the path
 * names, in one transaction. What was learnt stays, also when the call is refused.
 * @throws {ReadygateError} installation_inactive, issue_not_found, refinement_not_found, plan_not_found
 */
export async function admit(
  { withTenant }: ApiDeps,
  caller: Caller,
  asked: Asked,
): Promise<Admitted> {
  const { state, refinement } = await withTenant(caller.tenantId, (tx) => enter(tx, caller, asked));
  if (state !== 'active') throw new ReadygateError('installation_inactive');
  return requireSubject(asked, refinement);
}

async function enter(tx: TenantTx, caller: Caller, { id, subject, at }: Asked) {
  const { installationId, environment, apiBaseUrl, appToken } = caller;
  const kept =
    appToken === null
      ? null
      : { installationId, token: appToken, expiresAt: tokenExpiry(appToken, at), at };
  const [state, refinement, known] = await Promise.all([
    recordInstallation(tx, { installationId, environment, apiBaseUrl, at }),
    findSubject(tx, id, subject),
    kept ? knowsAppToken(tx, kept) : true,
  ]);
  if (state !== 'active') return { state, refinement };
  const fresh = kept !== null && !known && (await saveAppToken(tx, kept));
  if (fresh) await wakeAll(tx, at);
  // One without a plan waits for the app's token, and was woken with the others.
  if (refinement && !(fresh && refinement.planId === null))
    await wakeOne(tx, caller, refinement, at);
  return { state, refinement };
}

async function findSubject(
  tx: TenantTx,
  id: string,
  subject: Asked['subject'],
): Promise<StoredRefinement | null> {
  if (subject === 'issue') return issueForm.test(id) ? await findLatestRefinement(tx, id) : null;
  if (subject === undefined || !uuid.test(id)) return null;
  return subject === 'plan' ? await findRefinementOfPlan(tx, id) : await findRefinement(tx, id);
}

function requireSubject({ id, subject }: Asked, refinement: StoredRefinement | null): Admitted {
  if (subject === undefined) return { issueId: null, refinement: null };
  if (subject === 'issue') {
    if (!issueForm.test(id)) throw new ReadygateError('issue_not_found');
    return { issueId: id, refinement };
  }
  if (!refinement)
    throw new ReadygateError(subject === 'plan' ? 'plan_not_found' : 'refinement_not_found');
  return { issueId: refinement.issueId, refinement };
}
