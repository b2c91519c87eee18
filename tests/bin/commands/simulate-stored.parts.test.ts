import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installTenant, type TestDatabase, withDatabase } from '../../helpers/database.ts';
import { tenantA, tenantB } from '../../helpers/plans.ts';
import { databaseVariables, runCli } from '../../helpers/run-cli.ts';
import { draft, keep, linesOf, manyIssues } from '../../helpers/simulations.ts';

const folder = mkdtempSync(join(tmpdir(), 'rules-'));
const pack = join(folder, 'team.yaml');

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  writeFileSync(pack, draft());
  database = await withDatabase();
  const key = [...database.ring.keys][0]![1].toString('base64');
  env = { ...databaseVariables(database.urls), READYGATE_KEYS: `test:${key}` };
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
  await keep(database.withTenant, manyIssues(150));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

const simulate = (tenant: string, ...more: string[]) =>
  runCli(['rules', 'simulate', '--tenant', tenant, '--project', '10000', ...more], env);

describe('R8 rules simulate --tenant', () => {
  it('lists the stored issues that turn, and counts all', async () => {
    const { exitCode, stdout, stderr } = await simulate(tenantA, pack);
    expect([exitCode, stderr]).toEqual([0, '']);
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toMatch(/^SHOP-1\d\d\d {2}(not ready|needs work) \d+ → ready \d+ {2}/);
    expect(lines.at(-1)).toMatch(/^Of 150 work items 0 turn not ready, \d+ turn ready/);
  });

  it('is JSON by the line for programs, as the API has it', async () => {
    const { stdout } = await simulate(tenantA, pack, '--format', 'json', '--as-of', '2026-01-31');
    const { lines, summary } = linesOf(stdout);
    expect(summary).toMatchObject({ judged: 150, asOf: '2026-01-31', ended: 'complete' });
    expect(lines.every(({ kind }) => kind !== 'progress')).toBe(true);
  });

  it('judges nothing of another tenant, and says what is wrong', async () => {
    const other = linesOf((await simulate(tenantB, pack, '--format', 'json')).stdout);
    expect(other.summary.total).toBe(0);
    const unknown = await simulate('33333333-3333-4333-8333-333333333333', pack);
    expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining('--tenant')]);
    const key = await runCli(
      ['rules', 'simulate', '--tenant', tenantA, '--project', 'SHOP', pack],
      env,
    );
    expect([key.exitCode, key.stderr]).toEqual([2, expect.stringContaining('--project')]);
  });
});
