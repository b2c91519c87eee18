/** `npm run chaos -- --refinements N --seed S`: the last line on standard output is JSON. */
import { parseArgs } from 'node:util';
import { runChaos } from './run.ts';

const usage = 'usage: npm run chaos -- [--refinements N] [--seed S]';

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const read = readArguments(args);
  if (!read) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const tell = (text: string) => process.stderr.write(`${text}\n`);
  const { line, clean } = await runChaos({ ...read, tell });
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return clean ? 0 : 1;
}

function readArguments(args: string[]): { refinements: number; seed: number } | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        refinements: { type: 'string', default: '200' },
        seed: { type: 'string', default: '1' },
      },
    });
    const [refinements, seed] = [Number(values.refinements), Number(values.seed)];
    const whole = Number.isInteger(refinements) && Number.isInteger(seed);
    return whole && refinements > 0 && seed >= 0 ? { refinements, seed } : null;
  } catch {
    return null;
  }
}
