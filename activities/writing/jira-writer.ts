import { getPlan } from '../../db/plans.ts';
import { findTenant } from '../../db/tenants.ts';
import { listUserTokens, refuseToken, type UserToken } from '../../db/tokens.ts';
import {
  findLastAttempt,
  findWrite,
  recordNegativeLookup,
  type StoredAttempt,
  type StoredWrite,
  setWriteState,
} from '../../db/writes.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { PlanRow, RowState } from '../../domain/plan.ts';
import { sealPrefix } from '../../domain/seal.ts';
import type { ActivityDeps } from '../deps.ts';
import type { Access } from '../reading.ts';
import { accessOf, readIssue, refusing } from '../reading.ts';
import { insist } from './insist.ts';
import { type LookedUp, lookUp } from './look-up.ts';
import {
  approversOf,
  mintPermit,
  type Permit,
  type Readings,
  readingsLifeSeconds,
} from './permit.ts';
import { sendOperation } from './request.ts';
import { permissionsOf, permittedFor } from './rights.ts';
import { settleReply } from './settle.ts';
import { settleConflict, settleFound, settleUnknown } from './settle-lookup.ts';

/** Somebody who approved, with a token that lives. */
interface Writer extends Access {
  accountId: string;
}

interface WriterSession {
  /** Brings one row to its next settled state. Null: nobody's token is at hand. */
  write(planId: string, row: PlanRow): Promise<RowState | null>;
  /** What the next writer of this row sees and may do; null without a token. */
  readingsFor(planId: string, row: PlanRow): Promise<Readings | null>;
}

/** Negative look-ups, a lookup gap apart, before a write counts as not executed. */
const negativesNeeded = 2;
/** Seconds that all reads of one look-up may take together. */
const controlSeconds = 60;
const jitter = (seconds: number) => seconds * (1 + Math.random() * 0.3);

/**
 * The only path to a Jira write. Everything it learns is in the ledger before it answers, so that
 * whoever comes next, in this process or another, goes on from there.
 * @throws {ReadygateError} lookup_pending, jira_rate_limited, writes_stopped, busy: come back after
 *   `details.retryAfterSeconds`
 */
export function createJiraWriter(deps: ActivityDeps, tenantId: string): WriterSession {
  const { withTenant, jira, clock, writing } = deps;
  const readings = new Map<string, Readings>();

  const writerOf = async (planId: string, row: PlanRow): Promise<Writer | null> =>
    await withTenant(tenantId, async (tx) => {
      const plan = await getPlan(tx, planId);
      const approvers = await approversOf(tx, plan, row);
      const tokens = await listUserTokens(tx, planId, clock());
      const tenant = await findTenant(tx);
      for (const accountId of approvers) {
        const token = tokens.find((candidate) => candidate.accountId === accountId);
        if (token && tenant) return { accountId, ...accessOf(tenant.apiBaseUrl, token) };
      }
      return null;
    });

  const read = async (writer: Writer, row: PlanRow): Promise<Readings> => {
    // Rights are read for what is to be written; a plan mostly does one kind of thing.
    const name = `${writer.accountId} ${row.operation.kind}`;
    const known = readings.get(name);
    if (known && clock().getTime() - known.at.getTime() < (readingsLifeSeconds - 5) * 1000)
      return known;
    const at = clock();
    const { issueId } = row.operation;
    const [issue, rights] = await Promise.all([
      readIssue(deps, tenantId, issueId, writer),
      refusing(deps, tenantId, writer, () =>
        jira.getMyPermissions(writer.auth, { issueId }, permissionsOf(row.operation)),
      ),
    ]);
    const fresh = {
      issue,
      accountId: writer.accountId,
      permitted: permittedFor(row.operation, rights),
      at,
    };
    readings.set(name, fresh);
    return fresh;
  };

  const send = async (planId: string, writer: Writer, row: PlanRow): Promise<RowState> => {
    const seen = await read(writer, row);
    const { sendSeconds } = writing;
    const minted = await withTenant(tenantId, (tx) =>
      mintPermit(tx, { planId, rowId: row.id, readings: seen, at: clock(), sendSeconds }),
    );
    if (minted.result === 'settled') return minted.state;
    if (minted.result === 'held') return hold(minted.reason);
    return await transmit(planId, writer, minted.permit);
  };

  const hold = (reason: 'writes_stopped' | 'unsettled_elsewhere' | 'readings_old'): RowState => {
    readings.clear();
    if (reason === 'readings_old') return 'released';
    throw new ReadygateError(reason === 'writes_stopped' ? 'writes_stopped' : 'busy', {
      retryAfterSeconds: reason === 'writes_stopped' ? 15 : 3,
    });
  };

  const transmit = async (planId: string, writer: Writer, permit: Permit): Promise<RowState> => {
    const { row, deadlineAt, operationId } = permit;
    const marker = { op: operationId, seal: sealPrefix(permit.seal as `sha256:${string}`) };
    // Read again just before the bytes go out: this process may have been held since the permit.
    const remaining = () => ({ milliseconds: deadlineAt.getTime() - clock().getTime() });
    if (remaining().milliseconds <= 0) return 'sending';
    const { auth, accountId } = writer;
    const sender = { jira, auth, accountId, sentAt: permit.sentAt, remaining };
    const reply = await sendOperation(sender, row.operation, marker);
    // Jira holds something else than was read: it is read again before anything is sent.
    if (reply.kind === 'conflict') readings.clear();
    const stillPermitted = reply.kind === 'forbidden' && (await stillPermits(writer, row));
    const state = await insist(() =>
      withTenant(tenantId, async (tx) => {
        const attempts = (await findWrite(tx, operationId))?.attempts ?? 1;
        const heard = { planId, permit, reply, attempts, stillPermitted };
        return await settleReply(tx, { ...heard, at: clock() });
      }),
    );
    if (reply.kind === 'unauthorized')
      await withTenant(tenantId, (tx) => refuseToken(tx, writer.tokenId, clock()));
    if (reply.kind === 'rate_limited')
      throw new ReadygateError('jira_rate_limited', {
        retryAfterSeconds: jitter(reply.retryAfterSeconds),
      });
    return state;
  };

  const stillPermits = async (writer: Writer, row: PlanRow): Promise<boolean> => {
    readings.clear();
    try {
      const rights = await jira.getMyPermissions(
        writer.auth,
        { issueId: row.operation.issueId },
        permissionsOf(row.operation),
      );
      return permittedFor(row.operation, rights);
    } catch {
      return false;
    }
  };

  const resolve = async (planId: string, row: PlanRow, write: StoredWrite): Promise<RowState> => {
    const { operationId } = row;
    const found = { planId, rowId: row.id, operationId };
    const { attempt, token, tenant } = await withTenant(tenantId, async (tx) => {
      const last = await findLastAttempt(tx, operationId);
      const tokens = await listUserTokens(tx, planId, clock());
      return {
        attempt: last,
        token: tokens.find(({ accountId }) => accountId === last?.accountId),
        tenant: await findTenant(tx),
      };
    });
    if (!attempt) return 'sending';
    waitUntil(lookupDue(write, attempt), clock());
    if (!token || !tenant)
      return await withTenant(tenantId, (tx) =>
        settleUnknown(tx, { ...found, at: clock() }, 'uncertain'),
      );
    const from = clock();
    const looked = await lookUpWith(accessOf(tenant.apiBaseUrl, token), token, row, attempt);
    if (looked === null) return 'sending';
    if (looked.kind === 'conflict')
      return await withTenant(tenantId, (tx) => settleConflict(tx, { ...found, at: clock() }));
    if (looked.kind === 'found')
      return await withTenant(tenantId, (tx) =>
        settleFound(tx, { ...found, at: clock() }, looked.things),
      );
    // Its control read must be of the same minute: a slower look-up did not happen.
    if (clock().getTime() - from.getTime() > controlSeconds * 1000) return 'sending';
    return await withTenant(tenantId, async (tx) => {
      const to = clock();
      const negatives = await recordNegativeLookup(tx, {
        operationId,
        attemptId: attempt.attemptId,
        from,
        to,
        gapSeconds: writing.lookupGapSeconds,
      });
      if (negatives >= negativesNeeded)
        return await settleUnknown(tx, { ...found, at: to }, 'released');
      tx.audit({
        at: to,
        action: 'write.looked_up',
        actor: 'app',
        subject: { kind: 'operation', id: operationId },
        data: { row: row.id, result: 'not_found' },
      });
      return 'sending';
    });
  };

  const lookUpWith = async (
    access: Access,
    token: UserToken,
    row: PlanRow,
    attempt: StoredAttempt,
  ): Promise<LookedUp | null> => {
    try {
      const { accountId, startedAt: sentAt } = attempt;
      const write = { operationId: row.operationId, accountId, sentAt };
      return await lookUp(jira, access.auth, row.operation, write);
    } catch (error) {
      if (!isReadygateError(error, 'jira_token_refused')) throw error;
      await withTenant(tenantId, (tx) => refuseToken(tx, token.tokenId, clock()));
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

  /** A row found in `sending`: its attempt runs, or was lost with the process that made it. */
  const ledgerOf = async (plan: string, row: PlanRow): Promise<StoredWrite | null> =>
    await withTenant(tenantId, async (tx) => {
      const write = await findWrite(tx, row.operationId);
      if (write?.state !== 'sending') return write;
      waitUntil(write.deadlineAt ?? clock(), clock());
      await setWriteState(tx, {
        operationId: row.operationId,
        from: ['sending'],
        to: 'ambiguous',
        at: clock(),
      });
      tx.audit({
        at: clock(),
        action: 'write.ambiguous',
        outcome: 'lost',
        actor: 'app',
        subject: { kind: 'operation', id: row.operationId },
        data: { row: row.id, plan },
      });
      return { ...write, state: 'ambiguous' };
    });

  return {
    async write(planId, row) {
      if (row.state === 'sending') {
        const write = await ledgerOf(planId, row);
        if (write?.state === 'ambiguous') return await resolve(planId, row, write);
        return row.state;
      }
      const writer = await writerOf(planId, row);
      return writer ? await send(planId, writer, row) : null;
    },
    async readingsFor(planId, row) {
      const writer = await writerOf(planId, row);
      return writer ? await read(writer, row) : null;
    },
  };
}

/** @throws {ReadygateError} lookup_pending until then: an activity ends and comes back, it never sleeps */
function waitUntil(due: Date, now: Date): void {
  const milliseconds = due.getTime() - now.getTime();
  if (milliseconds > 0)
    throw new ReadygateError('lookup_pending', { retryAfterSeconds: milliseconds / 1000 + 0.05 });
}
