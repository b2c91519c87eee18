import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Permit } from '../../../activities/writing/permit.ts';
import { settleReply } from '../../../activities/writing/settle.ts';
import {
  settleConflict,
  settleFound,
  settleUnknown,
} from '../../../activities/writing/settle-lookup.ts';
import type { WriteReply } from '../../../clients/jira/classify.ts';
import { readEntries } from '../../../db/audit-chain.ts';
import { getPlan, lockPlan, saveRows } from '../../../db/plans.ts';
import type { TenantTx } from '../../../db/tenant-tx.ts';
import { beginAttempt, findWrite, planWrite, setWriteState } from '../../../db/writes.ts';
import type { Plan, PlanRow, RowState } from '../../../domain/plan.ts';
import { operationIdOf, planSeal } from '../../../domain/seal.ts';
import { uuidV5 } from '../../../domain/uuid.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../../helpers/database.ts';
import { planOf, propose } from '../../helpers/fill-tenant.ts';
import { tenantA } from '../../helpers/plans.ts';

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

let row: PlanRow;
beforeEach(async () => {
  const found = plan.rows[next++];
  if (!found) throw new Error('more rows are needed');
  row = found;
  const { operationId } = row;
  await run((tx) => planWrite(tx, { operationId, planId: plan.id, rowId: row.id, at: testNow }));
});

const run = <Value>(work: (tx: TenantTx) => Promise<Value>) => database.withTenant(tenantA, work);
/** The state of the row in the plan that some work answers with. */
const stateAfter = async (work: (tx: TenantTx) => Promise<Pick<Plan, 'rows'>>) =>
  (await run(work)).rows.find(({ id }) => id === row.id)?.state;
const attempt = (n: number) => uuidV5(row.operationId, `attempt ${n}`);
const begin = async (n: number) => {
  await run((tx) =>
    beginAttempt(tx, {
      operationId: row.operationId,
      attemptId: attempt(n),
      accountId: 'acc-ada',
      at: testNow,
      deadlineAt: testNow,
    }),
  );
  await rowIs('sending');
};
const rowIs = (state: RowState, operationId = row.operationId) =>
  run(async (tx) => {
    const locked = await lockPlan(tx, plan.id);
    await saveRows(tx, locked, { rows: [{ id: row.id, state, problem: null, operationId }] });
  });
const ledgerIs = (to: 'ambiguous' | 'planned' | 'failed') =>
  run((tx) =>
    setWriteState(tx, {
      operationId: row.operationId,
      from: ['sending', 'ambiguous'],
      to,
      at: testNow,
    }),
  );
const hear = (n: number, reply: WriteReply) => {
  const permit: Permit = {
    kind: 'decision',
    operationId: row.operationId,
    attemptId: attempt(n),
    sentAt: testNow,
    deadlineAt: testNow,
    row,
    seal: plan.seal,
  };
  return stateAfter((tx) =>
    settleReply(tx, {
      known: plan,
      permit,
      reply,
      stillPermitted: true,
      at: testNow,
    }),
  );
};
const made = (id: string): WriteReply => ({
  kind: 'confirmed',
  status: 201,
  id,
  key: `SHOP-${id}`,
});
const looked = () => ({
  known: plan,
  rowId: row.id,
  operationId: row.operationId,
  at: testNow,
});
const now = async () => {
  const stored = await run((tx) => getPlan(tx, plan.id));
  const write = await run((tx) => findWrite(tx, row.operationId));
  const found = stored.rows.find(({ id }) => id === row.id);
  return { seal: stored.seal, row: found, ledger: write?.state, stored };
};
const duplicatesOf = async () =>
  (await readEntries(database.pools.readonly, tenantA))
    .map(({ body }) => JSON.parse(body))
    .filter(
      ({ action, subject }) => action === 'write.duplicate' && subject.id === row.operationId,
    );

describe('W2 a reply that comes late', () => {
  it('confirms a row that was already free to be sent again', async () => {
    await begin(1);
    await ledgerIs('ambiguous');
    await ledgerIs('planned');
    await rowIs('released');
    expect(await hear(1, made('20001'))).toBe('done');
    expect(await now()).toMatchObject({
      ledger: 'confirmed',
      row: { state: 'done', result: { id: '20001' } },
    });
  });

  it('settles a row that was opened again, under a new seal and its own operation', async () => {
    await begin(1);
    await ledgerIs('failed');
    await rowIs('open', operationIdOf(row.id, 2));
    expect(await hear(1, made('20011'))).toBe('done');
    const { row: settled, seal, stored } = await now();
    expect(settled).toMatchObject({ state: 'done', operationId: row.operationId });
    expect(seal).toBe(planSeal(tenantA, stored));
  });

  it('does not settle what was sent anew under another operation', async () => {
    await begin(1);
    await ledgerIs('failed');
    await rowIs('sending', operationIdOf(row.id, 2));
    expect(await hear(1, made('20021'))).toBe('sending');
    expect((await now()).ledger).toBe('confirmed');
  });

  it('with another id than the one known is a duplicate: shown, and audited once', async () => {
    await begin(1);
    await ledgerIs('ambiguous');
    expect(await stateAfter((tx) => settleFound(tx, looked(), [{ id: '20031' }]))).toBe('done');
    await hear(1, made('20032'));
    await hear(1, made('20032'));
    expect((await now()).row).toMatchObject({
      state: 'done',
      result: { id: '20031' },
      problem: { code: 'write_duplicate', details: { ids: ['20031', '20032'] } },
    });
    expect(await duplicatesOf()).toHaveLength(1);
  });

  it('that says no changes nothing', async () => {
    await begin(1);
    await ledgerIs('ambiguous');
    await ledgerIs('planned');
    await begin(2);
    expect(await hear(1, { kind: 'refused', status: 400, fields: [] })).toBe('sending');
    expect((await now()).ledger).toBe('sending');
  });
});

describe('W4 a look-up that comes late', () => {
  it.each(['released', 'uncertain'] as const)(
    'with %s leaves a write that a reply confirmed meanwhile',
    async (to) => {
      await begin(1);
      await ledgerIs('ambiguous');
      await hear(1, made(`2004${next}`));
      expect(await stateAfter((tx) => settleUnknown(tx, looked(), to))).toBe('done');
      expect(await now()).toMatchObject({ ledger: 'confirmed', row: { state: 'done' } });
    },
  );

  it('with a conflict leaves a write that a reply confirmed meanwhile', async () => {
    await begin(1);
    await ledgerIs('ambiguous');
    await hear(1, made('20051'));
    expect(await stateAfter((tx) => settleConflict(tx, looked(), 'changed_in_jira'))).toBe('done');
  });

  it('that found it counts although two others found nothing', async () => {
    await begin(1);
    await ledgerIs('ambiguous');
    await run((tx) => settleUnknown(tx, looked(), 'released'));
    expect(await stateAfter((tx) => settleFound(tx, looked(), [{ id: '20061' }]))).toBe('done');
    expect((await now()).ledger).toBe('confirmed');
  });
});
