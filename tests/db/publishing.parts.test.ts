import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  findPublishSetting,
  pausePublishing,
  setPublishSetting,
} from '../../db/publish-settings.ts';
import { listDue, markPublishable, readPublishable } from '../../db/published-scores.ts';
import { lockStandingWrite, planStandingWrite } from '../../db/standing-writes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { fillTenant } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { project } from '../helpers/publishing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await fillTenant(database, tenant);
});
afterAll(() => database?.close());

const as = <Result>(tenant: string, work: (tx: TenantTx) => Promise<Result>) =>
  database.withTenant(tenant, work);
const issue = '10112';
const due = (tenant: string) => as(tenant, (tx) => listDue(tx, 'field', 10));
const change = { projectId: project, mode: 'off', language: 'fr' } as const;
const by = { at: testNow, accountId: 'acc-otto' };

describe('R12 the stores of two tenants', () => {
  it('know one standing write at a time of each, and of no other', async () => {
    const [a, b] = await Promise.all(
      [tenantA, tenantB].map((tenant) => as(tenant, lockStandingWrite)),
    );
    expect(a?.operationId).not.toBe(b?.operationId);
    const second = { operationId: randomUUID(), target: 'field' as const, issueIds: [issue] };
    await expect(as(tenantA, (tx) => planStandingWrite(tx, second, testNow))).rejects.toMatchObject(
      { details: { sqlState: '23505' } },
    );
  });

  it('pause and set one tenant alone', async () => {
    expect([await due(tenantA), await due(tenantB)]).toEqual([[issue], [issue]]);
    await as(tenantA, (tx) =>
      pausePublishing(tx, { projectId: null, problem: 'field_not_found', at: testNow }),
    );
    expect([await due(tenantA), await due(tenantB)]).toEqual([[], [issue]]);
    expect(await as(tenantA, (tx) => setPublishSetting(tx, { ...change, version: 1 }, by))).toBe(
      true,
    );
    expect(await as(tenantB, (tx) => findPublishSetting(tx, project))).toMatchObject({
      mode: 'field',
      version: 1,
      problem: null,
    });
  });

  it('refuse a version that has passed, and one that never was', async () => {
    for (const version of [0, 1, 7])
      expect(await as(tenantA, (tx) => setPublishSetting(tx, { ...change, version }, by))).toBe(
        false,
      );
    const elsewhere = { ...change, projectId: '10001', version: 1 };
    expect(await as(tenantA, (tx) => setPublishSetting(tx, elsewhere, by))).toBe(false);
  });

  it('mark nothing where a project is off', async () => {
    await database.asAdministrator('update published_scores set due_since = null');
    for (const tenant of [tenantA, tenantB])
      await as(tenant, (tx) => markPublishable(tx, issue, testNow));
    expect([await due(tenantA), await due(tenantB)]).toEqual([[], [issue]]);
    const found = await as(tenantB, (tx) => readPublishable(tx, 'field', [issue]));
    expect(found).toMatchObject([{ issueId: issue, score: 40, mode: 'field' }]);
  });
});
