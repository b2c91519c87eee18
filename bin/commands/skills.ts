import { HelpAsked, wrongArgument } from '../arguments.ts';
import { detect } from '../skills/detect.ts';

const usage = 'readygate skills detect FILE|-';

/** Tells which skills issues speak of. Needs no server. */
export async function run([name = '', ...args]: string[]): Promise<number> {
  if (name === 'detect') return await detect(args, usage);
  if (name === '--help') throw new HelpAsked(usage);
  throw wrongArgument('the command', usage);
}
