import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, stamps } from './places.mjs';
import { runStep } from './run.mjs';
import { CannotContinue, telling } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A Chromium: READYGATE_CHROMIUM, one that is installed, apt-get where we may, Playwright's download. */
export async function ensureChromium(node) {
  const found = process.env.READYGATE_CHROMIUM ?? installedChromium();
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const log = join(stamps, 'chromium.log');
    const install = (args) => runStep('apt-get', args, { cwd: root, env, log });
    await telling('installing Chromium by apt-get (about 120 MB to download)', async () => {
      await install(['install', '-y', '--no-install-recommends', 'chromium']).catch(async () => {
        await install(['update']);
        await install(['install', '-y', '--no-install-recommends', 'chromium']);
      });
    });
    const now = installedChromium();
    if (now) return now;
  }
  return await download(node);
}

async function download(node) {
  const cli = join(root, 'node_modules/playwright-core/cli.js');
  try {
    await telling('downloading Chromium (about 170 MB)', () =>
      runStep(node, [cli, 'install', 'chromium'], { cwd: root, log: join(stamps, 'chromium.log') }),
    );
  } catch (error) {
    throw new CannotContinue(
      `Chromium is needed for the browser tests: install it (Debian: apt-get install chromium; macOS: brew install --cask chromium) or set READYGATE_CHROMIUM to its path.\n${error.message}`,
    );
  }
  const script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
  return execFileSync(node, ['-e', script], { cwd: root, encoding: 'utf8' });
}

function installedChromium() {
  if (existsSync(onMac)) return onMac;
  for (const name of names) {
    const found = which(name);
    if (found) return found;
  }
  return null;
}

function which(name) {
  for (const folder of (process.env.PATH ?? '').split(':')) {
    const path = join(folder, name);
    if (folder && existsSync(path)) return path;
  }
  return null;
}
