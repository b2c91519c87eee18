import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isFree, keepServer, startGuarded, untilListening } from '../guarded.mjs';
import { signals } from './start.mjs';

const run = promisify(execFile);

/** The plugin for PostgreSQL 12 and newer. */
const plugin = 'postgres12_pgx';
const databases = { temporal: 'temporal', temporal_visibility: 'visibility' };

/** As in production, and without the ceilings that a burst on one machine would meet. */
const settings = `matching.enableFairness:
  - value: true
frontend.namespaceRPS:
  - value: 20000
frontend.persistenceMaxQPS:
  - value: 20000
history.persistenceMaxQPS:
  - value: 20000
matching.persistenceMaxQPS:
  - value: 20000
`;

/**
 * Starts the Temporal server on a PostgreSQL that runs, in databases of its own that it makes. It
 * survives kills and bursts, which the development server does not. There is no namespace yet.
 */
export async function startTemporalOnPostgres({ binDir, adminUrl, directory, logFile }) {
  await prepareDatabases(binDir, adminUrl);
  const config = join(directory, 'temporal-settings.yaml');
  writeFileSync(config, settings);
  const ports = await freePorts(9);
  const env = serverEnv(new URL(adminUrl), ports, config);
  const [port] = ports;
  const args = ['--allow-no-auth', 'start'];
  const server = await keepServer({
    spawn: () => startGuarded({ command: join(binDir, 'server'), args, env, logFile }),
    ready: (process) => untilListening(port, { seconds: 120, process, what: 'Temporal' }),
    signals,
  });
  return Object.assign(server, { address: `127.0.0.1:${port}`, uiUrl: null });
}

async function prepareDatabases(binDir, adminUrl) {
  const { hostname, port, username } = new URL(adminUrl);
  const env = {
    PATH: process.env.PATH ?? '',
    SQL_PLUGIN: plugin,
    SQL_HOST: hostname,
    SQL_PORT: port,
    SQL_USER: username,
    SQL_PASSWORD: '',
  };
  for (const [database, schema] of Object.entries(databases)) {
    const tool = (...args) => run(join(binDir, 'sql'), ['--db', database, ...args], { env });
    await tool('create-database');
    await tool('setup-schema', '-v', '0.0');
    await tool('update-schema', '--schema-name', `postgresql/v12/${schema}`);
  }
}

function serverEnv({ hostname, port, username }, ports, config) {
  const names = ['FRONTEND_GRPC', 'FRONTEND_HTTP', 'FRONTEND_MEMBERSHIP'];
  for (const service of ['MATCHING', 'HISTORY', 'WORKER'])
    names.push(`${service}_GRPC`, `${service}_MEMBERSHIP`);
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '/',
    TZ: 'UTC',
    LOG_LEVEL: 'error',
    DB: plugin,
    POSTGRES_SEEDS: hostname,
    DB_PORT: port,
    POSTGRES_USER: username,
    POSTGRES_PWD: '',
    TEMPORAL_BROADCAST_ADDRESS: '127.0.0.1',
    DYNAMIC_CONFIG_FILE_PATH: config,
    ...Object.fromEntries(names.map((name, at) => [`${name}_PORT`, String(ports[at])])),
  };
}

/** So many different ones. Temporal keeps them in a column of two bytes: none is above 32767. */
async function freePorts(count) {
  const ports = new Set();
  while (ports.size < count) {
    const port = 15_000 + Math.floor(Math.random() * 17_000);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}
