/**
 * `npm run fuzz [-- --seed N] [--examples N]`: docs/openapi.json held against a running API by schemathesis, every
 * operation with all checks. Not part of `npm test`, because it needs Python, and fails where there is none. CI runs
 * it with few examples. The last line counts operations, cases and failures.
 */
import { parseArgs } from 'node:util';
import { platformEndpoints } from '../../domain/forge-modules.ts';
import { pythonPrograms } from './python.ts';
import { type Counted, type Options, schemathesis } from './schemathesis.ts';

const usage = 'usage: npm run fuzz [-- --seed N] [--examples N]';

/** After it everything is refused, so that it comes last. */
const leaving = platformEndpoints['readygate-uninstall'];

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
    return 1;
  }
  // Not before it is known that there is something to do: it loads the whole API.
  const { startFuzzWorld } = await import('./world.ts');
  const world = await startFuzzWorld();
  try {
    const runs: Counted[] = [];
    for (const which of ['--exclude-path', '--include-path'])
      runs.push(await schemathesis(python.folder, world, [which, leaving], options));
    const logged = world.failures();
    for (const failure of logged.slice(0, 20)) tell(`logged: ${failure}`);
    return conclude(runs, { logged: logged.length, there: world.operations });
  } finally {
    await world.close();
  }
}

/** Says what was done: an operation that no run called is a failure, and so is a 500 that no check noticed. */
function conclude(
  runs: readonly Counted[],
  { logged, there }: { logged: number; there: number },
): number {
  const sum = (of: keyof Counted) => runs.reduce((all, run) => all + run[of], 0);
  const failed = Math.max(sum('failed'), logged) + (there - sum('operations'));
  process.stdout.write(
    `${sum('operations')} operations, ${sum('cases')} cases, ${failed} failed\n`,
  );
  return failed === 0 ? 0 : 1;
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
