import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { beginCall, type CallOutcome, type NewCall, settleCall } from '../../db/egress.ts';
import { saveModelSettings } from '../../db/model-settings.ts';
import { setModelProject } from '../../db/model-switches.ts';
import { setMode } from '../../db/project-modes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { defaultModelSettings } from '../../domain/model/settings.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from './database.ts';
import { callOf } from './fill-tenant.ts';
import { tenantA, tenantB } from './plans.ts';

/** Who turns things on. */
export const by = { at: testNow, accountId: 'acc-otto' };
export const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);

type Call = Partial<NewCall> & { name?: string };

/** Two tenants with two projects each, and nothing of models before each test. */
export function modelTables() {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await withDatabase();
    await installTenant(database, tenantA);
    await installTenant(database, tenantB);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.asAdministrator(
      `truncate setting_changes, model_settings, model_projects, model_days, model_operator_days, model_circuits,
         model_denials, egress_records, deployment_switches, editions, quotas, reservations, usage_events`,
    );
    await database.asAdministrator('update tenants set model_stopped = false');
    for (const tenant of [tenantA, tenantB])
      for (const projectId of ['10000', '10001'])
        await inTenant((tx) => setMode(tx, { projectId, mode: 'observe', at: testNow }), tenant);
  });

  const inTenant = <Result>(work: (tx: TenantTx) => Promise<Result>, tenant = tenantA) =>
    database.withTenant(tenant, work);
  const deny = (call: Call = {}, tenant = tenantA) =>
    inTenant((tx) => beginCall(tx, callOf(tenant, call)), tenant);
  return {
    database: () => database,
    inTenant,
    /** What denied a call; null where it began. */
    deny,
    /** The code of it. */
    begin: async (call: Call = {}, tenant = tenantA) => (await deny(call, tenant))?.code ?? null,
    settle: (call: Call, outcome: CallOutcome, at = testNow, tenant = tenantA) =>
      inTenant((tx) => settleCall(tx, callOf(tenant, call), outcome, at), tenant),
    turnOn: (tenant = tenantA) =>
      inTenant(async (tx) => {
        await saveModelSettings(tx, { version: 0, ...defaultModelSettings, on: true }, by);
        await setModelProject(tx, { projectId: '10000', on: true, version: 0 }, by);
      }, tenant),
    /** Entries of the audit chain, in order. */
    entries: async (tenant = tenantA) =>
      (await readEntries(database.pools.readonly, tenant)).map(({ body }) => JSON.parse(body)),
  };
}

export const answered = (input: number, output: number, micros = 10, operatorMicros = 0) => ({
  state: 'answered' as const,
  code: null,
  usage: { input, output, micros, operatorMicros },
  end: { ok: true as const },
});

export const failed = (retryAfterSeconds?: number) => ({
  state: 'failed' as const,
  code: 'http_503',
  usage: { input: 0, output: 0, micros: 0, operatorMicros: 0 },
  end: { ok: false as const, retryAfterSeconds },
});
