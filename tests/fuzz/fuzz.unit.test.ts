import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { countReport } from './schemathesis.ts';

const run = (args: string[], env: Record<string, string>) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...env },
  });

describe('O7 npm run fuzz', () => {
  it('fails where there is no Python, with one sentence that says what would be right', () => {
    const { status, stdout, stderr } = run([], { READYGATE_PYTHON: '/nowhere/python3' });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'The fuzz run needs Python 3.10 or newer with its modules venv and ensurepip, and /nowhere/python3 is not that: install it, or name another one in READYGATE_PYTHON.\n',
    );
  });

  it.each([['--examples', 'many'], ['--more'], ['--seed', '-1']])('refuses %s %s', (...args) => {
    const { status, stderr } = run(args, {});
    expect([status, stderr]).toEqual([2, 'usage: npm run fuzz [-- --seed N] [--examples N]\n']);
  });

  it('counts what its report says, and a run that did not end by itself as failed', () => {
    const report = {
      operations: { tested: 83, selected: 84 },
      test_cases: { generated: 4000, unique_failures: 2 },
      errors: [{ title: 'Network Error', count: 3 }],
    };
    const well = { ...report, test_cases: { generated: 4000, unique_failures: 0 }, errors: [] };
    expect(countReport(JSON.stringify(report), 1)).toEqual({
      operations: 83,
      cases: 4000,
      failed: 5,
    });
    expect(countReport(JSON.stringify(well), 0)).toEqual({
      operations: 83,
      cases: 4000,
      failed: 0,
    });
    expect(countReport(JSON.stringify(well), 1).failed).toBe(1);
    expect(countReport('{}', null)).toEqual({ operations: 0, cases: 0, failed: 1 });
    expect(countReport('{"operations":null}', 0)).toEqual({ operations: 0, cases: 0, failed: 0 });
  });
});
