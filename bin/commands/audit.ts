import { HelpAsked, wrongArgument } from '../arguments.ts';
import { anchor } from '../audit/anchor.ts';
import { exported } from '../audit/export.ts';
import { verify } from '../audit/verify.ts';

const usage = 'readygate audit verify|export|anchor …';

const commands = new Map([
  ['verify', verify],
  ['export', exported],
  ['anchor', anchor],
]);

/** Verifies and exports audit chains, and tells their heads to be kept elsewhere. */
export async function run([name = '', ...args]: string[]): Promise<number> {
  const command = commands.get(name);
  if (command) return await command(args);
  if (name === '--help') throw new HelpAsked(usage);
  throw wrongArgument('the command', usage);
}
