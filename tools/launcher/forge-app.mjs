import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed } from './installs.mjs';
import { locked } from './lock.mjs';
import { root, stamps } from './places.mjs';
import { downloads } from './platforms.mjs';
import { runStep } from './run.mjs';
import { telling } from './say.mjs';

const folder = join(root, 'forge-app');
const skipped = new Set(['node_modules', 'dist']);

/** What the app people see is built from. */
export async function installForgeApp(npm, env) {
  await installed(folder, { what: 'the Forge app', megabytes: downloads.forgeApp, npm, env });
}

/** The app people see, installed and built, once per state of its sources. */
export async function ensureForgeApp(npm, env) {
  await installForgeApp(npm, env);
  const stamp = join(stamps, 'forge-app.built');
  await locked(join(stamps, 'forge-app-build.lock'), async () => {
    const wanted = sourcesDigest();
    const built = existsSync(join(folder, 'static/app/dist/index.html'));
    if (built && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
    rmSync(stamp, { force: true });
    await telling('building the Forge app', () =>
      runStep(npm[0], [...npm.slice(1), 'run', 'build'], {
        cwd: folder,
        env,
        log: join(stamps, 'forge-app-build.log'),
      }),
    );
    mkdirSync(stamps, { recursive: true });
    writeFileSync(stamp, wanted);
  });
}

function sourcesDigest() {
  const hash = createHash('sha256');
  const walk = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (skipped.has(entry.name)) continue;
      const full = join(path, entry.name);
      if (entry.isDirectory()) walk(full);
      else hash.update(full).update(readFileSync(full));
    }
  };
  walk(folder);
  for (const name of readdirSync(join(root, 'domain'))) {
    if (name.endsWith('.ts')) hash.update(readFileSync(join(root, 'domain', name)));
  }
  return hash.digest('hex');
}
