import { tokenExpiry } from '../../clients/forge/token-expiry.ts';
import { recordInstallation } from '../../db/installations.ts';
import { listKinds } from '../../db/plan-rows.ts';
import { policyOfPlan } from '../../db/policies.ts';
import {
  findLatestRefinement,
  findRefinement,
  findRefinementOfPlan,
  type StoredRefinement,
} from '../../db/refinements.ts';
import { type Refused, takeCall } from '../../db/request-rates.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { lockTenant } from '../../db/tenants.ts';
import { deleteEndedTokens, knowsAppToken, saveAppToken } from '../../db/tokens.ts';
import { type ErrorCode, ReadygateError } from '../../domain/errors.ts';
import type { LicenceStanding } from '../../domain/licence.ts';
import type { Operation } from '../../domain/operation.ts';
import { inverseKinds } from '../../domain/operations/inverse.ts';
import { askedKinds, draftedKinds, wishedKinds } from '../../domain/operations/permissions.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Bucket } from '../../domain/request-rates.ts';
import type { Caller } from '../caller.ts';
import { leave } from '../commands/leave.ts';
import { listWanting, tellAgain, wakeAll, wakeUnplanned, wakeWanting } from '../commands/wake.ts';
import type { ApiDeps } from '../deps.ts';
import { noIssue } from './jira-people.ts';
import { rememberedLicence, requireLicence, takeLicence } from './licence.ts';

export interface Asked {
  /** What stands in the path. */
  id: string;
  subject?: 'issue' | 'refinement' | 'plan' | undefined;
  command?: 'change' | 'withhold' | undefined;
  changes?: 'wished' | 'asked' | 'planned' | 'undone' | 'shown' | undefined;
  /** As it was sent. */
  body: unknown;
  /** The installation goes by this call. */
  uninstalls?: true | undefined;
  /** What the call takes from. */
  buckets: readonly Bucket[];
  at: Date;
}

export interface Admitted {
  /** The issue that the call is about; null where the path names nothing. */
  issueId: string | null;
  refinement: StoredRefinement | null;
  /** The kinds of change that are asked about. */
  kinds: readonly Operation['kind'][];
  /** Of the plan that the path names. */
  policy: Policy | null;
  /** By its licence. */
  standing: LicenceStanding;
}

const issueForm = /^\d{1,19}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * How often somebody calls, then tenant and installation, then the licence: keeps a new app token, wakes what
 * waits for one or for the person who calls, and finds what the path names, in one transaction. What was learnt
 * stays, also when the call is refused.
 * @param noteRate told whether a bucket was empty; throws where one was
 * @throws {ReadygateError} rate_limited, installation_inactive, licence_inactive, and `missingCode` for an id
 *   that is none
 */
export async function admit(
  deps: Pick<ApiDeps, 'withTenant' | 'licensing'>,
  caller: Caller,
  asked: Asked,
  noteRate: (refused: Refused | null) => void,
): Promise<Admitted> {
  const entering = (buckets: Asked['buckets'], isBack: boolean) =>
    deps.withTenant(caller.tenantId, (tx) =>
      enter(tx, deps, caller, { ...asked, buckets, isBack }),
    );
  const first = await entering(asked.buckets, false);
  // That it is back has to be committed before anything can be encrypted for it.
  const { state, ...found } = first.state === 'returned' ? await entering([], true) : first;
  // A call that is refused brings an installation back, too: what waited for it is woken now or never.
  noteRate(first.refused);
  if (state !== 'active') throw new ReadygateError('installation_inactive');
  if (asked.command === 'change') requireLicence(found.standing);
  return { ...found, issueId: subjectOf(asked, found.refinement) };
}

async function enter(
  tx: TenantTx,
  deps: Pick<ApiDeps, 'licensing'>,
  caller: Caller,
  asked: Asked & { isBack: boolean },
) {
  const { id, subject, at, isBack } = asked;
  const { installationId, appToken, accountId } = caller;
  const kept =
    appToken === null
      ? null
      : { installationId, token: appToken, expiresAt: tokenExpiry(appToken, at), at };
  const [, refused, state, refinement, planned, policy, known, wanting, memory] = await Promise.all(
    [
      // Whatever moves an installation holds its tenant first.
      asked.uninstalls ? lockTenant(tx) : null,
      // First, as all do: who holds a bucket of a site waits for no other.
      takeCall(tx, asked.buckets, at),
      recordInstallation(tx, { ...caller, byPlatform: accountId === null, at }),
      findSubject(tx, id, subject),
      findKinds(tx, asked),
      subject === 'plan' && uuid.test(id) ? policyOfPlan(tx, id) : null,
      kept ? knowsAppToken(tx, kept) : true,
      listWanting(tx, caller),
      rememberedLicence(tx, deps, caller),
    ],
  );
  const ended = refinement?.outcome != null;
  const kinds = kindsAsked(planned, asked.changes, ended);
  const standing = await takeLicence(tx, deps, caller, { memory, at });
  const found = { state, refused, refinement, kinds, policy, standing };
  if (asked.uninstalls && state !== 'inactive') {
    await leave(tx, installationId, at);
    return { ...found, state: 'active' as const };
  }
  if (state !== 'active' || refused !== null) return found;
  const fresh = kept !== null && !known && (await saveAppToken(tx, kept));
  if (fresh) await deleteEndedTokens(tx, at);
  // What waited for the app's token may have found it in vain while the installation was suspended.
  if (isBack) await tellAgain(tx, at);
  if (fresh || isBack) await wakeAll(tx, at);
  else if (refinement) await wakeUnplanned(tx, caller, refinement, at);
  await wakeWanting(tx, caller, wanting, at);
  return found;
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

/** What drafts would make counts where there is no plan yet. */
async function findKinds(
  tx: TenantTx,
  { id, subject, changes, body }: Asked,
): Promise<readonly Operation['kind'][]> {
  if (changes === undefined) return [];
  if (changes === 'asked') return askedKinds;
  if (changes === 'wished') return wishedKinds(body);
  if (!uuid.test(id)) return draftedKinds;
  const kinds = await listKinds(tx, subject === 'plan' ? { planId: id } : { refinementId: id });
  return kinds.length > 0 ? kinds : draftedKinds;
}

/** Of a plan that has ended a screen shows whether the person could undo it, and asks nothing else. */
function kindsAsked(
  planned: readonly Operation['kind'][],
  changes: Asked['changes'],
  ended: boolean,
): readonly Operation['kind'][] {
  const isUndo = changes === 'undone' || (changes === 'shown' && ended);
  const inverse = isUndo ? inverseKinds(planned) : [];
  // What takes something back is not taken back itself: the command says so.
  return inverse.length > 0 ? inverse : planned;
}

/** What is not known here is asked of Jira all the same, so that it is answered like what Jira hides. */
function subjectOf({ id, subject }: Asked, refinement: StoredRefinement | null): string | null {
  if (subject === undefined) return null;
  if (!(subject === 'issue' ? issueForm : uuid).test(id))
    throw new ReadygateError(missingCode[subject]);
  return subject === 'issue' ? id : (refinement?.issueId ?? noIssue);
}

/** What says that a thing is not there, or that Jira hides the work item which it is about. */
export const missingCode = {
  issue: 'issue_not_found',
  refinement: 'refinement_not_found',
  plan: 'plan_not_found',
} as const satisfies Record<NonNullable<Asked['subject']>, ErrorCode>;
