import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotContinue } from './say.mjs';

const guard = fileURLToPath(new URL('../guard.mjs', import.meta.url));

/** Runs a command with our streams and answers with its exit code. It ends when we end. */
export function runCommand(command, args, { env = process.env, cwd } = {}) {
  const child = spawn(process.execPath, [guard, '--pipe', '3', command, ...args], {
    cwd,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  });
  // Ctrl-C reaches the command too; it decides, and we wait for it.
  const ignore = () => {};
  const forward = () => child.kill('SIGTERM');
  process.on('SIGINT', ignore);
  process.on('SIGTERM', forward);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('SIGINT', ignore);
      process.off('SIGTERM', forward);
      resolve(code ?? 1);
    });
  });
}

/** Runs a step of the set-up; its output goes to a log file that is named when it fails. */
export async function runStep(command, args, { cwd, env = process.env, log }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log);
  const child = spawn(process.execPath, [guard, '--pipe', '3', command, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  child.stdout.pipe(file);
  child.stderr.pipe(file);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new CannotContinue(
      `${[command, ...args].join(' ')} ended with ${code}; its log is ${log}`,
    );
}
