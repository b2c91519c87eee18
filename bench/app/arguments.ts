import { parseArgs } from 'node:util';
import { BenchUsageError } from '../result.ts';
import { wholeNumber } from '../whole-number.ts';

export interface AppOptions {
  /** Visits of each page. */
  rounds: number;
  /** How many times slower than this machine the browser's processor is. */
  slowdown: number;
}

export const usage = `usage: npm run bench -- app [--json] [--rounds N] [--slowdown N]

  --rounds N    visits of each page (default 7)
  --slowdown N  how many times slower the browser is made (default 4)`;

/** @throws {BenchUsageError} */
export function readAppArguments(args: string[]): AppOptions {
  const { rounds, slowdown } = parse(args);
  return {
    rounds: wholeNumber('--rounds', rounds, { least: 1, most: 1000 }),
    slowdown: wholeNumber('--slowdown', slowdown, { least: 1, most: 20 }),
  };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        rounds: { type: 'string', default: '7' },
        slowdown: { type: 'string', default: '4' },
      },
    });
    return values;
  } catch (error) {
    throw new BenchUsageError((error as Error).message);
  }
}
