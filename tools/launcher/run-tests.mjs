/** Runs jest tier by tier on one PostgreSQL and one Temporal. The last line counts passed, failed and skipped. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../postgres/start.mjs';
import { startTemporal } from '../temporal/start.mjs';
import { root } from './places.mjs';
import { readTestArguments } from './test-arguments.mjs';
import { countTests } from './test-count.mjs';

const { tiers, patterns } = readTestArguments(process.argv.slice(2));

/** Worlds and browsers are heavy: one file at a time. */
const inBand = new Set(['engine', 'world', 'browser']);

const folder = mkdtempSync(join(tmpdir(), 'readygate-test-'));
// PostgreSQL may run as another user, who must be able to pass.
chmodSync(folder, 0o711);
const total = { passed: 0, failed: 0, skipped: 0 };
const engines = [];
try {
  const env = await startEngines();
  for (const tier of tiers) await runTier(tier, env);
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
  total.failed += 1;
} finally {
  for (const engine of engines.reverse()) await engine.stop().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

async function startEngines() {
  const env = {
    ...process.env,
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
  };
  if (tiers.every((tier) => tier === 'unit')) return env;
  if (!env.READYGATE_TEST_POSTGRES) {
    const postgres = await startPostgres({
      binDir: env.READYGATE_POSTGRES_BIN,
      dataDir: join(folder, 'postgres'),
      logFile: join(folder, 'postgres.log'),
    });
    engines.push(postgres);
    env.READYGATE_TEST_POSTGRES = postgres.adminUrl;
  }
  if (!env.READYGATE_TEST_TEMPORAL && tiers.some((tier) => inBand.has(tier))) {
    const temporal = await startTemporal({
      bin: env.READYGATE_TEMPORAL_BIN,
      logFile: join(folder, 'temporal.log'),
    });
    engines.push(temporal);
    env.READYGATE_TEST_TEMPORAL = temporal.address;
  }
  return env;
}

async function runTier(tier, env) {
  process.stdout.write(`\n${tier}\n`);
  const report = join(folder, `${tier}.json`);
  const args = [
    join(root, 'node_modules/jest/bin/jest.js'),
    '--testRegex',
    `\\.${tier}\\.test\\.ts$`,
    '--json',
    '--outputFile',
    report,
    ...(inBand.has(tier) ? ['--runInBand', '--forceExit'] : ['--maxWorkers', '2']),
    '--passWithNoTests',
    ...patterns,
  ];
  await new Promise((resolve) => {
    // jest tells on standard error and prints its JSON on standard output, which only the file keeps.
    const child = spawn(process.execPath, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('exit', resolve);
  });
  const { messages, ...counted } = countTests(JSON.parse(readFileSync(report, 'utf8')).testResults);
  for (const message of messages) process.stdout.write(`${message}\n`);
  for (const [status, count] of Object.entries(counted)) total[status] += count;
}
