import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

const compiled = new URL('../.readygate/compiled', import.meta.url).pathname;

/** The line with which a process of ours says that it serves. */
interface ReadyLine {
  event: 'ready';
  port?: number;
  opsPort?: number;
}

export interface ProcessOptions {
  name: string;
  /** Arguments for this Node. */
  args: string[];
  env: Record<string, string>;
  logFile: string;
  /** Milliseconds until it must have said that it is ready. */
  readyWithin?: number;
}

/** A process of the local world that can be killed, held, continued and started again. */
export interface ManagedProcess {
  readonly name: string;
  readonly ready: ReadyLine;
  readonly pid: number;
  kill(): Promise<void>;
  hold(): void;
  proceed(): void;
  /** SIGTERM, and the exit code it ended with. */
  stop(): Promise<number | null>;
  /** Starts it again, after `kill` or `stop`. */
  start(): Promise<void>;
}

/**
 * Starts a process and waits for its ready line. Its output goes to the log file, its life is bound
 * to ours: tools/guard.mjs ends it when our end of its standard input closes, however we end.
 */
export async function startProcess(options: ProcessOptions): Promise<ManagedProcess> {
  let current = await launch(options);
  return {
    name: options.name,
    get ready() {
      return current.ready;
    },
    get pid() {
      return current.ready.pid;
    },
    async kill() {
      const ended = onExit(current.child);
      signal(current.ready.pid, 'SIGCONT');
      signal(current.ready.pid, 'SIGKILL');
      await ended;
    },
    hold: () => signal(current.ready.pid, 'SIGSTOP'),
    proceed: () => signal(current.ready.pid, 'SIGCONT'),
    async stop() {
      if (current.child.exitCode !== null) return current.child.exitCode;
      const ended = onExit(current.child);
      signal(current.ready.pid, 'SIGTERM');
      return await ended;
    },
    async start() {
      current = await launch(options);
    },
  };
}

interface Launched {
  child: ChildProcess;
  ready: ReadyLine & { pid: number };
}

async function launch({
  name,
  args,
  env,
  logFile,
  readyWithin = 60_000,
}: ProcessOptions): Promise<Launched> {
  const guard = new URL('../tools/guard.mjs', import.meta.url).pathname;
  const child = spawn(process.execPath, [guard, process.execPath, ...args], {
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      // A third of the work of a start is compiling what the last one compiled.
      NODE_COMPILE_CACHE: compiled,
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stderr?.pipe(log, { end: false });
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  return await new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer);
      // The guard ends the process when this closes; killed itself it would leave it behind.
      child.stdin?.destroy();
      reject(new Error(`${name} ${why}; its log is ${logFile}`));
    };
    const timer = setTimeout(
      () => fail(`was not ready within ${readyWithin / 1000} s`),
      readyWithin,
    );
    child.once('exit', (code) => fail(`ended with ${code} before it was ready`));
    let pid = 0;
    lines.on('line', (line) => {
      log.write(`${line}\n`);
      const said = parseLine(line);
      if (said?.event === 'guarding') pid = said.pid;
      if (said?.event !== 'ready') return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve({ child, ready: { ...said, pid } });
    });
  });
}

type Said = ReadyLine | { event: 'guarding'; pid: number };

function parseLine(line: string): Said | null {
  if (!line.startsWith('{"event":')) return null;
  return JSON.parse(line) as Said;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function onExit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}
