import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActivityDeps } from '../../activities/deps.ts';
import { packOf } from '../../activities/packs.ts';
import { insertRules } from '../../db/rule-packs.ts';
import { type TestDatabase, withDatabase } from '../helpers/database.ts';
import { fillTenant } from '../helpers/fill-tenant.ts';
import { starter } from '../helpers/judged.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const at = new Date('2026-11-24T10:00:00.000Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await fillTenant(database, tenantA);
});
afterAll(() => database.close());

describe('R7 the rules of a project', () => {
  it('judge its issues from the version that was published last, and no others', async () => {
    const { withTenant } = database;
    const deps = { withTenant, pack: starter } as ActivityDeps;
    const packIn = (tenant: string, projectId = '10000') => packOf(deps, tenant, projectId);
    // The filled tenant has a second version; the first is the pack that ships.
    expect(await packIn(tenantA)).toMatchObject({ id: 'team', version: starter.version });
    await withTenant(tenantA, (tx) =>
      insertRules(tx, '10000', {
        version: 3,
        source: '',
        pack: { ...starter, id: 'team', version: '3.0' },
        publishedBy: 'acc-otto',
        publishedAt: at.toISOString(),
      }),
    );
    expect(await packIn(tenantA)).toMatchObject({ id: 'team', version: '3.0' });
    expect(await packIn(tenantA, '10001')).toMatchObject({ id: 'starter' });
    expect(await packIn(tenantB)).toMatchObject({ id: 'starter' });
  });
});
