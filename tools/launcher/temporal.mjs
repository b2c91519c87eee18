import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { locked } from './lock.mjs';
import { cacheFolder, root } from './places.mjs';
import { downloads } from './platforms.mjs';
import { runStep } from './run.mjs';
import { CannotContinue, telling } from './say.mjs';

/** Server versions: the demo takes any that knows worker versioning, tests need time skipping. */
const needs = { demo: [1, 29, 1], test: [1, 32, 0] };

const module_ = join(root, 'tools/temporal');

/**
 * A Temporal development server: TEMPORAL_ADDRESS, `temporal` on the PATH, the one we built before, or
 * a build from the pinned Go module. The SDK's own download is no step of this: it offers no server
 * with time skipping yet. Answers with the binary, or null where a server runs already.
 */
export async function ensureTemporal(purpose) {
  const present = presentTemporal(purpose);
  if (present !== undefined) return present;
  assertTemporal(purpose);
  await build();
  return builtBinary();
}

/** Says so where Temporal is not there and cannot be built. */
export function assertTemporal(purpose) {
  if (presentTemporal(purpose) !== undefined || hasGo()) return;
  throw new CannotContinue(
    `Temporal ${needs[purpose].join('.')} or newer is needed: install it (macOS: brew install temporal; Linux: https://temporal.download), or install Go to have it built (Debian: apt-get install golang; macOS: brew install go).`,
  );
}

/** What can be used at once; undefined where there is nothing. */
function presentTemporal(purpose) {
  if (purpose === 'demo' && process.env.TEMPORAL_ADDRESS) return null;
  if (process.env.READYGATE_TEMPORAL_BIN) return process.env.READYGATE_TEMPORAL_BIN;
  const onPath = serverVersion('temporal');
  if (onPath && isAtLeast(onPath, needs[purpose])) return 'temporal';
  return existsSync(builtBinary()) ? builtBinary() : undefined;
}

const builtBinary = () => join(buildFolder(), 'temporal');
const buildFolder = () => join(cacheFolder(), `temporal-${moduleDigest()}`);

const build = () =>
  buildOnce({
    names: ['temporal'],
    packages: ['github.com/temporalio/cli/cmd/temporal'],
    what: 'Temporal',
    cost: `about ${downloads.temporal} MB to download, 3 to 10 minutes`,
  });

/** The programs of the production server and of its tool for databases, as the pinned module names them. */
const serverParts = { server: 'cmd/server', sql: 'cmd/tools/sql' };

/**
 * The folder with `server` and `sql`, which keep Temporal's state in PostgreSQL:
 * READYGATE_TEMPORAL_SERVER_BIN, the one we built before, or a build from the pinned Go module.
 */
export async function ensureTemporalServer() {
  const present = presentServer();
  if (present) return present;
  assertTemporalServer();
  await buildOnce({
    names: Object.keys(serverParts),
    packages: Object.values(serverParts).map((path) => `go.temporal.io/server/${path}`),
    what: "Temporal's production server",
    cost: `about ${downloads.temporal} MB to download and 3 to 10 minutes, or one minute after npm test`,
  });
  return buildFolder();
}

/** Says so where the production server is not there and cannot be built. */
export function assertTemporalServer() {
  if (presentServer() || hasGo()) return;
  throw new CannotContinue(
    "Temporal's production server is needed: install Go to have it built (Debian: apt-get install golang; macOS: brew install go), or set READYGATE_TEMPORAL_SERVER_BIN to a folder with `server` and `sql`.",
  );
}

function presentServer() {
  if (process.env.READYGATE_TEMPORAL_SERVER_BIN) return process.env.READYGATE_TEMPORAL_SERVER_BIN;
  const built = Object.keys(serverParts).every((name) => existsSync(join(buildFolder(), name)));
  return built ? buildFolder() : null;
}

/** Builds programs of the pinned module into the cache, beside and renamed. */
async function buildOnce({ names, packages, what, cost }) {
  const folder = buildFolder();
  await locked(`${folder}.lock`, async () => {
    if (names.every((name) => existsSync(join(folder, name)))) return;
    const making = join(folder, `making-${process.pid}`);
    mkdirSync(making, { recursive: true });
    const env = {
      ...process.env,
      CGO_ENABLED: '0',
      GOTOOLCHAIN: 'auto',
      GOFLAGS: '-buildvcs=false',
    };
    const args = ['build', '-ldflags', '-s -w', '-o', `${making}/`, ...packages];
    await telling(`building ${what} once from its source (${cost}, kept in ${folder})`, () =>
      runStep('go', args, { cwd: module_, env, log: join(folder, `build-${names[0]}.log`) }),
    );
    for (const name of names) renameSync(join(making, name), join(folder, name));
    rmSync(making, { recursive: true });
  });
}

/** The version of the server in a `temporal` binary; null when there is none. */
export function serverVersion(binary) {
  try {
    return parseServerVersion(
      execFileSync(binary, ['--version'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  } catch {
    return null;
  }
}

export function parseServerVersion(text) {
  const found = /Server (\d+)\.(\d+)\.(\d+)/.exec(text);
  return found ? found.slice(1, 4).map(Number) : null;
}

export function isAtLeast(version, least) {
  for (let index = 0; index < least.length; index++) {
    const difference = (version[index] ?? 0) - least[index];
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function hasGo() {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function moduleDigest() {
  return createHash('sha256')
    .update(readFileSync(join(module_, 'go.sum')))
    .digest('hex')
    .slice(0, 12);
}
