import type { StoredPlan } from '../../db/plans.ts';
import { findTenant } from '../../db/tenants.ts';
import { listUserTokens } from '../../db/tokens.ts';
import {
  findLastAttempt,
  findWrite,
  recordNegativeLookup,
  type StoredAttempt,
  type StoredWrite,
  setWriteState,
} from '../../db/writes.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { ActivityDeps } from '../deps.ts';
import { type Access, accessOf } from '../reading.ts';
import { type LookedUp, lookUp } from './look-up.ts';
import { settleConflict, settleFound, settleUnknown } from './settle-lookup.ts';
import type { Writers } from './writers.ts';

/** Negative look-ups, a lookup gap apart, before a write counts as not executed. */
const negativesNeeded = 2;
/** Settle times from its deadline on in which a write is looked for among what is not seen. */
const unseenSettleTimes = 10;
/** Seconds that all reads of one look-up may take together. */
const controlSeconds = 60;

/**
 * Finds out what became of a row in `sending`, whose attempt runs or was lost with the process that
 * made it. A row whose outcome nobody can look up with the sender's token is uncertain.
 * @returns the plan as it is now
 * @throws {ReadygateError} lookup_pending: come back after `details.retryAfterSeconds`;
 *   waiting_for_token: nobody's token is at hand, and any approver's would do
 */
export function createResolver(deps: ActivityDeps, tenantId: Uuid, writers: Writers) {
  const { withTenant, jira, clock, writing } = deps;

  /** Null: a reply came meanwhile, and the ledger knows more than the row that was read. */
  const lostWrite = async (plan: StoredPlan, row: PlanRow): Promise<StoredWrite | null> =>
    await withTenant(tenantId, async (tx) => {
      const { operationId } = row;
      const write = await findWrite(tx, operationId);
      if (write?.state === 'ambiguous') return write;
      if (write?.state !== 'sending') return null;
      const at = clock();
      waitUntil(write.deadlineAt ?? at, at);
      await setWriteState(tx, { operationId, from: ['sending'], to: 'ambiguous', at });
      tx.audit({
        at,
        action: 'write.ambiguous',
        outcome: 'lost',
        actor: 'app',
        subject: { kind: 'operation', id: operationId },
        data: { row: row.id, plan: plan.id },
      });
      return { ...write, state: 'ambiguous' };
    });

  /** The attempt, with the access of whoever made it. */
  const sentBy = (plan: StoredPlan, { operationId }: PlanRow) =>
    withTenant(tenantId, async (tx) => {
      const [attempt, tokens, tenant] = await Promise.all([
        findLastAttempt(tx, operationId),
        listUserTokens(tx, plan.id, clock()),
        findTenant(tx),
      ]);
      const token = tokens.find(({ accountId }) => accountId === attempt?.accountId);
      return { attempt, sender: token && tenant ? accessOf(tenant.apiBaseUrl, token) : null };
    });

  /** Where it was forgotten by whom it was sent, whoever would write now is waited for while it could be written. */
  const writerNow = async (plan: StoredPlan, row: PlanRow): Promise<Access | null> => {
    const writer = await writers.of(plan, row);
    if (!writer && clock().getTime() < Date.parse(plan.dispatchBy ?? ''))
      throw new ReadygateError('waiting_for_token');
    return writer;
  };

  const lookUpWith = async (
    access: Access,
    row: PlanRow,
    attempt: StoredAttempt,
  ): Promise<LookedUp | null> => {
    try {
      const { accountId, startedAt: sentAt } = attempt;
      const write = { operationId: row.operationId, accountId, sentAt };
      return await lookUp(jira, access.auth, row.operation, write);
    } catch (error) {
      if (isReadygateError(error, 'issue_not_found')) return { kind: 'unseen' };
      if (!isReadygateError(error, 'jira_token_refused')) throw error;
      await writers.refuse(access.tokenId);
      return null;
    }
  };

  const lookupDue = (write: StoredWrite, attempt: StoredAttempt): Date => {
    const settled = attempt.deadlineAt.getTime() + writing.settleSeconds * 1000;
    const gap = write.lastLookupAt
      ? write.lastLookupAt.getTime() + writing.lookupGapSeconds * 1000
      : 0;
    return new Date(Math.max(settled, gap));
  };

  /** Such a look-up did not happen: there is another one, until what stays unseen is left to a person. */
  const unseenUntil = ({ deadlineAt }: StoredAttempt): Date => {
    const { settleSeconds, lookupGapSeconds } = writing;
    const patience = deadlineAt.getTime() + unseenSettleTimes * settleSeconds * 1000;
    return new Date(Math.min(patience, clock().getTime() + lookupGapSeconds * 1000));
  };

  const absent = async (
    known: StoredPlan,
    row: PlanRow,
    attempt: StoredAttempt,
    from: Date,
  ): Promise<StoredPlan> => {
    const { operationId } = row;
    const to = clock();
    // Its control read must be of the same minute: a slower look-up did not happen.
    if (to.getTime() - from.getTime() > controlSeconds * 1000) return known;
    return await withTenant(tenantId, async (tx) => {
      const { attemptId } = attempt;
      const { lookupGapSeconds: gapSeconds } = writing;
      const looked = { operationId, attemptId, from, to, gapSeconds };
      if ((await recordNegativeLookup(tx, looked)) >= negativesNeeded)
        return await settleUnknown(tx, { known, rowId: row.id, operationId, at: to }, 'released');
      tx.audit({
        at: to,
        action: 'write.looked_up',
        actor: 'app',
        subject: { kind: 'operation', id: operationId },
        data: { row: row.id, result: 'not_found' },
      });
      return known;
    });
  };

  return async (known: StoredPlan, row: PlanRow): Promise<StoredPlan | null> => {
    const write = await lostWrite(known, row);
    if (!write) return null;
    const { attempt, sender } = await sentBy(known, row);
    if (!attempt) return null;
    waitUntil(lookupDue(write, attempt), clock());
    const result = () => ({ known, rowId: row.id, operationId: row.operationId, at: clock() });
    const looker = attempt.accountId === null ? await writerNow(known, row) : sender;
    if (!looker)
      return await withTenant(tenantId, (tx) => settleUnknown(tx, result(), 'uncertain'));
    const from = clock();
    const looked = await lookUpWith(looker, row, attempt);
    switch (looked?.kind) {
      case undefined:
        return known;
      case 'conflict':
        return await withTenant(tenantId, (tx) => settleConflict(tx, result(), looked.code));
      case 'found':
        return await withTenant(tenantId, (tx) => settleFound(tx, result(), looked.things));
      case 'absent':
        return await absent(known, row, attempt, from);
      case 'unseen':
        waitUntil(unseenUntil(attempt), clock());
        return await withTenant(tenantId, (tx) =>
          settleUnknown(tx, result(), 'uncertain', 'not_visible'),
        );
    }
  };
}

/** @throws {ReadygateError} lookup_pending until then: an activity ends and comes back, it never sleeps */
function waitUntil(due: Date, now: Date): void {
  const milliseconds = due.getTime() - now.getTime();
  if (milliseconds > 0)
    throw new ReadygateError('lookup_pending', { retryAfterSeconds: milliseconds / 1000 + 0.05 });
}
