import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listProposals } from '../../db/proposals.ts';
import type { Plan } from '../../domain/plan.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { planOf, propose } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
let plan: Plan;

beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
  plan = await database.withTenant(tenantA, (tx) =>
    propose(tx, planOf(tenantA, ['one', 'two', 'three'])),
  );
});
afterAll(() => database.close());

const since = new Date(testNow.getTime() - 86_400_000);
const rowsOf = async (tenantId = tenantA, issueId = plan.issue.id, from = since) => {
  const found = await database.withTenant(tenantId, (tx) => listProposals(tx, issueId, from));
  return found.map(({ rows }) => rows);
};
const set = (text: string) => database.asAdministrator(text);

describe('G3 what was proposed for an issue', () => {
  it('is counted by plan and since a time, for this issue and site alone', async () => {
    expect(await rowsOf()).toEqual([3]);
    expect(await rowsOf(tenantB)).toEqual([]);
    expect(await rowsOf(tenantA, '10999')).toEqual([]);
    expect(await rowsOf(tenantA, plan.issue.id, testNow)).toEqual([]);
  });

  it('leaves out what gave way, and counts what was rejected or written', async () => {
    await set(`update plan_rows set state = 'cleared' where position = 0`);
    await set(`update plan_rows set state = 'rejected' where position = 1`);
    await set(`update plan_rows set state = 'done' where position = 2`);
    expect(await rowsOf()).toEqual([2]);
  });

  it('leaves out an undo and a question', async () => {
    for (const reason of ['undo', 'clarification']) {
      await set(
        `update refinements set reason = '${reason}', undo_of = ${reason === 'undo' ? `'${plan.id}'` : 'null'}`,
      );
      expect(await rowsOf()).toEqual([]);
    }
  });
});
