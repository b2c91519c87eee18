import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settle } from '../../../db/quotas.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../../helpers/database.ts';
import { tenantA, tenantB } from '../../helpers/plans.ts';
import { allow } from '../../helpers/quotas.ts';
import { databaseVariables, runCli } from '../../helpers/run-cli.ts';

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await withDatabase();
  env = databaseVariables(database.urls);
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
  await database.withTenant(tenantA, async (tx) => {
    await settle(tx, { kind: 'judgements', id: 'a' }, { amount: 1, at: testNow });
    await settle(tx, { kind: 'model_tokens', id: 'b' }, { amount: 1200, at: testNow });
  });
});
afterAll(() => database.close());

const usage = (tenant: string, ...args: string[]) =>
  runCli(['tenant', 'usage', '--tenant', tenant, ...args], env);
const days = ['--from', '2026-11-24', '--to', '2026-11-24'];
const lastLine = (text: string) => JSON.parse(text.trim().split('\n').at(-1) ?? '');

describe('T5 tenant usage', () => {
  it('prints what a tenant used by day and kind', async () => {
    expect((await usage(tenantA, ...days)).stdout).toBe(
      '2026-11-24  judgements    1\n2026-11-24  model_tokens  1200\n',
    );
    expect((await usage(tenantA, ...days, '--format', 'csv')).stdout).toBe(
      'day,kind,used,events,denied\r\n2026-11-24,judgements,1,1,0\r\n2026-11-24,model_tokens,1200,1,0\r\n',
    );
    const json = JSON.parse((await usage(tenantA, ...days, '--format', 'json')).stdout);
    expect(json).toMatchObject([{ kind: 'judgements', used: 1 }, { kind: 'model_tokens' }]);
    expect((await usage(tenantB, ...days)).stdout).toBe('');
  });

  it('answers 2 to anything else', async () => {
    for (const args of [
      ['--from', 'yesterday'],
      ['--format', 'xml'],
      ['--project', '10000'],
    ])
      expect((await usage(tenantA, ...args)).exitCode).toBe(2);
  });
});

describe('T4 tenant edition', () => {
  const edition = (name: string) => runCli(['tenant', 'edition', '--tenant', tenantA, name], env);

  it('sets one that there is', async () => {
    await allow(database, { standard: {}, free: { sweeps: { month: 4 } } });
    expect(await edition('free')).toMatchObject({ exitCode: 0, stdout: 'edition free\n' });
    expect(
      await database.asAdministrator('select edition from tenants where tenant_id = $1', [tenantA]),
    ).toEqual([{ edition: 'free' }]);
    const unknown = await edition('golden');
    expect(unknown.exitCode).toBe(2);
    expect(lastLine(unknown.stderr)).toMatchObject({
      code: 'not_found',
      expected: 'free, standard',
    });
  });
});

describe('T4 migrate', () => {
  it('takes the editions of the file, once, and says what is wrong with it', async () => {
    const migrate = (more = {}) => runCli(['migrate'], { ...env, ...more });
    const said = 'nothing to apply\neditions are as in the file\n';
    expect(await migrate()).toMatchObject({ exitCode: 0, stdout: said });
    expect(await migrate()).toMatchObject({ exitCode: 0, stdout: 'nothing to apply\n' });
    const [row] = await database.asAdministrator(
      `select count(distinct edition)::integer as editions from editions`,
    );
    expect(row).toEqual({ editions: 3 });
    const wrong = await migrate({ READYGATE_EDITIONS: '/nowhere/editions.yaml' });
    expect(wrong.exitCode).toBe(2);
    expect(lastLine(wrong.stderr)).toMatchObject({ path: 'READYGATE_EDITIONS' });
  });
});
