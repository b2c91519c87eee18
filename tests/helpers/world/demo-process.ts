import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { eventually } from '../engine/steps.ts';

const demo = new URL('../../../dev/demo.ts', import.meta.url).pathname;

export interface DemoRun {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** The exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

export interface DemoOptions {
  /** It starts engines of its own. */
  own?: boolean;
  /** Where it puts what it needs while it runs. */
  temporary?: string;
}

/** Runs the demo as the launcher does, without a terminal. */
export function runDemo(args: string[], { own = false, temporary }: DemoOptions = {}): DemoRun {
  const { READYGATE_TEST_POSTGRES: _p, READYGATE_TEST_TEMPORAL: _t, ...rest } = process.env;
  const env = {
    ...(own ? rest : process.env),
    NODE_OPTIONS: '',
    ...(temporary ? { TMPDIR: temporary } : {}),
  };
  const child = spawn(process.execPath, [demo, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, stdout: () => stdout, stderr: () => stderr, ended };
}

/** The pids of all processes that a process started, and those that they started. */
export function descendants(pid: number): number[] {
  const all = processes();
  const found = [pid];
  for (const one of found)
    found.push(...all.filter(({ parent }) => parent === one).map((child) => child.pid));
  return found.slice(1);
}

/** Resolves when none of these runs any more. One that ended and was not waited for counts as gone. */
export async function allGone(pids: readonly number[]): Promise<void> {
  await eventually(
    async () => processes().filter(({ pid, state }) => pids.includes(pid) && state !== 'Z'),
    (alive) => alive.length === 0,
  );
}

interface Process {
  pid: number;
  state: string;
  parent: number;
}

/** Every process of this machine; a slim Linux has no `ps`, and others have no `/proc`. */
function processes(): Process[] {
  const lines = existsSync('/proc/self/stat')
    ? readdirSync('/proc').map(statOf)
    : execFileSync('ps', ['-A', '-o', 'pid=,stat=,ppid='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [pid, state = '', parent] = line.trim().split(/\s+/);
    return pid ? [{ pid: Number(pid), state: state.charAt(0), parent: Number(parent) }] : [];
  });
}

/** Number, state and parent of a process; nothing when it ended meanwhile. */
function statOf(pid: string): string {
  if (!/^\d+$/.test(pid)) return '';
  try {
    // The name stands in brackets, and may hold spaces and brackets itself.
    return `${pid} ${readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '')}`;
  } catch {
    return '';
  }
}
