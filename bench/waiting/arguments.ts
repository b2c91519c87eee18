import { parseArgs } from 'node:util';
import { BenchUsageError } from '../result.ts';
import { wholeNumber } from '../whole-number.ts';

export interface WaitingOptions {
  /** Refinements that wait at the same time. */
  count: number;
  /** Decisions on runs that the worker holds in memory, and as many on runs that it does not. */
  decisions: number;
  /** Bare workflows that wait, for the record; 0: none. */
  bare: number;
}

const longBare = 100_000;

export const usage = `usage: npm run bench -- waiting [--json] [--count N] [--decisions N] [--long]

  --count N      refinements that wait at the same time, at least 1000 (default 10000)
  --decisions N  decisions on cached runs, and as many on evicted ones, at most 150 (default 100)
  --long         ${longBare} bare workflows that wait, besides`;

/** @throws {BenchUsageError} */
export function readWaitingArguments(args: string[]): WaitingOptions {
  const { count, decisions, long } = parse(args);
  return {
    count: wholeNumber('--count', count, { least: 1000, most: 1_000_000 }),
    decisions: wholeNumber('--decisions', decisions, { least: 1, most: 150 }),
    bare: long ? longBare : 0,
  };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        count: { type: 'string', default: '10000' },
        decisions: { type: 'string', default: '100' },
        long: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new BenchUsageError((error as Error).message);
  }
}
