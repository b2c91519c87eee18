import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, keepServer, startGuarded, untilListening } from '../guarded.mjs';

const run = promisify(execFile);

/** `nobody`: PostgreSQL refuses to run as root, and making a user is not ours to do. */
const unprivileged = 65534;

/**
 * Starts PostgreSQL on loopback, in a new data folder or one it made before. As root it runs as uid
 * 65534. `fast` trades safety against a power cut for speed; a kill of the process loses nothing.
 */
export async function startPostgres({ binDir, dataDir, logFile, port = 0, fast = true }) {
  const uid = process.getuid?.() === 0 ? unprivileged : undefined;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (uid !== undefined) chownSync(dataDir, uid, uid);
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };
  const identity = uid === undefined ? {} : { uid, gid: uid };
  if (!existsSync(join(dataDir, 'PG_VERSION'))) {
    const options = [
      '-D',
      dataDir,
      '-U',
      'postgres',
      '--auth',
      'trust',
      '-E',
      'UTF8',
      '--locale',
      'C',
    ];
    await run(join(binDir, 'initdb'), options, { env, cwd: dataDir, ...identity });
  }
  const chosen = port === 0 ? await freePort() : port;
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=300',
    'shared_buffers=128MB',
  ];
  if (fast) settings.push('fsync=off', 'full_page_writes=off');
  const args = [
    '-D',
    dataDir,
    '-p',
    String(chosen),
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  const server = await keepServer({
    spawn: () =>
      startGuarded({
        command: join(binDir, 'postgres'),
        args,
        env,
        logFile,
        uid,
        end: 'SIGQUIT',
      }),
    ready: async (process) => {
      await untilListening(chosen, { seconds: 30, process, what: 'PostgreSQL' });
      await untilAnswers(chosen);
    },
    // Ended with SIGINT, open connections are closed and nothing is lost.
    signals: { stop: 'SIGINT', kill: 'SIGQUIT', restart: 'SIGINT' },
  });
  return Object.assign(server, {
    adminUrl: `postgres://postgres@127.0.0.1:${chosen}/postgres`,
    port: chosen,
  });
}

/** Accepting connections and answering are not the same while it recovers. */
async function untilAnswers(port) {
  const { default: pg } = await import('pg');
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      database: 'postgres',
    });
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => {});
    }
  }
}
