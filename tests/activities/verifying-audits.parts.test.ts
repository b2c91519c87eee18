import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createAuditVerifying } from '../../activities/verifying-audits.ts';
import { readEntries } from '../../db/audit-chain.ts';
import { findVerification } from '../../db/audit-verification.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
let now = testNow;
beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
});
afterAll(() => database.close());

let runs = 0;
const verify = (input?: { tenantId: string }) => {
  runs += 1;
  const { verifyAudits } = createAuditVerifying({
    ...{ withTenant: database.withTenant, clock: () => now, clockPool: database.pools.clock },
  } as unknown as ActivityDeps);
  return new MockActivityEnvironment({ activityId: String(runs) }).run(verifyAudits, input);
};
const found = (tenant: string) => database.withTenant(tenant, findVerification);
const lastEntry = async (tenant: string) =>
  JSON.parse((await readEntries(database.pools.readonly, tenant)).at(-1)?.body ?? '{}');
const lastRun = async () =>
  (await database.asAdministrator(`select found from clock_runs where task = 'verify_audits'`))[0];
const write = (tenant: string, count: number) =>
  database.withTenant(tenant, async (tx) => {
    for (let n = 0; n < count; n += 1)
      tx.audit({
        at: now,
        action: 'issue.judged',
        actor: 'app',
        subject: { kind: 'issue', id: String(n) },
      });
  });

describe('X2 the daily verification', () => {
  it('reads every chain in pieces, and remembers and audits what it found', async () => {
    await write(tenantA, 1300);
    expect(await verify()).toEqual({ tenants: 2, broken: 0 });
    expect(await found(tenantA)).toEqual({ seq: 1301, problem: null, at: testNow.toISOString() });
    expect(await lastEntry(tenantA)).toMatchObject({
      action: 'audit.verified',
      outcome: 'ok',
      data: { entries: 1301 },
    });
    expect(await lastRun()).toEqual({ found: 0 });
  });

  it('leaves alone what was verified lately, unless somebody asks for it', async () => {
    expect(await verify()).toEqual({ tenants: 0, broken: 0 });
    expect(await verify({ tenantId: tenantA })).toEqual({ tenants: 1, broken: 0 });
    expect(await found(tenantA)).toMatchObject({ seq: 1302 });
  });

  const ofA = `tenant_id = '${tenantA}'`;
  const entries = '(tenant_id, seq, prev, hash, body)';

  it.each<[string, string, object]>([
    [
      'altered',
      `update audit_entries set body = body || ' ' where ${ofA} and seq = 700`,
      { seq: 699 },
    ],
    ['removed', `delete from audit_entries where ${ofA} and seq = 700`, { seq: 699 }],
    ['truncated', `delete from audit_entries where ${ofA} and seq > 1000`, { seq: 1000 }],
    ['head_mismatch', `update audit_heads set hash = repeat('0', 64) where ${ofA}`, {}],
    [
      'added',
      `insert into audit_entries ${entries} select tenant_id, seq + 1, hash, hash, body
         from audit_entries where ${ofA} order by seq desc limit 1`,
      {},
    ],
  ])(
    'finds and names what was %s, and tells of the others all the same',
    async (problem, text, more) => {
      await database.asAdministrator(`create table kept as select * from audit_entries where ${ofA};
      create table kept_head as select * from audit_heads where ${ofA}`);
      await database.asAdministrator(`set session_replication_role = replica; ${text}`);
      now = new Date(now.getTime() + 24 * 3_600_000);
      expect(await verify()).toEqual({ tenants: 2, broken: 1 });
      expect(await found(tenantA)).toMatchObject({ problem, ...more });
      expect(await found(tenantB)).toMatchObject({ problem: null });
      // It is as broken while no other verification is due.
      expect(await verify()).toEqual({ tenants: 0, broken: 1 });
      expect(await lastRun()).toEqual({ found: 1 });
      await database.asAdministrator(`set session_replication_role = replica;
      delete from audit_entries where ${ofA}; delete from audit_heads where ${ofA};
      insert into audit_entries ${entries} select tenant_id, seq, prev, hash, body from kept;
      insert into audit_heads select * from kept_head; drop table kept; drop table kept_head`);
      expect(await verify({ tenantId: tenantA })).toEqual({ tenants: 1, broken: 0 });
      expect(await lastEntry(tenantA)).toMatchObject({ outcome: 'ok' });
    },
  );
});
