import { freePort, keepServer, startGuarded, untilListening } from '../guarded.mjs';

/** How Temporal is ended; what it must not lose it has written before it answers. */
export const signals = { stop: 'SIGTERM', kill: 'SIGKILL', restart: 'SIGKILL' };

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
  const server = await keepServer({
    spawn: () => startGuarded({ command: bin, args, env, logFile }),
    ready: (process) => untilListening(chosen, { seconds: 60, process, what: 'Temporal' }),
    signals,
  });
  // Assigned, not spread: its pid is asked for each time.
  return Object.assign(server, {
    address: `127.0.0.1:${chosen}`,
    uiUrl: page === null ? null : `http://127.0.0.1:${page}`,
  });
}
