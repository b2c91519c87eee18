import { parseArgs } from 'node:util';
import { BenchUsageError } from '../result.ts';
import { wholeNumber } from '../whole-number.ts';

export interface DoorOptions {
  rounds: number;
  /** Starts, and as many decisions, of one round and side. */
  count: number;
  /** Calls that are made at the same time. */
  people: number;
  /** Connections with slow bodies. */
  slow: number;
}

export const usage = `usage: npm run bench -- door [--json] [--rounds N] [--count N] [--people N] [--slow N]

  --rounds N  rounds of each side, by turns (default 5)
  --count N   starts, and as many decisions, of one round and side (default 100)
  --people N  calls at the same time (default 16)
  --slow N    connections whose bodies never come, beside which calls are made (default 1000)`;

/** @throws {BenchUsageError} */
export function readDoorArguments(args: string[]): DoorOptions {
  const { rounds, count, people, slow } = parse(args);
  return {
    rounds: wholeNumber('--rounds', rounds, { least: 1, most: 50 }),
    count: wholeNumber('--count', count, { least: 1, most: 10_000 }),
    people: wholeNumber('--people', people, { least: 1, most: 200 }),
    slow: wholeNumber('--slow', slow, { least: 1, most: 1900 }),
  };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        rounds: { type: 'string', default: '5' },
        count: { type: 'string', default: '100' },
        people: { type: 'string', default: '16' },
        slow: { type: 'string', default: '1000' },
      },
    });
    return values;
  } catch (error) {
    throw new BenchUsageError((error as Error).message);
  }
}
