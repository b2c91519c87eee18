import type { Bench, BenchResult } from '../result.ts';
import { BenchUsageError } from '../result.ts';
import { tokenSpeed } from './tokens.ts';

const usage = 'usage: npm run bench -- door [--json]';

/** What the door's checks cost, against jose alone. */
export const bench: Bench = { usage, run };

const rounds = 5;
const count = 1000;

async function run(args: string[], tell: (text: string) => void): Promise<BenchResult> {
  if (args.length > 0) throw new BenchUsageError(`unknown argument: ${args[0]}`);
  tell(`verifying ${count} tokens, ${rounds} rounds`);
  const tokens = await tokenSpeed(rounds, count);
  return {
    bench: 'door',
    held: [
      {
        name: 'door.tokens',
        what: 'tokens a second against jose alone',
        ratio: tokens.ratio,
        bar: { atLeast: 0.4 },
      },
    ],
    figures: { tokens },
    tables: [
      {
        head: ['', 'tokens a second and core'],
        rows: [
          ['Readygate', tokens.ours.toFixed(0)],
          ['jose alone', tokens.bare.toFixed(0)],
        ],
      },
    ],
  };
}
