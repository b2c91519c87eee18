import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  beginAttempt,
  countUnsettledElsewhere,
  findLastAttempt,
  findWrite,
  type LedgerState,
  listWrites,
  planWrite,
  recordNegativeLookup,
  settleAttempt,
  setWriteState,
  writtenIds,
} from '../../db/writes.ts';
import type { Plan } from '../../domain/plan.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { planOf, propose } from '../helpers/fill-tenant.ts';
import { tenantA } from '../helpers/plans.ts';

let database: TestDatabase;
let plan: Plan;
let next = 0;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  const words = Array.from({ length: 12 }, (_, n) => `row ${n}`);
  plan = await database.withTenant(tenantA, (tx) => propose(tx, planOf(tenantA, words)));
});
afterAll(() => database.close());

const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const attemptOf = (operationId: string, n: number) => uuidV5(operationId, `attempt ${n}`);

/** A planned operation of its own row. */
async function planned(): Promise<string> {
  const row = plan.rows[next++];
  if (!row) throw new Error('more rows are needed');
  await database.withTenant(tenantA, (tx) =>
    planWrite(tx, { operationId: row.operationId, planId: plan.id, rowId: row.id, at: testNow }),
  );
  return row.operationId;
}
const begin = (operationId: string, n: number, at = testNow) =>
  database.withTenant(tenantA, (tx) =>
    beginAttempt(tx, {
      operationId,
      attemptId: attemptOf(operationId, n),
      accountId: 'acc-ada',
      at,
      deadlineAt: later(30),
    }),
  );
const settle = (
  operationId: string,
  n: number,
  to: LedgerState,
  outcome: 'confirmed' | 'failed' | 'not_executed' | 'ambiguous',
  jiraId?: string,
) =>
  database.withTenant(tenantA, (tx) =>
    settleAttempt(tx, {
      operationId,
      attemptId: attemptOf(operationId, n),
      outcome,
      to,
      at: later(1),
      ...(jiraId ? { jiraId, jiraKey: `SHOP-${jiraId}` } : {}),
    }),
  );
const moveTo = (operationId: string, from: LedgerState[], to: LedgerState) =>
  database.withTenant(tenantA, (tx) => setWriteState(tx, { operationId, from, to, at: later(2) }));
const read = (operationId: string) =>
  database.withTenant(tenantA, (tx) => findWrite(tx, operationId));

describe('W2 the ledger', () => {
  it('begins one attempt of many that come at once', async () => {
    const operation = await planned();
    const began = await Promise.all(Array.from({ length: 8 }, (_, n) => begin(operation, n)));
    expect(began.filter(Boolean)).toHaveLength(1);
    expect(await read(operation)).toMatchObject({ state: 'sending', attempts: 1 });
  });

  it('plans an operation once, and leaves one that was sent as it is', async () => {
    const operation = await planned();
    await begin(operation, 1);
    const row = plan.rows[next - 1];
    await database.withTenant(tenantA, (tx) =>
      planWrite(tx, {
        operationId: operation,
        planId: plan.id,
        rowId: row?.id ?? '',
        at: later(9),
      }),
    );
    expect(await read(operation)).toMatchObject({ state: 'sending', sentAt: testNow });
  });

  it('confirms with the ids of Jira', async () => {
    const operation = await planned();
    await begin(operation, 1);
    expect(await settle(operation, 1, 'confirmed', 'confirmed', '10200')).toBe(true);
    expect(await read(operation)).toMatchObject({
      state: 'confirmed',
      jiraId: '10200',
      jiraKey: 'SHOP-10200',
    });
    expect(await begin(operation, 2)).toBe(false);
  });

  it('sends again what was known not to be executed, with a new attempt', async () => {
    const operation = await planned();
    await begin(operation, 1);
    expect(await settle(operation, 1, 'planned', 'not_executed')).toBe(true);
    expect(await begin(operation, 2, later(5))).toBe(true);
    expect(await read(operation)).toMatchObject({
      state: 'sending',
      attempts: 2,
      sentAt: later(5),
    });
    const last = await database.withTenant(tenantA, (tx) => findLastAttempt(tx, operation));
    expect(last).toMatchObject({ attemptId: attemptOf(operation, 2), outcome: null });
  });

  it('does not let the refusal of an older attempt end the current one', async () => {
    const operation = await planned();
    await begin(operation, 1);
    await moveTo(operation, ['sending'], 'ambiguous');
    await moveTo(operation, ['ambiguous'], 'planned');
    await begin(operation, 2, later(5));
    expect(await settle(operation, 1, 'planned', 'not_executed')).toBe(false);
    expect(await settle(operation, 1, 'failed', 'failed')).toBe(false);
    expect(await read(operation)).toMatchObject({ state: 'sending' });
    expect(await settle(operation, 2, 'failed', 'failed')).toBe(true);
  });

  it('takes a late success from whatever state, and shows two ids as two', async () => {
    const operation = await planned();
    await begin(operation, 1);
    await moveTo(operation, ['sending'], 'ambiguous');
    await moveTo(operation, ['ambiguous'], 'planned');
    await begin(operation, 2, later(5));
    expect(await settle(operation, 1, 'confirmed', 'confirmed', '10300')).toBe(true);
    expect(await settle(operation, 2, 'confirmed', 'confirmed', '10301')).toBe(false);
    expect(await read(operation)).toMatchObject({ state: 'confirmed', jiraId: '10300' });
    const rowIdOfLast = () => plan.rows[next - 1]?.id ?? '';
    const ids = await database.withTenant(tenantA, (tx) => writtenIds(tx, rowIdOfLast()));
    expect(ids).toEqual(['10300', '10301']);
  });

  it('moves on a look-up only from the states that were named', async () => {
    const operation = await planned();
    expect(await moveTo(operation, ['ambiguous'], 'confirmed')).toBe(false);
    await begin(operation, 1);
    expect(await moveTo(operation, ['sending'], 'ambiguous')).toBe(true);
    expect(await moveTo(operation, ['ambiguous', 'uncertain'], 'uncertain')).toBe(true);
  });

  it('counts negative look-ups a gap apart, for the current attempt only', async () => {
    const operation = await planned();
    const look = (began: number, ended = began, attempt = 1) =>
      database.withTenant(tenantA, (tx) =>
        recordNegativeLookup(tx, {
          operationId: operation,
          attemptId: attemptOf(operation, attempt),
          from: later(began),
          to: later(ended),
          gapSeconds: 30,
        }),
      );
    await begin(operation, 1);
    expect(await look(60)).toBe(0);
    await moveTo(operation, ['sending'], 'ambiguous');
    expect(await look(90, 95)).toBe(1);
    // Begun before the gap was over, however late it ended: it may have read the same index.
    expect(await look(120, 170)).toBe(1);
    expect(await look(125)).toBe(2);
    await moveTo(operation, ['ambiguous'], 'planned');
    await begin(operation, 2, later(130));
    expect(await read(operation)).toMatchObject({ negativeLookups: 0, lastLookupAt: null });
    await moveTo(operation, ['sending'], 'ambiguous');
    expect(await look(200, 200, 1)).toBe(0);
  });

  it('knows what is unsettled on an issue in other plans', async () => {
    const elsewhere = (planId: string) =>
      database.withTenant(tenantA, (tx) => countUnsettledElsewhere(tx, plan.issue.id, planId));
    const before = await elsewhere(tenantA);
    const operation = await planned();
    expect(await elsewhere(tenantA)).toBe(before);
    await begin(operation, 1);
    expect(await elsewhere(tenantA)).toBe(before + 1);
    expect(await elsewhere(plan.id)).toBe(0);
    await settle(operation, 1, 'confirmed', 'confirmed', '10400');
    expect(await elsewhere(tenantA)).toBe(before);
  });

  it('lists the writes of a plan', async () => {
    const writes = await database.withTenant(tenantA, (tx) => listWrites(tx, plan.id));
    expect(writes).toHaveLength(next);
    expect(await database.withTenant(tenantA, (tx) => listWrites(tx, tenantA))).toEqual([]);
  });
});
