import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { causeIn } from './cause.mjs';
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

/** Runs a step of the set-up; its output goes to a log file. When it fails, that file is named and its cause told. */
export async function runStep(command, args, { cwd, env = process.env, log }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log);
  const child = spawn(process.execPath, [guard, '--pipe', '3', command, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  file.end();
  await finished(file);
  if (code === 0) return;
  const cause = causeIn(readFileSync(log, 'utf8')).map((line) => `\n  ${line}`);
  throw new CannotContinue(
    `${[command, ...args].join(' ')} ended with ${code}; its log is ${log}${cause.join('')}`,
  );
}
