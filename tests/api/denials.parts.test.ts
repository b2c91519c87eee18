import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import type { Caller } from '../../api/caller.ts';
import type { ApiDeps } from '../../api/deps.ts';
import { createDenials } from '../../api/plugins/denials.ts';
import { readEntries } from '../../db/audit-chain.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
});
afterAll(() => database.close());

const told = async (tenant: string) =>
  (await readEntries(database.pools.readonly, tenant))
    .map(({ body }) => JSON.parse(body))
    .filter(({ action }) => action === 'request.denied')
    .map(({ actor, data }) => [actor.kind, data]);

describe('X1 refusals that are held when the API stops', () => {
  it('are told then, each reason and person with its count', async () => {
    const app = fastify();
    const { withTenant } = database;
    const deps = { withTenant, clock: () => testNow, log: () => {} } as unknown as ApiDeps;
    const note = createDenials(app, deps);
    const by = (tenantId: string, accountId: string | null) =>
      ({ tenantId, accountId }) as unknown as Caller;
    for (let turn = 0; turn < 4; turn++) await note(by(tenantA, 'acc-ada'), 'issue_not_found');
    for (let turn = 0; turn < 2; turn++) await note(by(tenantA, null), 'project_off');
    await note(by(tenantB, 'acc-ada'), 'issue_not_found');
    const first = [
      ['person', { reason: 'issue_not_found', count: 1 }],
      ['app', { reason: 'project_off', count: 1 }],
    ];
    expect(await told(tenantA)).toEqual(first);
    await app.close();
    expect(await told(tenantA)).toEqual([
      ...first,
      ['person', { reason: 'issue_not_found', count: 3 }],
      ['app', { reason: 'project_off', count: 1 }],
    ]);
    expect(await told(tenantB)).toHaveLength(1);
  });
});
