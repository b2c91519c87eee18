import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../../db/audit-chain.ts';
import { mayAskModel } from '../../../db/model-switches.ts';
import { installTenant, type TestDatabase, withDatabase } from '../../helpers/database.ts';
import { tenantA, tenantB } from '../../helpers/plans.ts';
import { databaseVariables, runCli } from '../../helpers/run-cli.ts';

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await withDatabase();
  env = databaseVariables(database.urls);
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());

const may = () =>
  Promise.all([tenantA, tenantB].map((tenant) => database.withTenant(tenant, mayAskModel)));
const run = (...args: string[]) => runCli(args, env);

describe('G5 an operator', () => {
  it('stops models for one tenant, audited, and lets them be asked again', async () => {
    const model = (value: string) => run('tenant', 'model', '--tenant', tenantA, value);
    expect(await model('stop')).toMatchObject({
      exitCode: 0,
      stdout: 'models are asked nothing\n',
    });
    expect(await may()).toEqual([false, true]);
    const entries = await readEntries(database.pools.readonly, tenantA);
    expect(JSON.parse(entries.at(-1)?.body ?? '')).toMatchObject({
      action: 'model.stopped',
      actor: { kind: 'operator' },
    });
    expect((await model('resume')).exitCode).toBe(0);
    expect(await may()).toEqual([true, true]);
  }, 60_000);

  it('stops them for all tenants at once', async () => {
    const said = 'models are asked nothing; noted for 2 sites\n';
    expect((await run('model', 'stop')).stdout).toBe(said);
    expect(await may()).toEqual([false, false]);
    // Said again, it is noted no second time.
    expect((await run('model', 'stop')).stdout).toBe(said);
    expect((await run('model', 'resume')).exitCode).toBe(0);
    expect(await may()).toEqual([true, true]);
    for (const tenant of [tenantA, tenantB]) {
      const entries = await readEntries(database.pools.readonly, tenant);
      const noted = entries.map(({ body }) => JSON.parse(body)).filter(({ data }) => data.scope);
      expect(noted).toMatchObject([
        { action: 'model.stopped', actor: { kind: 'operator' }, data: { scope: 'deployment' } },
        { action: 'model.resumed' },
      ]);
    }
    expect((await run('model', 'pause')).exitCode).toBe(2);
  }, 60_000);
});
