import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  beginRecovery,
  endRecovery,
  type LostTime,
  recoverRefinements,
} from '../../db/recovery.ts';
import { findTenant } from '../../db/tenants.ts';
import { setWritesStopped } from '../../db/write-stops.ts';
import {
  beginAttempt,
  findLastAttempt,
  findWrite,
  type LedgerState,
  planWrite,
  setWriteState,
} from '../../db/writes.ts';
import type { Plan, RowState } from '../../domain/plan.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { startRefineIssue } from '../../workflows/refine-messages.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { inAnHour, planOf, propose } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const minutes = (count: number) => new Date(testNow.getTime() + count * 60_000);
const lost: LostTime = { since: testNow, until: minutes(30) };

let database: TestDatabase;
let plan: Plan;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.asAdministrator(
    `truncate refinements, plans, plan_rows, decisions, decision_rows, writes, write_attempts, tokens, outbox cascade;
     update tenants set recovering_since = null, writes_stopped = false`,
  );
  for (const tenant of [tenantA, tenantB])
    await database.withTenant(tenant, async (tx) => {
      const proposed = await propose(tx, planOf(tenant, ['one', 'two', 'three', 'four', 'five']));
      if (tenant === tenantA) plan = proposed;
    });
});

const run = <Value>(work: Parameters<typeof database.withTenant<Value>>[1]) =>
  database.withTenant(tenantA, work);
const recover = (from = lost, at = minutes(29)) =>
  run((tx) =>
    recoverRefinements(tx, {
      lost: from,
      at,
      dueAt: inAnHour,
      limit: 10,
      start: startRefineIssue,
    }),
  );
const states = (...wanted: RowState[]) =>
  Promise.all(
    wanted.map((state, position) =>
      database.asAdministrator(
        'update plan_rows set state = $3 where tenant_id = $1 and position = $2',
        [tenantA, position, state],
      ),
    ),
  );
const rowsOf = (tenant: string) =>
  database.asAdministrator(
    `select r.state as row, w.state as ledger from plan_rows r left join writes w using (tenant_id, operation_id)
      where r.tenant_id = $1 order by position`,
    [tenant],
  );
const operationAt = (position: number) => plan.rows[position]?.operationId ?? '';
const planAt = (position: number) =>
  run((tx) =>
    planWrite(tx, {
      operationId: operationAt(position),
      planId: plan.id,
      rowId: plan.rows[position]?.id ?? '',
      at: testNow,
    }),
  );
const sendAt = async (position: number) => {
  await planAt(position);
  await run((tx) =>
    beginAttempt(tx, {
      operationId: operationAt(position),
      attemptId: uuidV5(operationAt(position), 'attempt'),
      accountId: 'acc-ada',
      at: minutes(-1),
      deadlineAt: testNow,
    }),
  );
};

describe('W2 recovering refinements', () => {
  it('doubts what was released or sent, whatever the ledger says of it, and nothing else', async () => {
    await sendAt(0);
    await planAt(1);
    await states('sending', 'released', 'released', 'done', 'uncertain');
    expect(await recover()).toEqual({ refinements: 1, started: 1, rows: 3 });
    expect(await rowsOf(tenantA)).toEqual([
      { row: 'sending', ledger: 'ambiguous' },
      { row: 'sending', ledger: 'ambiguous' },
      { row: 'sending', ledger: 'ambiguous' },
      { row: 'done', ledger: null },
      { row: 'uncertain', ledger: null },
    ]);
    // By whom it was sent is not known; it is looked for from its first attempt on, after the lost time.
    expect(await run((tx) => findLastAttempt(tx, operationAt(0)))).toMatchObject({
      accountId: null,
      startedAt: minutes(-1),
      deadlineAt: lost.until,
    });
    const other = await rowsOf(tenantB);
    expect(new Set(other.map(({ row }) => row))).toEqual(new Set(['open']));
  });

  it('takes the same lost time account of once, and starts a run beyond all that it may have used', async () => {
    expect(await recover()).toEqual({ refinements: 1, started: 1, rows: 0 });
    expect(await recover()).toEqual({ refinements: 0, started: 0, rows: 0 });
    expect(await recover({ ...lost, since: minutes(5) })).toMatchObject({ refinements: 0 });
    expect(await recover({ ...lost, since: minutes(-5) })).toMatchObject({ refinements: 1 });
    const asked = await database.asAdministrator<{ tenant_id: string; args: unknown }>(
      `select tenant_id, args from outbox where name = 'refineIssue' order by outbox_id`,
    );
    const { refinementId } = plan;
    expect(asked).toEqual([
      { tenant_id: tenantA, args: [{ tenantId: tenantA, refinementId, generation: 1001 }] },
      { tenant_id: tenantA, args: [{ tenantId: tenantA, refinementId, generation: 2001 }] },
    ]);
  });

  it('keeps the beginning of the first lost time through a second one', async () => {
    await recover();
    const second = { since: minutes(40), until: minutes(70) };
    expect(await recover(second, minutes(69))).toMatchObject({ refinements: 1 });
    expect(await recover(second, minutes(69))).toMatchObject({ refinements: 0 });
    await planAt(0);
    expect(await run((tx) => findWrite(tx, operationAt(0)))).toMatchObject({
      state: 'ambiguous',
      sentAt: lost.since,
      deadlineAt: second.until,
    });
  });

  it('begins what is written for the first time later as something to look up', async () => {
    await recover();
    await planAt(1);
    expect(await run((tx) => findWrite(tx, operationAt(1)))).toMatchObject({
      state: 'ambiguous',
      sentAt: lost.since,
      deadlineAt: lost.until,
    });
    expect(await run((tx) => findLastAttempt(tx, operationAt(1)))).toMatchObject({
      accountId: null,
    });
  });

  it('doubts once what was refused and taken back before, when it is sent again', async () => {
    await sendAt(0);
    const [operationId, at] = [operationAt(0), minutes(60)];
    const setState = (from: LedgerState, to: LedgerState) =>
      run((tx) => setWriteState(tx, { operationId, from: [from], to, at }));
    await setState('sending', 'planned');
    await recover();
    // Until then nobody waits for it: the row may be rejected.
    expect(await run((tx) => findWrite(tx, operationId))).toMatchObject({ state: 'planned' });
    await planAt(0);
    expect(await run((tx) => findWrite(tx, operationId))).toMatchObject({
      state: 'ambiguous',
      sentAt: minutes(-1),
      deadlineAt: lost.until,
    });
    expect(await run((tx) => findLastAttempt(tx, operationId))).toMatchObject({ accountId: null });
    // The look-up found nothing.
    await setState('ambiguous', 'planned');
    await planAt(0);
    expect(await run((tx) => findWrite(tx, operationId))).toMatchObject({ state: 'planned' });
  });

  it('leaves alone what had ended for good before the lost time', async () => {
    await database.asAdministrator(
      `update refinements set outcome = 'applied', step = 'closed', closed_at = changed_at`,
    );
    await database.asAdministrator(`update plans set expires_at = $1, state = 'final'`, [testNow]);
    expect(await recover()).toEqual({ refinements: 0, started: 0, rows: 0 });
    await database.asAdministrator('update plans set expires_at = $1', [inAnHour]);
    // A person could have opened a row of it again.
    expect(await recover()).toEqual({ refinements: 1, started: 0, rows: 0 });
  });
});

describe('holding writes', () => {
  const stopped = (tenant = tenantA) =>
    database.withTenant(tenant, async (tx) => (await findTenant(tx))?.writesStopped);

  it('is apart from the stop of the tenant itself, which stays as it was', async () => {
    const at = testNow;
    expect(await run((tx) => beginRecovery(tx, lost, at))).toBe(true);
    expect(await run((tx) => beginRecovery(tx, lost, at))).toBe(false);
    expect([await stopped(), await stopped(tenantB)]).toEqual([true, false]);
    await run((tx) => setWritesStopped(tx, { stopped: true, at }));
    expect(await run((tx) => endRecovery(tx, at))).toBe(true);
    expect(await run((tx) => endRecovery(tx, at))).toBe(false);
    expect(await stopped()).toBe(true);
    await run((tx) => setWritesStopped(tx, { stopped: false, at }));
    expect(await stopped()).toBe(false);
  });
});
