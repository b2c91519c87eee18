import { HelpAsked, wrongArgument } from '../arguments.ts';
import { diff, exported } from '../rules/diff.ts';
import { explain } from '../rules/explain.ts';
import { simulate } from '../rules/simulate.ts';
import { test } from '../rules/test.ts';
import { usefulness } from '../rules/usefulness.ts';

const usage = 'readygate rules test|simulate|explain|diff|export|usefulness …';

const commands = new Map([
  ['test', test],
  ['simulate', simulate],
  ['explain', explain],
  ['diff', diff],
  ['export', exported],
  ['usefulness', usefulness],
]);

/** Tests, tries, explains and compares rules and packs. Needs no server but where stored issues are judged. */
export async function run([name = '', ...args]: string[]): Promise<number> {
  const command = commands.get(name);
  if (command) return await command(args);
  if (name === '--help') throw new HelpAsked(usage);
  throw wrongArgument('the command', usage);
}
