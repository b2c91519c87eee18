import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  endDetection,
  findDetected,
  findWrites,
  listCommented,
  saveDetectedIssue,
  saveDetectedUntil,
} from '../../db/detection.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { fillTenant, planOf } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const later = new Date(testNow.getTime() + 1000);

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await fillTenant(database, tenantA);
  await fillTenant(database, tenantB);
});
afterAll(() => database.close());

const inA = <Value>(work: (tx: TenantTx) => Promise<Value>) => database.withTenant(tenantA, work);
const operationOf = (tenant: string) => planOf(tenant).rows[0]?.operationId ?? '';

describe('W2 what the detection asks of the ledger', () => {
  it('are the operations of the tenant and of no other', async () => {
    const asked = [operationOf(tenantA), operationOf(tenantB)];
    const known = await inA((tx) => findWrites(tx, asked));
    expect(known.map(({ operationId }) => operationId)).toEqual([operationOf(tenantA)]);
  });

  it('are the issues on which comments were sent since a time', async () => {
    await database.asAdministrator(`update plan_rows set kind = 'addComment'`);
    expect(await inA((tx) => listCommented(tx, testNow, null))).toEqual(['10112']);
    expect(await inA((tx) => listCommented(tx, testNow, '10111'))).toEqual(['10112']);
    expect(await inA((tx) => listCommented(tx, testNow, '10112'))).toEqual([]);
    expect(await inA((tx) => listCommented(tx, later, null))).toEqual([]);
  });

  it('is how far it came, which never goes back', async () => {
    const nothing = { until: null, begun: null, issueId: null };
    expect(await inA(findDetected)).toEqual(nothing);
    await inA((tx) => saveDetectedUntil(tx, later));
    await inA((tx) => saveDetectedUntil(tx, testNow));
    expect(await inA(findDetected)).toEqual({ ...nothing, until: later });
    await inA((tx) => saveDetectedIssue(tx, { begun: testNow, issueId: '10112' }));
    const underWay = { until: later, begun: testNow, issueId: '10112' };
    expect(await inA(findDetected)).toEqual(underWay);
    await inA((tx) => endDetection(tx, testNow));
    expect(await inA(findDetected)).toEqual({ ...nothing, until: later });
    expect(await database.withTenant(tenantB, findDetected)).toEqual(nothing);
  });
});
