import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { installed } from './installs.mjs';
import { locked } from './lock.mjs';
import { cacheFolder, root } from './places.mjs';
import { downloads, packagesHere } from './platforms.mjs';
import { CannotContinue } from './say.mjs';

/** Says so where PostgreSQL cannot be had. */
export function assertPostgres() {
  const { READYGATE_TEST_POSTGRES, READYGATE_POSTGRES_BIN } = process.env;
  if (READYGATE_TEST_POSTGRES || READYGATE_POSTGRES_BIN || packagesHere()) return;
  throw new CannotContinue(
    'There are no PostgreSQL binaries for this platform: install PostgreSQL and set READYGATE_POSTGRES_BIN to the folder that holds initdb.',
  );
}

/**
 * The folder with initdb and postgres: READYGATE_POSTGRES_BIN, else the binaries of a package, copied
 * once to the cache, where the user that PostgreSQL runs as can read them. Null where a server runs
 * already (READYGATE_TEST_POSTGRES).
 */
export async function ensurePostgres(npm) {
  if (process.env.READYGATE_TEST_POSTGRES) return null;
  if (process.env.READYGATE_POSTGRES_BIN) return process.env.READYGATE_POSTGRES_BIN;
  assertPostgres();
  assertOthersMayEnter(cacheFolder());
  const { postgres } = packagesHere();
  const folder = join(root, 'tools/postgres');
  await installed(folder, { what: 'PostgreSQL 18', megabytes: downloads.postgres, npm });
  const source = join(folder, 'node_modules', postgres);
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const target = join(cacheFolder(), `postgres-${version}-${process.platform}-${process.arch}`);
  await locked(`${target}.lock`, async () => {
    if (!existsSync(target)) copy(join(source, 'native'), target);
  });
  return join(target, 'bin');
}

/** As root, PostgreSQL runs as another user, who must be able to reach its programs. */
function assertOthersMayEnter(folder) {
  if (process.getuid?.() !== 0) return;
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    if (!existsSync(path) || (statSync(path).mode & 0o001) !== 0) continue;
    throw new CannotContinue(
      `PostgreSQL runs as another user where we are root, and others cannot enter ${path}: set READYGATE_CACHE to a folder that they can enter, such as /var/cache/readygate.`,
    );
  }
}

/** Copied beside and renamed, so that a copy that was cut off is never used. */
function copy(native, target) {
  const making = `${target}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  cpSync(native, making, { recursive: true });
  linkLibraries(native, making);
  for (const name of readdirSync(join(making, 'bin'))) chmodSync(join(making, 'bin', name), 0o755);
  renameSync(making, target);
}

/** npm packages hold no symbolic links: the package lists those its script would make. */
function linkLibraries(native, making) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(making, relative('native', target));
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(basename(source), link);
  }
}
