/**
 * Runs a command as our child and ends it when the pipe from our parent closes, which happens however
 * our parent ends, SIGKILL included. The pipe is standard input, and the first line on standard output
 * is the pid of the command; with --pipe N it is that descriptor, and both streams are the command's.
 *
 *   node guard.mjs [--uid N] [--end SIGNAL] [--pipe N] COMMAND ARGUMENT…
 */
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

const args = process.argv.slice(2);
const options = { uid: undefined, end: 'SIGKILL', pipe: 0 };
while (args[0]?.startsWith('--')) {
  const [name, value] = args.splice(0, 2);
  if (name === '--uid') options.uid = Number(value);
  else if (name === '--end') options.end = value;
  else if (name === '--pipe') options.pipe = Number(value);
}
const [command, ...rest] = args;
const identity = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
const own = options.pipe !== 0;
const stdin = own ? 'inherit' : 'ignore';
const child = spawn(command, rest, { stdio: [stdin, 'inherit', 'inherit'], ...identity });
child.once('error', (error) => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exit(127);
});
if (!own) process.stdout.write(`${JSON.stringify({ event: 'guarding', pid: child.pid })}\n`);

const end = () => {
  child.kill('SIGCONT');
  child.kill(options.end);
};
// A socket, not a file: a read that blocks in a thread would hold the end of this process up.
const pipe = own
  ? new Socket({ fd: options.pipe, readable: true, writable: false })
  : process.stdin;
pipe.resume();
pipe.on('close', end);
pipe.on('error', end);
// A terminal sends Ctrl-C to everybody: our parent decides what it means.
for (const name of ['SIGINT', 'SIGHUP']) process.on(name, () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('exit', (code, signal) => process.exit(code ?? (signal ? 137 : 1)));
