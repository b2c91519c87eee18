import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installed } from './installs.mjs';
import { root } from './places.mjs';
import { downloads, packagesHere } from './platforms.mjs';
import { CannotContinue } from './say.mjs';

/** The oldest Node whose jest can load ES modules by require. */
const oldest = [24, 9];

/** Says so where the Node that is needed cannot be had. */
export function assertNode() {
  if (isNewEnough(process.versions.node) || packagesHere()) return;
  throw new CannotContinue(
    'Node 24.9 or newer is needed: install it from https://nodejs.org and start again.',
  );
}

/** Node 24.9 or newer: the one that runs us, else one from a package of ours. */
export async function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  assertNode();
  const { node } = packagesHere();
  const folder = join(root, 'tools/node24');
  await installed(folder, { what: 'Node 24', megabytes: downloads.node, npm: npmOfThisNode() });
  const binary = join(folder, 'node_modules', node, 'bin/node');
  if (!existsSync(binary))
    throw new CannotContinue(
      `${node} has no ${binary}: delete ${folder}/node_modules and start again.`,
    );
  return binary;
}

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** npm as it was when it started us, else the one on the PATH. */
function npmOfThisNode() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, cli] : ['npm'];
}
