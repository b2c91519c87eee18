import { HelpAsked, wrongArgument } from '../arguments.ts';
import { move } from '../keys/move.ts';
import { rotate } from '../keys/rotate.ts';
import { status } from '../keys/status.ts';

const usage = 'readygate keys rotate|status|move …';

const commands = new Map([
  ['rotate', rotate],
  ['status', status],
  ['move', move],
]);

/** Puts new keys in the place of old ones, and tells which there are. */
export async function run([name = '', ...args]: string[]): Promise<number> {
  const command = commands.get(name);
  if (command) return await command(args);
  if (name === '--help') throw new HelpAsked(usage);
  throw wrongArgument('the command', usage);
}
