import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { decideRows } from '../../api/commands/decide-rows.ts';
import { editPlanRow } from '../../api/commands/edit-row.ts';
import { insertPolicy } from '../../db/policies.ts';
import { setMode } from '../../db/project-modes.ts';
import { isReadygateError } from '../../domain/errors.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { createLedgerWorld, type LedgerWorld, summaryOf } from '../helpers/ledger-model/world.ts';
import { tenantA } from '../helpers/plans.ts';
import { everyTier } from '../helpers/policies.ts';

const rounds = 100;

let database: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await database.withTenant(tenantA, async (tx) => {
    const policy = everyTier({ reviewers: 2, proposerExcluded: false });
    await setMode(tx, { projectId: '20000', mode: 'propose', at: testNow });
    await insertPolicy(tx, { projectId: '20000', policy, by: 'acc-otto', at: testNow });
  });
});
afterAll(async () => {
  await admin?.end();
  await database?.close();
});

/** The code of a refusal, or `done`. */
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (isReadygateError(error)) return error.code;
      throw error;
    },
  );

/** What was on the screens of all three. */
async function screenOf(world: LedgerWorld) {
  const { seal, rows } = await world.load();
  const asked = rows.map(({ id, digest }) => ({ rowId: id, digest, verdict: 'approve' as const }));
  const [row] = rows;
  if (row?.operation.kind !== 'createSubtask') throw new Error('a plan of subtasks');
  const { operation } = row;
  const worded = { ...operation, fields: { ...operation.fields, summary: 'other words' } };
  return { decision: { seal, rows: asked }, edit: { seal, rowId: row.id, operation: worded } };
}

describe('A3 editing a row at the instant at which the second of two people approves it', () => {
  it(`has one winner in each of ${rounds} rounds, and no approval counts for other words`, async () => {
    const won = { approval: 0, edit: 0 };
    for (let round = 0; round < rounds; round++) {
      const world = await createLedgerWorld({ database, admin }, 2);
      const { decision, edit } = await screenOf(world);
      const inTenant = database.withTenant;
      const approve = (person: 'acc-ada' | 'acc-ben') =>
        inTenant(tenantA, (tx) =>
          decideRows(tx, world.caller(person), world.planId, decision, testNow),
        );
      const reword = () =>
        inTenant(tenantA, (tx) =>
          editPlanRow(tx, world.caller('acc-cara'), world.planId, edit, testNow),
        );
      await approve('acc-ada');
      // Who asks first is not who gets the lock first.
      const first = round % 2 === 0;
      const [one, two] = await Promise.all([
        outcome(first ? approve('acc-ben') : reword()),
        outcome(first ? reword() : approve('acc-ben')),
      ]);
      const [approved, edited] = first ? [one, two] : [two, one];
      const [row] = (await world.load()).rows;
      if (approved === 'done') {
        won.approval += 1;
        expect(edited).not.toBe('done');
        expect(row && [row.state, summaryOf(row)]).toEqual(['released', 'Subtask 1']);
      } else {
        won.edit += 1;
        expect([approved, edited]).toEqual(['row_digest_mismatch', 'done']);
        expect(row && [row.state, summaryOf(row)]).toEqual(['open', 'other words']);
      }
    }
    expect(won.approval).toBeGreaterThan(0);
    expect(won.edit).toBeGreaterThan(0);
  }, 120_000);
});
