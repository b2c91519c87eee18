import { parseArgs } from 'node:util';
import { BenchUsageError } from '../result.ts';
import { wholeNumber } from '../whole-number.ts';

export interface RefineOptions {
  /** Alternating rounds of each side. */
  rounds: number;
  /** Refinements per round and side. */
  count: number;
  /** People who refine at the same time. */
  people: number;
  /** A folder for CPU profiles of API and worker, by side. */
  profile: string | null;
}

export const usage = `usage: npm run bench -- refine [--json] [--rounds N] [--count N] [--people N] [--profile FOLDER]

  --rounds N        alternating rounds of product and bare engine (default 5)
  --count N         refinements per round and side (default 48)
  --people N        people who refine at the same time (default 16)
  --profile FOLDER  write CPU profiles of API and worker there, by side`;

/** @throws {BenchUsageError} */
export function readRefineArguments(args: string[]): RefineOptions {
  const { rounds, count, people, profile } = parse(args);
  return {
    rounds: wholeNumber('--rounds', rounds, { least: 1, most: 99_999 }),
    count: wholeNumber('--count', count, { least: 1, most: 99_999 }),
    people: wholeNumber('--people', people, { least: 1, most: 99_999 }),
    profile: profile ?? null,
  };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        rounds: { type: 'string', default: '5' },
        count: { type: 'string', default: '48' },
        people: { type: 'string', default: '16' },
        profile: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    throw new BenchUsageError((error as Error).message);
  }
}
