import { freePort, signal, startGuarded, untilListening } from '../guarded.mjs';

/** What every server of ours runs with: time skipping for tests, fairness as in production. */
const settings = { 'frontend.WorkflowTimeSkippingEnabled': true, 'matching.enableFairness': true };

/**
 * Starts Temporal's development server on loopback. With `dbFilename` its state survives a restart;
 * with `uiPort` (0: a free one) it serves its own page too.
 */
export async function startTemporal({
  bin,
  logFile,
  port = 0,
  uiPort,
  dbFilename,
  dynamicConfig = {},
}) {
  const chosen = port === 0 ? await freePort() : port;
  const page = uiPort === undefined ? null : uiPort === 0 ? await freePort() : uiPort;
  const values = Object.entries({ ...settings, ...dynamicConfig });
  const args = [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(chosen),
    '--log-level',
    'error',
    ...(page === null ? ['--headless'] : ['--ui-port', String(page)]),
    ...(dbFilename === undefined ? [] : ['--db-filename', dbFilename]),
    ...values.flatMap(([key, value]) => [
      '--dynamic-config-value',
      `${key}=${JSON.stringify(value)}`,
    ]),
  ];
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', TZ: 'UTC' };
  let server;
  const start = async () => {
    server = await startGuarded({ command: bin, args, env, logFile });
    await untilListening(chosen, { seconds: 60, process: server, what: 'Temporal' });
  };
  const end = async (name) => {
    signal(server.pid, name);
    await server.exited;
  };
  await start();
  return {
    address: `127.0.0.1:${chosen}`,
    uiUrl: page === null ? null : `http://127.0.0.1:${page}`,
    get pid() {
      return server.pid;
    },
    isRunning: () => server.isRunning(),
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGKILL');
      await start();
    },
  };
}
