import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listEntries } from '../../db/audit-list.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await database.withTenant(tenantA, async (tx) => {
    for (let n = 0; n < 500; n += 1)
      tx.audit({
        at: new Date(testNow.getTime() + n * 1000),
        action: 'issue.judged',
        actor: 'app',
        subject: { kind: 'issue', id: String(n % 50) },
      });
  });
});
afterAll(() => database.close());

/** How PostgreSQL reads the list, under row security. */
const planOf = (filter: Parameters<typeof listEntries>[1]) =>
  database.withTenant(tenantA, async (tx) => {
    await tx.query('set local enable_seqscan = off');
    const explained: string[] = [];
    const explaining = {
      tenantId: tx.tenantId,
      query: async (text: string, values: unknown[]) => {
        const rows = await tx.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
        explained.push(...rows.map((row) => row['QUERY PLAN']));
        return [];
      },
    } as unknown as TenantTx;
    const below = { at: new Date(testNow.getTime() + 400_000).toISOString(), seq: 300 };
    await listEntries(explaining, filter, { below, limit: 50 });
    return explained.join('\n');
  });

describe('X3 looking through a long chain', () => {
  it.each<[string, Parameters<typeof listEntries>[1], string]>([
    ['nothing', {}, 'audit_entries_by_time'],
    ['a time', { since: testNow, until: testNow }, 'audit_entries_by_time'],
    ['an action', { action: 'issue.judged' }, 'audit_entries_by_action'],
    ['a subject', { subject: { kind: 'issue', id: '7' } }, 'audit_entries_by_subject'],
  ])('by %s walks along an index, in its order', async (_what, filter, index) => {
    const plan = await planOf(filter);
    expect(plan).toContain(`Index Scan Backward using ${index}`);
    expect(plan).not.toContain('Sort');
  });
});
