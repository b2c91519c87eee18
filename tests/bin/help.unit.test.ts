import { describe, expect, it } from '@jest/globals';
import { runCli } from '../helpers/run-cli.ts';

describe('O5 help', () => {
  it.each([
    'api',
    'worker',
    'migrate',
    'doctor',
    'check',
    'rules',
    'audit',
    'model',
    'keys',
    'recover',
    'suspend',
    'sweep',
    'skills',
    'assignment',
    'tenant',
  ])(
    'of %s is its usage, on standard output, without any configuration',
    async (name) => {
      const { exitCode, stdout, stderr } = await runCli([name, '--help'], {});
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`^usage: npm run -s readygate -- ${name}`));
    },
    60_000,
  );

  it('is what a wrong command gets, on standard error', async () => {
    const { exitCode, stdout, stderr } = await runCli(['chek'], {});
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('check');
  }, 60_000);
});
