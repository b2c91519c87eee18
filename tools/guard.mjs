/**
 * Runs a command as our child and ends it when our standard input closes, which happens however our
 * parent ends, SIGKILL included. First line on standard output: the pid of the command.
 *
 *   node guard.mjs [--uid N] [--end SIGNAL] COMMAND ARGUMENT…
 */
import { spawn } from 'node:child_process';

const args = process.argv.slice(2);
const options = { uid: undefined, end: 'SIGKILL' };
while (args[0]?.startsWith('--')) {
  const [name, value] = args.splice(0, 2);
  if (name === '--uid') options.uid = Number(value);
  else if (name === '--end') options.end = value;
}
const [command, ...rest] = args;
const identity = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
const child = spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], ...identity });
child.once('error', (error) => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exit(127);
});
process.stdout.write(`${JSON.stringify({ event: 'guarding', pid: child.pid })}\n`);

const end = () => {
  child.kill('SIGCONT');
  child.kill(options.end);
};
process.stdin.resume();
process.stdin.on('close', end);
process.stdin.on('error', end);
// A terminal sends Ctrl-C to everybody: our parent decides what it means.
for (const name of ['SIGINT', 'SIGHUP']) process.on(name, () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('exit', (code, signal) => process.exit(code ?? (signal ? 137 : 1)));
