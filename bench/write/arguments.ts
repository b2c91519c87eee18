import { parseArgs } from 'node:util';
import { BenchUsageError } from '../result.ts';
import { wholeNumber } from '../whole-number.ts';

export interface WriteOptions {
  /** Decisions, and as many bare signals. */
  decisions: number;
  /** Plans that wait at the same time; below the runs that a worker keeps in memory. */
  batch: number;
}

export const usage = `usage: npm run bench -- write [--json] [--decisions N] [--batch N]

  --decisions N  single decisions, and as many bare signals (default 500)
  --batch N      plans that wait at the same time, at most 400 (default 50)`;

/** @throws {BenchUsageError} */
export function readWriteArguments(args: string[]): WriteOptions {
  const { decisions, batch } = parse(args);
  return {
    decisions: wholeNumber('--decisions', decisions, { least: 1, most: 100_000 }),
    batch: wholeNumber('--batch', batch, { least: 1, most: 400 }),
  };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        decisions: { type: 'string', default: '500' },
        batch: { type: 'string', default: '50' },
      },
    });
    return values;
  } catch (error) {
    throw new BenchUsageError((error as Error).message);
  }
}
