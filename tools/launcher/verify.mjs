/** Everything that CI checks before the tests: format, lint, import directions, dead code, types. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './places.mjs';

const bin = (name) => join(root, 'node_modules/.bin', name);
const folders = [
  'domain',
  'workflows',
  'activities',
  'outbox',
  'api',
  'clients',
  'db',
  'bin',
  'dev',
  'bench',
  'faults',
];

const checks = [
  ['format and lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['import directions', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', ...folders]],
  ['dead code', bin('knip'), []],
  ['types', bin('tsc'), ['--noEmit']],
  ['types of the app', bin('tsc'), ['--noEmit', '-p', 'forge-app/static/app']],
  ['types of its function', bin('tsc'), ['--noEmit', '-p', 'forge-app']],
];

let failed = 0;
for (const [what, command, args] of checks) {
  process.stdout.write(`${what}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.stdout.write(`${checks.length - failed} of ${checks.length} checks hold\n`);
process.exitCode = failed === 0 ? 0 : 1;
