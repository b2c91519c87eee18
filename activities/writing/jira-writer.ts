import { beginsWithin } from '../../clients/jira/http.ts';
import { withJitter } from '../../clients/jira/limits/wait.ts';
import { getPlan, type StoredPlan } from '../../db/plans.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import type { Operation } from '../../domain/operation.ts';
import { mayChange, permissionsFor } from '../../domain/operations/permissions.ts';
import type { PlanRow } from '../../domain/plan.ts';
import { sealPrefix } from '../../domain/seal.ts';
import type { ActivityDeps } from '../deps.ts';
import { readWrittenRow } from '../undo/written-row.ts';
import { findStop, stopLookSeconds } from './held.ts';
import { insist } from './insist.ts';
import {
  type HeldReason,
  mintPermit,
  type Permit,
  type Readings,
  reopenUnapproved,
} from './permit.ts';
import { sendOperation } from './request.ts';
import { createResolver } from './resolving.ts';
import { sendUndo } from './send-undo.ts';
import { settleReply } from './settle.ts';
import { createSights } from './sight.ts';
import { createWriters, type Writer } from './writers.ts';

export interface WriterSession {
  /**
   * Brings one row to its next settled state. Rows of a plan that was read are read again only where
   * they changed.
   * @returns the plan as it is now; null: nobody's token is at hand
   */
  write(plan: StoredPlan, row: PlanRow): Promise<StoredPlan | null>;
  /**
   * Who writes this row next, and what they see and may do; null without a token.
   * @throws {ReadygateError} issue_unreadable where they do not see the issue
   */
  lookFor(plan: StoredPlan, row: PlanRow): Promise<{ writer: Writer; readings: Readings } | null>;
}

export interface WriterOptions {
  tenantId: Uuid;
  /** Asked with every permit; throws where this process is not to write any more. */
  assertOurs: (tx: TenantTx) => Promise<unknown>;
}

/**
 * The only path to a Jira write. Everything it learns is in the ledger before it answers, so that
 * whoever comes next, in this process or another, goes on from there.
 * @throws {ReadygateError} lookup_pending, jira_rate_limited, writes_stopped, busy: come back after
 *   `details.retryAfterSeconds`
 */
export function createJiraWriter(
  deps: ActivityDeps,
  { tenantId, assertOurs }: WriterOptions,
): WriterSession {
  const { withTenant, jira, clock, writing } = deps;
  const writers = createWriters(deps, tenantId);
  const resolve = createResolver(deps, tenantId, writers);
  const sights = createSights(deps, tenantId, writers);
  const forget = () => {
    sights.forget();
    writers.forget();
  };

  const send = async (known: StoredPlan, writer: Writer, row: PlanRow): Promise<StoredPlan> => {
    const seen = await sights.read(writer, known, row);
    const { sendSeconds } = writing;
    const minting = { known, rowId: row.id, readings: seen, sendSeconds, assertOurs };
    const minted = await withTenant(tenantId, (tx) => mintPermit(tx, { ...minting, at: clock() }));
    if (minted.result === 'held') hold(minted.reason);
    return minted.result === 'permit'
      ? await transmit(minted.plan, writer, minted.permit)
      : minted.plan;
  };

  const hold = (reason: HeldReason): void => {
    forget();
    if (reason === 'readings_old') return;
    if (reason === 'unsettled_elsewhere')
      throw new ReadygateError('busy', { retryAfterSeconds: 3 });
    throw new ReadygateError('writes_stopped', { retryAfterSeconds: stopLookSeconds });
  };

  const transmit = async (
    known: StoredPlan,
    writer: Writer,
    permit: Permit,
  ): Promise<StoredPlan> => {
    const { row, deadlineAt, operationId } = permit;
    const marker = { op: operationId, seal: sealPrefix(permit.seal as `sha256:${string}`) };
    // Read again just before the bytes go out: this process may have been held since the permit.
    let asked = permit.sentAt;
    const remaining = () => {
      const now = clock().getTime();
      const beginWithin = beginsWithin - (now - asked.getTime());
      return { milliseconds: deadlineAt.getTime() - now, beginWithin };
    };
    if (remaining().milliseconds <= 0) return known;
    const { auth, accountId } = writer;
    const stopped = async () => {
      const at = clock();
      const code = await withTenant(tenantId, (tx) => findStop(tx, known.id));
      asked = at;
      return code && { code };
    };
    const sender = { jira, auth, accountId, sentAt: permit.sentAt, remaining, stopped };
    const written =
      row.undoes === undefined ? null : await readWrittenRow(deps, tenantId, row.undoes);
    const reply = written
      ? await sendUndo(sender, row.operation, written, marker)
      : await sendOperation(sender, row.operation, marker);
    // Jira holds something else than was read: it is read again before anything is sent.
    if (reply.kind === 'conflict') forget();
    const stillPermitted =
      reply.kind === 'forbidden' && (await stillPermits(writer, row.operation));
    const heard = { known, permit, reply, stillPermitted };
    const plan = await insist(() =>
      withTenant(tenantId, (tx) => settleReply(tx, { ...heard, at: clock() })),
    );
    if (reply.kind === 'unauthorized') await writers.refuse(writer.tokenId);
    if (reply.kind === 'held') hold('writes_stopped');
    if (reply.kind === 'rate_limited') {
      // What was held back here comes with its jitter; what Jira asks for is a minimum.
      const { status, retryAfterSeconds: seconds } = reply;
      const retryAfterSeconds = status === null ? seconds : withJitter(seconds);
      throw new ReadygateError('jira_rate_limited', { retryAfterSeconds });
    }
    return plan;
  };

  const stillPermits = async ({ auth }: Writer, operation: Operation): Promise<boolean> => {
    forget();
    const { issueId, kind } = operation;
    return await jira.getMyPermissions(auth, { issueId }, permissionsFor([kind])).then(
      (rights) => mayChange(operation, rights),
      () => false,
    );
  };

  return {
    async write(plan, row) {
      if (row.state === 'sending')
        return (
          (await resolve(plan, row)) ?? (await withTenant(tenantId, (tx) => getPlan(tx, plan.id)))
        );
      const writer = await writers.of(plan, row);
      if (writer) return await send(plan, writer, row);
      if ((await writers.approversOf(plan, row)).length > 0) return null;
      return await withTenant(tenantId, (tx) => reopenUnapproved(tx, plan, row.id, clock()));
    },
    async lookFor(plan, row) {
      const writer = await writers.of(plan, row);
      return writer ? { writer, readings: await sights.read(writer, plan, row) } : null;
    },
  };
}
