import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRefinement } from '../../db/refinements.ts';
import {
  findUndo,
  listLeftUndone,
  listOwnWrites,
  saveUndoConflicts,
  takenRows,
} from '../../db/undo.ts';
import { beginAttempt, planWrite, settleAttempt } from '../../db/writes.ts';
import type { Plan } from '../../domain/plan.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { inAnHour, planOf, propose } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
let plan: Plan;
const undoId = uuidV5(tenantA, 'undo');

beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
  plan = await database.withTenant(tenantA, (tx) => propose(tx, planOf(tenantA)));
  await database.asAdministrator(
    `update refinements set outcome = 'applied', step = 'closed', closed_at = $1`,
    [testNow],
  );
  await database.withTenant(tenantA, (tx) => openUndo(tx, undoId));
});
afterAll(() => database.close());

type Tx = Parameters<typeof openRefinement>[0];

const openUndo = (tx: Tx, refinementId: string) =>
  openRefinement(tx, {
    refinementId,
    issueId: plan.issue.id,
    projectId: '10000',
    reason: 'undo',
    undoOf: plan.id,
    requestedBy: 'acc-ada',
    at: testNow,
    dueAt: inAnHour,
  });

const inBoth = async <Value>(work: (tx: Tx) => Promise<Value>) => [
  await database.withTenant(tenantA, work),
  await database.withTenant(tenantB, work),
];

describe('W6 what is kept of an undo', () => {
  it('is one open undo of a plan, which another site does not see', async () => {
    const [own, other] = await inBoth((tx) => findUndo(tx, plan.id));
    expect(own).toMatchObject({ refinementId: undoId, reason: 'undo', undoOf: plan.id });
    expect(other).toBeNull();
    const again = await database.withTenant(tenantA, (tx) =>
      openUndo(tx, uuidV5(tenantA, 'another undo')),
    );
    expect(again).toMatchObject({ created: false, refinement: { refinementId: undoId } });
  });

  it('is what it leaves, noted by its own site alone', async () => {
    const conflicts = [{ rowId: plan.rows[0]!.id, code: 'already_gone' as const }];
    await database.withTenant(tenantB, (tx) => saveUndoConflicts(tx, undoId, conflicts));
    const read = () => database.withTenant(tenantA, (tx) => findUndo(tx, plan.id));
    expect((await read())?.undoConflicts).toBeNull();
    await database.withTenant(tenantA, (tx) => saveUndoConflicts(tx, undoId, conflicts));
    expect((await read())?.undoConflicts).toEqual(conflicts);
  });

  it('is which rows it took back, or is about to', async () => {
    const [first, second] = plan.rows;
    const undo = { ...planOf(tenantA), refinementId: undoId };
    const rows = undo.rows.map((row, at) => ({
      ...row,
      id: uuidV5(undoId, `row ${at}`),
      operationId: uuidV5(undoId, `operation ${at}`),
      undoes: plan.rows[at]!.id,
      state: at === 0 ? ('done' as const) : ('open' as const),
    }));
    await database.withTenant(tenantA, (tx) =>
      propose(tx, { ...undo, id: uuidV5(undoId, 'plan'), rows }),
    );
    const [own, other] = await inBoth((tx) => takenRows(tx, plan.id));
    expect(own).toEqual({ undone: new Set([first?.id]), taken: new Set([first?.id]) });
    expect(other).toEqual({ undone: new Set(), taken: new Set() });
    await database.asAdministrator(`update plan_rows set state = 'sending' where row_id = $1`, [
      rows[1]?.id,
    ]);
    const [sent] = await inBoth((tx) => takenRows(tx, plan.id));
    expect(sent).toEqual({
      undone: new Set([first?.id]),
      taken: new Set([first?.id, second?.id]),
    });
  });

  it('is what people want to stay, by what they rejected in any round', async () => {
    const left = () => inBoth((tx) => listLeftUndone(tx, undoId));
    expect(await left()).toEqual([[], []]);
    await database.asAdministrator(`update plan_rows set state = 'rejected' where undoes = $1`, [
      plan.rows[1]?.id,
    ]);
    expect(await left()).toEqual([[plan.rows[1]?.id], []]);
  });
});

describe('W6 the writes of a row', () => {
  it('are the attempts that may have had an effect, of the own site', async () => {
    const { id: rowId, operationId } = plan.rows[0]!;
    const attempts = ['not_executed', 'failed', 'confirmed'] as const;
    await database.withTenant(tenantA, async (tx) => {
      await planWrite(tx, { operationId, planId: plan.id, rowId, at: testNow });
      for (const outcome of attempts) {
        const attemptId = uuidV5(operationId, outcome);
        const begun = { operationId, attemptId, accountId: `acc-${outcome}`, at: testNow };
        await beginAttempt(tx, { ...begun, deadlineAt: inAnHour });
        const to = outcome === 'confirmed' ? 'confirmed' : 'planned';
        await settleAttempt(tx, { operationId, attemptId, outcome, to, at: testNow });
      }
    });
    const [own, other] = await inBoth((tx) => listOwnWrites(tx, [rowId], 60));
    expect(own?.get(rowId)).toEqual([
      {
        operationId,
        accountId: 'acc-confirmed',
        sentAt: testNow.getTime(),
        until: inAnHour.getTime() + 60_000,
      },
    ]);
    expect(other).toEqual(new Map());
  });
});
