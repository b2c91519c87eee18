import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../helpers/compose.ts';
import { loadTool } from '../../helpers/tools.ts';

const { locked } = await loadTool<{
  locked<Result>(path: string, work: () => Promise<Result>): Promise<Result>;
}>('launcher/lock.mjs');
const { runStep } = await loadTool<{
  runStep(command: string, args: string[], options: { cwd: string; log: string }): Promise<void>;
}>('launcher/run.mjs');

const { causeIn } = await loadTool<{ causeIn(log: string): string[] }>('launcher/cause.mjs');

const folder = mkdtempSync(join(tmpdir(), 'readygate-tools-'));

/** Waits for something that must come to be; the test's own limit ends a wait in vain. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(20);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that ended and was not waited for yet is none.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && process.platform !== 'linux';
  }
}

describe('O1 a lock', () => {
  it('lets one after the other in, and is gone afterwards', async () => {
    const path = join(folder, 'turns.lock');
    const order: string[] = [];
    const take = (name: string) =>
      locked(path, async () => {
        order.push(`${name} in`);
        await sleep(30);
        order.push(`${name} out`);
      });
    await Promise.all([take('a'), take('b')]);
    expect(order).toEqual(
      order[0] === 'a in' ? ['a in', 'a out', 'b in', 'b out'] : ['b in', 'b out', 'a in', 'a out'],
    );
    expect(existsSync(path)).toBe(false);
  });

  it('of an owner that died is taken over', async () => {
    const path = join(folder, 'dead.lock');
    const owner = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => owner.once('exit', resolve));
    writeFileSync(path, String(owner.pid));
    expect(await locked(path, async () => 'done')).toBe('done');
  });

  it('is given back by work that fails', async () => {
    const path = join(folder, 'failed.lock');
    await expect(locked(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(path)).toBe(false);
  });
});

describe('O1 a step of the set-up', () => {
  it('that fails names its log, which holds what the step said', async () => {
    const log = join(folder, 'logs', 'step.log');
    const step = ['-e', "console.log('out'); console.error('why'); process.exit(3)"];
    await expect(runStep(process.execPath, step, { cwd: folder, log })).rejects.toThrow(
      `ended with 3; its log is ${log}`,
    );
    expect(readFileSync(log, 'utf8')).toMatch(/out[\s\S]*why|why[\s\S]*out/);
  });

  it('that cannot be started names its log too', async () => {
    const log = join(folder, 'none.log');
    await expect(runStep('no-such-command', [], { cwd: folder, log })).rejects.toThrow(log);
  });

  it('that fails says why, below the name of its log', async () => {
    const log = join(folder, 'why.log');
    const lines = [
      'npm warn deprecated thing@1.0.0',
      '\u001b[31mnpm error\u001b[0m code ENOSPC',
      'npm error',
      'npm error nospc no space left on device',
      'npm error A complete log of this run can be found in: /somewhere',
    ];
    const step = ['-e', `console.error(${JSON.stringify(lines.join('\n'))}); process.exit(1)`];
    await expect(runStep(process.execPath, step, { cwd: folder, log })).rejects.toThrow(
      `its log is ${log}\n  npm error code ENOSPC\n  npm error nospc no space left on device`,
    );
  });
});

describe('O1 the cause in a log', () => {
  it.each([
    ['nothing', '', []],
    ['the last lines, where none speaks of an error', 'a\n\nb\r\nc\n', ['a', 'b', 'c']],
    ['from the first that does', 'one\nerror: two\nthree', ['error: two', 'three']],
    ['what surely is one first', 'cannot tell yet\nfatal: it', ['fatal: it']],
    ['a word of failing, where nothing is surer', 'one\nIt failed\ntwo', ['It failed', 'two']],
    [
      'no warnings, stack frames and pointers elsewhere',
      'npm warn old\nnpm error code E404\nnpm error     at f (/a/b.js:1:2)\nnpm error\nnpm error A complete log of this run: /x',
      ['npm error code E404'],
    ],
    ['what apt-get says', 'Setting up libgpg-error0\nE: Unable to fetch\n', ['E: Unable to fetch']],
  ])('%s', (_what, log, cause) => expect(causeIn(log)).toEqual(cause));

  it('is short', () => {
    const many = Array.from({ length: 100 }, (_, at) => `npm error ${at}`);
    expect(causeIn(many.join('\n'))).toEqual(many.slice(0, 6));
  });
});

describe('O1 nothing is left behind', () => {
  const lasting = 'setInterval(() => {}, 1000)';
  const guard = join(projectRoot, 'tools/guard.mjs');

  /** A parent that starts a guarded command and says its pid. `end` is the signal that ends it. */
  function startParent(end = 'SIGKILL') {
    const script = `
      const { spawn } = require('node:child_process');
      const args = ${JSON.stringify([guard, '--end', end, process.execPath, '-e', lasting])};
      const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
      child.stdout.pipe(process.stdout);
      child.once('exit', () => process.exit(0));`;
    const parent = spawn(process.execPath, ['-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = new Promise<number>((resolve) =>
      createInterface({ input: parent.stdout }).once('line', (line) =>
        resolve(JSON.parse(line).pid),
      ),
    );
    return { parent, pid };
  }

  it.each(['SIGKILL', 'SIGTERM'] as const)('when the launcher ends by %s', async (signal) => {
    const { parent, pid } = startParent();
    const command = await pid;
    expect(isAlive(command)).toBe(true);
    parent.kill(signal);
    await until(() => !isAlive(command));
  });

  it('even of a command that is held', async () => {
    const { parent, pid } = startParent('SIGTERM');
    const command = await pid;
    process.kill(command, 'SIGSTOP');
    parent.kill('SIGKILL');
    await until(() => !isAlive(command));
  });

  it('when the command ends by itself: its guard answers with its code', async () => {
    const args = [guard, process.execPath, '-e', 'process.exit(7)'];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'inherit'] });
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(7);
  });
});
