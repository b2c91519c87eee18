import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { locked } from './lock.mjs';
import { root, stamps } from './places.mjs';
import { runStep } from './run.mjs';
import { telling } from './say.mjs';

/**
 * Installs a package folder from its lockfile, once per lockfile. `production` leaves out what only
 * development needs; a later full install replaces it. An install that was cut off is made again.
 */
export async function installed(
  folder,
  { what, megabytes, npm, production = false, env = process.env },
) {
  const name = relative(root, folder).replaceAll('/', '-') || 'root';
  const stamp = join(stamps, `${name}.installed`);
  const wanted = digestOf(folder);
  if (satisfies(stamp, wanted, production, folder)) return;
  await locked(join(stamps, `${name}.lock`), async () => {
    if (satisfies(stamp, wanted, production, folder)) return;
    rmSync(stamp, { force: true });
    const options = [
      '--no-audit',
      '--no-fund',
      '--loglevel',
      'error',
      ...(production ? ['--omit=dev'] : []),
    ];
    await telling(
      `installing ${what} (about ${megabytes} MB to download, kept in ${relative(process.cwd(), folder) || '.'})`,
      () =>
        runStep(npm[0], [...npm.slice(1), 'ci', ...options], {
          cwd: folder,
          env,
          log: join(stamps, `${name}.log`),
        }),
    );
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, JSON.stringify({ wanted, production }));
  });
}

function satisfies(stamp, wanted, production, folder) {
  if (!existsSync(stamp)) return false;
  // A folder without dependencies has nothing to install, and npm makes no folder for it.
  if (!existsSync(join(folder, 'node_modules')) && dependsOnSomething(folder)) return false;
  const made = JSON.parse(readFileSync(stamp, 'utf8'));
  return made.wanted === wanted && (production || !made.production);
}

function dependsOnSomething(folder) {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  return Object.keys(packages).length > 1;
}

function digestOf(folder) {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json'])
    hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
