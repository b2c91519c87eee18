import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const guard = fileURLToPath(new URL('./guard.mjs', import.meta.url));

/**
 * Starts a command whose life is bound to ours. Its output goes to the log file.
 * @returns its pid, and a promise of its end
 */
export async function startGuarded({ command, args, env, logFile, uid, end = 'SIGKILL' }) {
  const log = openSync(logFile, 'a');
  const identity = uid === undefined ? [] : ['--uid', String(uid)];
  const child = spawn(process.execPath, [guard, ...identity, '--end', end, command, ...args], {
    stdio: ['pipe', 'pipe', log],
    env,
    detached: true,
  });
  closeSync(log);
  const exited = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  const pid = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${command} ended with ${code}; its log is ${logFile}`)),
    );
    const lines = createInterface({ input: child.stdout });
    lines.once('line', (line) => {
      resolve(JSON.parse(line).pid);
      lines.on('line', (more) => appendFileSync(logFile, `${more}\n`));
    });
  });
  return { pid, exited, isRunning: () => child.exitCode === null && child.signalCode === null };
}

/**
 * Runs a server that can be ended and started again in its place: `spawn` starts its process, `ready`
 * resolves when that serves, `signals` end it.
 * @returns what its owner is given of it
 */
export async function keepServer({ spawn: begin, ready, signals }) {
  let server;
  const start = async () => {
    // Known from here on: it can be ended before it serves.
    server = await begin();
    await ready(server);
  };
  const end = async (name) => {
    signal(server.pid, name);
    await server.exited;
  };
  await start();
  return {
    get pid() {
      return server.pid;
    },
    isRunning: () => server.isRunning(),
    start,
    stop: () => end(signals.stop),
    kill: () => end(signals.kill),
    restart: async () => {
      await end(signals.restart);
      await start();
    },
  };
}

/** Whether nothing listens on a port now. */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A port that nothing listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Resolves when something accepts connections there. */
export async function untilListening(port, { seconds, process: running, what }) {
  const giveUpAt = Date.now() + seconds * 1000;
  for (;;) {
    if (await canConnect(port)) return;
    if (!running.isRunning()) throw new Error(`${what} ended before it accepted connections`);
    if (Date.now() > giveUpAt)
      throw new Error(`${what} did not accept connections within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function canConnect(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const done = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

/** Sends a signal to a process that may be gone. */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
