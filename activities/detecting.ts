import { listTenants, recordRun } from '../db/clock.ts';
import {
  endDetection,
  findDetected,
  findWrites,
  type KnownWrite,
  listCommented,
  saveDetectedIssue,
  saveDetectedUntil,
} from '../db/detection.ts';
import { openOutdatedGates } from '../db/outdated-gates.ts';
import { getPlan } from '../db/plans.ts';
import { findRefinementOfPlan } from '../db/refinements.ts';
import { reviseOutcome } from '../db/revise-outcome.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { deletePlanTokens } from '../db/tokens.ts';
import { type ErrorCode, isReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { isUnsettled } from '../domain/states.ts';
import type { ActivityDeps } from './deps.ts';
import { type Access, appAccess, refusing } from './reading.ts';
import { type Marked, markedComments, markedIssues } from './writing/marked.ts';
import { settleFound } from './writing/settle-lookup.ts';

const minute = 60_000;
/** How far the first detection of a tenant looks back. */
const firstLook = 30 * 24 * 60 * minute;
/** What was looked at last time is looked at again for so long: the index lags, and clocks differ. */
const overlap = 60 * minute;
/** A tenant whose things were looked at within this time is not looked at again. */
const pause = 12 * 60 * minute;

/** States in which no run looks after the operation any more. */
const settled: ReadonlySet<KnownWrite['state']> = new Set(['confirmed', 'failed', 'uncertain']);

/** What says that Jira cannot be read now. */
const unreadable: ReadonlySet<ErrorCode> = new Set([
  'waiting_for_token',
  'jira_unavailable',
  'jira_permission_missing',
  'jira_answer_unreadable',
]);

export function createDetecting(deps: ActivityDeps) {
  const { withTenant, clock, clockPool, jira } = deps;

  /** What was held stays held: where it is interrupted, the next attempt goes on from there. */
  const detectIn = async (
    tenantId: Uuid,
    access: Access,
    { since, begun, issueId: held }: { since: Date; begun: Date; issueId: string | null },
  ): Promise<number> => {
    const at = clock();
    const minutesAgo = Math.ceil((at.getTime() - since.getTime()) / minute);
    let found = 0;
    const hold = async (things: readonly Marked[]) => {
      found += await holdAgainstLedger(deps, tenantId, things);
    };
    // Comments first: how far the issues were held says then how far everything was.
    const commented = await withTenant(tenantId, async (tx) => {
      await saveDetectedIssue(tx, { begun, issueId: held });
      return await listCommented(tx, since, held);
    });
    for (const issueId of commented) {
      await hold(await readComments(access, issueId, since));
      await withTenant(tenantId, (tx) => saveDetectedIssue(tx, { begun, issueId }));
    }
    // A part is not taken for the whole: what follows stays due.
    const due = begun.getTime() - pause;
    for await (const { things, until } of markedIssues(jira, access.auth, { minutesAgo })) {
      await hold(things);
      if (!until) continue;
      const part = new Date(Math.min(until.getTime(), due));
      await withTenant(tenantId, (tx) => saveDetectedUntil(tx, part));
    }
    await withTenant(tenantId, (tx) => endDetection(tx, begun));
    return found;
  };

  /** What the app does not see is left out. */
  const readComments = async ({ auth }: Access, issueId: string, since: Date) => {
    try {
      return await markedComments(jira, auth, issueId, since);
    } catch (error) {
      if (isReadygateError(error, 'issue_not_found')) return [];
      throw error;
    }
  };

  /** Null: nothing is due, or nothing can be read; another day will do. */
  const detectTenant = async (tenantId: Uuid): Promise<number | null> => {
    const at = clock().getTime();
    const { until, begun, issueId } = await withTenant(tenantId, findDetected);
    if (until && at - until.getTime() < pause) return null;
    const access = await appAccess(deps, tenantId);
    if (!access) return null;
    const since = new Date(until ? until.getTime() - overlap : at - firstLook);
    try {
      const place = { since, begun: begun ?? new Date(at), issueId };
      return await refusing(deps, tenantId, access, () => detectIn(tenantId, access, place));
    } catch (error) {
      if (isReadygateError(error) && unreadable.has(error.code)) return null;
      throw error;
    }
  };

  /** What outdates a judgement without anybody's doing is noticed here, too. */
  const openGates = async (tenantId: Uuid): Promise<void> => {
    const at = clock();
    const now = { day: at.toISOString().slice(0, 10), shipped: deps.pack.digest };
    await withTenant(tenantId, (tx) => openOutdatedGates(tx, now, at));
  };

  return {
    /**
     * Idempotent: reads Jira, and notes once of the same things what they are. A tenant that fails, or
     * for which Jira asks to wait, is told of after the others had their turn.
     */
    async detectOnce(): Promise<{ tenants: number; found: number }> {
      const failures: unknown[] = [];
      let tenants = 0;
      let found = 0;
      for (const tenantId of await listTenants(clockPool)) {
        const note = (error: unknown) => {
          failures.push(error);
          return null;
        };
        await openGates(tenantId).catch(note);
        const here = await detectTenant(tenantId).catch(note);
        if (here === null) continue;
        tenants += 1;
        found += here;
      }
      if (failures.length > 0) throw mostTelling(failures);
      await recordRun(clockPool, 'detect', clock(), found);
      return { tenants, found };
    },
  };
}

/** A wait says when to come back, and hides no fault. */
function mostTelling(failures: readonly unknown[]): unknown {
  return failures.find((error) => !isReadygateError(error, 'jira_rate_limited')) ?? failures[0];
}

/** Holds things against the ledger, and answers how many operations are not as it says. */
async function holdAgainstLedger(
  { withTenant, clock }: ActivityDeps,
  tenantId: Uuid,
  things: readonly Marked[],
): Promise<number> {
  const byOperation = Map.groupBy(things, ({ operationId }) => operationId);
  const known = await withTenant(tenantId, (tx) => findWrites(tx, [...byOperation.keys()]));
  const unknown = new Set(byOperation.keys());
  let found = 0;
  for (const write of known) {
    unknown.delete(write.operationId);
    const made = byOperation.get(write.operationId) ?? [];
    if (!differs(write, made)) continue;
    await withTenant(tenantId, (tx) => settle(tx, write, made, clock()));
    found += 1;
  }
  if (unknown.size > 0)
    await withTenant(tenantId, async (tx) => {
      for (const operationId of unknown)
        for (const { id } of byOperation.get(operationId) ?? [])
          tellUnknown(tx, { operationId, id }, clock());
    });
  return found + unknown.size;
}

/** Two things of one operation, or one that the ledger does not have. Who changes a marker proves nothing. */
function differs({ state, jiraId, issueId }: KnownWrite, made: readonly Marked[]): boolean {
  if (!settled.has(state)) return false;
  const ids = new Set([...made.map(({ id }) => id), ...(jiraId === null ? [] : [jiraId])]);
  if (ids.size > 1) return true;
  return state !== 'confirmed' && made.every((thing) => thing.issueId === issueId);
}

/** A duplicate is shown on its row; what was not known to be written is confirmed. */
async function settle(
  tx: TenantTx,
  { operationId, planId, rowId }: KnownWrite,
  made: readonly Marked[],
  at: Date,
): Promise<void> {
  const known = await getPlan(tx, planId);
  const found = made.map(({ id, key }) => ({ id, ...(key === undefined ? {} : { key }) }));
  const plan = await settleFound(tx, { known, rowId, operationId, at }, found);
  // The plan that is current may be a later round of the same refinement.
  const refinement = await findRefinementOfPlan(tx, planId);
  if (!refinement?.planId) return;
  const { refinementId } = refinement;
  await reviseOutcome(tx, { refinementId, planId: refinement.planId }, at);
  const isOver = refinement.outcome !== null && !plan.rows.some(({ state }) => isUnsettled(state));
  if (isOver) await deletePlanTokens(tx, planId, at);
}

/** Made under an operation that no ledger row has, as after a restore, or marked by somebody else. */
function tellUnknown(
  tx: TenantTx,
  { operationId, id }: { operationId: Uuid; id: string },
  at: Date,
): void {
  tx.audit({
    at,
    action: 'write.unknown',
    outcome: 'failed',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: { jiraId: id },
    dedupeKey: `unknown/${operationId}/${id}`,
  });
}
