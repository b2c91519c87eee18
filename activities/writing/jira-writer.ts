import { withJitter } from '../../clients/jira/limits/wait.ts';
import { getPlan, type StoredPlan } from '../../db/plans.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import type { PlanRow } from '../../domain/plan.ts';
import { sealPrefix } from '../../domain/seal.ts';
import type { ActivityDeps } from '../deps.ts';
import { readIssue, refusing } from '../reading.ts';
import { readWrittenRow } from '../undo/written-row.ts';
import { insist } from './insist.ts';
import {
  type HeldReason,
  mintPermit,
  type Permit,
  type Readings,
  readingsLifeSeconds,
} from './permit.ts';
import { sendOperation } from './request.ts';
import { createResolver } from './resolving.ts';
import { permissionsOf, permittedFor } from './rights.ts';
import { sendUndo } from './send-undo.ts';
import { settleReply } from './settle.ts';
import { createWriters, type Writer } from './writers.ts';

export interface WriterSession {
  /**
   * Brings one row to its next settled state. Rows of a plan that was read are read again only where
   * they changed.
   * @returns the plan as it is now; null: nobody's token is at hand
   */
  write(plan: StoredPlan, row: PlanRow): Promise<StoredPlan | null>;
  /** What the next writer of this row sees and may do; null without a token. */
  readingsFor(plan: StoredPlan, row: PlanRow): Promise<Readings | null>;
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
  const readings = new Map<string, Readings>();
  const forget = () => {
    readings.clear();
    writers.forget();
  };

  const rightsOf = async ({ auth }: Writer, { operation }: PlanRow): Promise<boolean> => {
    const { issueId } = operation;
    const rights = await jira.getMyPermissions(auth, { issueId }, permissionsOf(operation));
    return permittedFor(operation, rights);
  };

  const read = async (writer: Writer, row: PlanRow): Promise<Readings> => {
    // Rights are read for what is to be written; a plan mostly does one kind of thing.
    const name = `${writer.accountId} ${row.operation.kind}`;
    const at = clock();
    const known = readings.get(name);
    if (known && at.getTime() - known.at.getTime() < (readingsLifeSeconds - 5) * 1000) return known;
    const [issue, permitted] = await Promise.all([
      readIssue(deps, tenantId, row.operation.issueId, writer),
      refusing(deps, tenantId, writer, () => rightsOf(writer, row)),
    ]);
    const fresh = { issue, accountId: writer.accountId, permitted, at };
    readings.set(name, fresh);
    return fresh;
  };

  const send = async (known: StoredPlan, writer: Writer, row: PlanRow): Promise<StoredPlan> => {
    const seen = await read(writer, row);
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
    if (reason === 'writes_stopped')
      throw new ReadygateError('writes_stopped', { retryAfterSeconds: 15 });
    if (reason === 'unsettled_elsewhere')
      throw new ReadygateError('busy', { retryAfterSeconds: 3 });
  };

  const transmit = async (
    known: StoredPlan,
    writer: Writer,
    permit: Permit,
  ): Promise<StoredPlan> => {
    const { row, deadlineAt, operationId } = permit;
    const marker = { op: operationId, seal: sealPrefix(permit.seal as `sha256:${string}`) };
    // Read again just before the bytes go out: this process may have been held since the permit.
    const remaining = () => ({ milliseconds: deadlineAt.getTime() - clock().getTime() });
    if (remaining().milliseconds <= 0) return known;
    const { auth, accountId } = writer;
    const sender = { jira, auth, accountId, sentAt: permit.sentAt, remaining };
    const written =
      row.undoes === undefined ? null : await readWrittenRow(deps, tenantId, row.undoes);
    const reply = written
      ? await sendUndo(sender, row.operation, written, marker)
      : await sendOperation(sender, row.operation, marker);
    // Jira holds something else than was read: it is read again before anything is sent.
    if (reply.kind === 'conflict') forget();
    const stillPermitted = reply.kind === 'forbidden' && (await stillPermits(writer, row));
    const heard = { known, permit, reply, stillPermitted };
    const plan = await insist(() =>
      withTenant(tenantId, (tx) => settleReply(tx, { ...heard, at: clock() })),
    );
    if (reply.kind === 'unauthorized') await writers.refuse(writer.tokenId);
    if (reply.kind === 'rate_limited') {
      // What was held back here comes with its jitter; what Jira asks for is a minimum.
      const { status, retryAfterSeconds: seconds } = reply;
      const retryAfterSeconds = status === null ? seconds : withJitter(seconds);
      throw new ReadygateError('jira_rate_limited', { retryAfterSeconds });
    }
    return plan;
  };

  const stillPermits = async (writer: Writer, row: PlanRow): Promise<boolean> => {
    forget();
    return await rightsOf(writer, row).catch(() => false);
  };

  return {
    async write(plan, row) {
      if (row.state === 'sending')
        return (
          (await resolve(plan, row)) ?? (await withTenant(tenantId, (tx) => getPlan(tx, plan.id)))
        );
      const writer = await writers.of(plan, row);
      return writer ? await send(plan, writer, row) : null;
    },
    async readingsFor(plan, row) {
      const writer = await writers.of(plan, row);
      return writer ? await read(writer, row) : null;
    },
  };
}
