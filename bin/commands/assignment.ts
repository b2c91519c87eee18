import { HelpAsked, wrongArgument } from '../arguments.ts';
import { backtestFile } from '../assignment/backtest.ts';

const usage = 'readygate assignment backtest FILE|- [--warm-up SHARE] [--seed NUMBER]';

/** Tries the suggestion of people on past issues. Needs no server. */
export async function run([name = '', ...args]: string[]): Promise<number> {
  if (name === 'backtest') return await backtestFile(args, usage);
  if (name === '--help') throw new HelpAsked(usage);
  throw wrongArgument('the command', usage);
}
