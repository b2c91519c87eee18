import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FuzzWorld } from './world.ts';

/** Seconds after which a run is ended and counts as failed: to begin with, and for each example. */
const longest = { atFirst: 600, perExample: 30 };

const project = join(import.meta.dirname, '../..');

export interface Options {
  seed: string;
  examples: string;
}

/** What a run says of itself. */
export interface Counted {
  /** Operations that were called at least once. */
  operations: number;
  cases: number;
  /** Different failures and errors; at least one where the run did not end by itself. */
  failed: number;
}

/** Holds the operations of docs/openapi.json that `chosen` names against a running API, with all checks. */
export async function schemathesis(
  folder: string,
  { origin, given }: FuzzWorld,
  chosen: readonly string[],
  { seed, examples }: Options,
): Promise<Counted> {
  const here = mkdtempSync(join(tmpdir(), 'readygate-fuzz-'));
  const report = join(here, 'report.json');
  const seconds = longest.atFirst + longest.perExample * Number(examples);
  const args = [
    ...['--config-file', join(import.meta.dirname, 'schemathesis.toml'), '--no-color', 'run'],
    ...[join(project, 'docs/openapi.json'), '--url', origin, ...chosen],
    ...['--checks', 'all', '--phases', 'examples,coverage,fuzzing,stateful'],
    ...['--max-examples', examples, '--seed', seed, '--generation-deterministic'],
    ...['--continue-on-failure', '--workers', '1', '--report-json-path', report],
  ];
  const child = spawn(join(folder, 'st'), args, {
    cwd: here,
    env: {
      PATH: process.env.PATH ?? '',
      PYTHONDONTWRITEBYTECODE: '1',
      SCHEMATHESIS_HOOKS: join(import.meta.dirname, 'hooks.py'),
      READYGATE_FUZZ: JSON.stringify(given),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: seconds * 1000,
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (code === null) process.stderr.write(`not done after ${seconds} seconds\n`);
    return countReport(existsSync(report) ? readFileSync(report, 'utf8') : '{}', code);
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
}

interface Report {
  operations?: { tested: number } | null;
  test_cases?: { generated: number; unique_failures: number };
  errors?: { count: number }[];
}

/** What the report of a run says, whose exit code is 0 only where nothing failed. */
export function countReport(text: string, exitCode: number | null): Counted {
  const { operations, test_cases: cases, errors = [] } = JSON.parse(text) as Report;
  const said = errors.reduce((sum, { count }) => sum + count, cases?.unique_failures ?? 0);
  return {
    operations: operations?.tested ?? 0,
    cases: cases?.generated ?? 0,
    failed: exitCode === 0 ? said : Math.max(1, said),
  };
}
