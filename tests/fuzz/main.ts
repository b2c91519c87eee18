/**
 * `npm run fuzz [-- --seed N] [--examples N]`: docs/openapi.json held against a running API by schemathesis, with
 * all of its checks. Not part of `npm test`, because it needs Python; without it it says so and does nothing.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pythonPrograms } from './python.ts';
import { type FuzzWorld, startFuzzWorld } from './world.ts';

/** Seconds after which the run is ended and counts as failed. */
const longest = 300;
const usage = 'usage: npm run fuzz [-- --seed N] [--examples N]';

const project = join(import.meta.dirname, '../..');
const tell = (text: string) => process.stderr.write(`${text}\n`);

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (options === null) {
    tell(usage);
    return 2;
  }
  const { cacheFolder } = (await import('../../tools/launcher/places.mjs' as string)) as {
    cacheFolder: () => string;
  };
  const python = pythonPrograms(cacheFolder());
  if ('missing' in python) {
    tell(python.missing);
    return 0;
  }
  const world = await startFuzzWorld();
  try {
    const code = await schemathesis(python.folder, world, options);
    const failures = world.failures();
    for (const failure of failures.slice(0, 20)) tell(`logged: ${failure}`);
    return code === 0 && failures.length === 0 ? 0 : 1;
  } finally {
    await world.close();
  }
}

interface Options {
  seed: string;
  examples: string;
}

function readOptions(): Options | null {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: '1' },
        examples: { type: 'string', default: '40' },
      },
    });
    return Object.values(values).every((value) => /^[1-9]\d{0,5}$/.test(value)) ? values : null;
  } catch {
    return null;
  }
}

/** Resolves with its exit code; one that takes too long is ended. */
function schemathesis(
  folder: string,
  { origin, given }: FuzzWorld,
  { seed, examples }: Options,
): Promise<number> {
  const here = mkdtempSync(join(tmpdir(), 'readygate-fuzz-'));
  const args = [
    ...['--config-file', join(import.meta.dirname, 'schemathesis.toml'), '--no-color', 'run'],
    ...[join(project, 'docs/openapi.json'), '--url', origin],
    // Every route refuses every token that does not hold: tests/api/hostile-tokens.unit.test.ts.
    ...['--checks', 'all', '--exclude-checks', 'ignored_auth'],
    // Of what these say nothing is read, so that a body may be missing; and after an uninstall all is refused.
    ...['--exclude-path-regex', '^/forge/(events/(lifecycle|uninstall)|scheduled/)'],
    ...['--phases', 'examples,coverage,fuzzing'],
    ...['--max-examples', examples, '--seed', seed, '--generation-deterministic'],
    ...['--continue-on-failure', '--workers', '1'],
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
    timeout: longest * 1000,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      rmSync(here, { recursive: true, force: true });
      if (code === null) tell(`not done after ${longest} seconds`);
      resolve(code ?? 1);
    });
  });
}
