import { backtest } from '../../domain/assignment/backtest.ts';
import type { PastIssue } from '../../domain/assignment/past-issue.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { readObjects } from '../objects/read-objects.ts';
import { endWithReader, write } from '../output.ts';
import { readPastIssue } from './past-issue.ts';

/**
 * Prints as JSON what suggestions would have been worth on the issues of a file, one JSON object a line.
 * @returns 0, whatever the verdict is: it stands in the output
 * @throws {ReadygateError} invalid_file with the first line that holds no issue
 */
export async function backtestFile(args: string[], usage: string): Promise<number> {
  const options = {
    'warm-up': { type: 'string', default: '0.2' },
    seed: { type: 'string', default: '1' },
  } as const;
  const { values, positionals } = readArguments(args, options, usage);
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw wrongArgument('one FILE, or - for standard input,', usage);
  const warmUp = Number(values['warm-up']);
  if (!(warmUp >= 0 && warmUp < 1)) throw wrongArgument('--warm-up', 'a share from 0 to below 1');
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) throw wrongArgument('--seed', 'a whole number');
  endWithReader(0);
  const result = backtest(await readHistory(file), { warmUp, seed });
  await write(`${JSON.stringify(result, rounded, 2)}\n`);
  return 0;
}

async function readHistory(file: string): Promise<PastIssue[]> {
  const issues: PastIssue[] = [];
  const lines = new Map<string, number>();
  for await (const { number, value, problem } of readObjects(file)) {
    const issue = atLine(number, () => {
      if (problem) throw problem;
      return readPastIssue(value);
    });
    const before = lines.get(issue.key);
    if (before !== undefined)
      throw wrongLine(number, `a key that no other line has; line ${before} has the same`);
    lines.set(issue.key, number);
    issues.push(issue);
  }
  return issues;
}

function atLine<Value>(number: number, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!isReadygateError(error, 'invalid_line')) throw error;
    const { path, expected } = error.details ?? {};
    throw wrongLine(number, `${expected}${path ? ` as "${path}"` : ''}`);
  }
}

function wrongLine(number: number, expected: string): ReadygateError {
  return new ReadygateError('invalid_file', { path: `line ${number}`, expected });
}

/** Four digits say all that such figures can say. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value)
    ? Math.round(value * 10_000) / 10_000
    : value;
}
