/**
 * Runs a Node program as our child and ends it when our standard input closes, which happens however
 * our parent ends, SIGKILL included. First line on standard output: the pid of the program.
 */
import { spawn } from 'node:child_process';

const child = spawn(process.execPath, process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.stdout.write(`${JSON.stringify({ event: 'guarding', pid: child.pid })}\n`);

process.stdin.resume();
process.stdin.on('close', () => child.kill('SIGKILL'));
process.stdin.on('error', () => child.kill('SIGKILL'));
for (const name of ['SIGINT', 'SIGHUP'] as const) process.on(name, () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('exit', (code, signal) => process.exit(code ?? (signal ? 137 : 1)));
