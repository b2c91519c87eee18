import { parseArgs } from 'node:util';
import { BenchUsageError } from '../result.ts';

export interface QualityOptions {
  /** Measures that are asked for; all when there is none. */
  names: string[];
  /** The folder that holds the public sets. */
  data: string;
}

/** @throws {BenchUsageError} */
export function readQualityArguments(args: string[], known: readonly string[]): QualityOptions {
  const { positionals: names, values } = parse(args);
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new BenchUsageError(`no measure ${strange}; measures: ${known.join(', ')}`);
  return { names, data: values.data };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { data: { type: 'string', default: '../shared/data' } },
    });
  } catch (error) {
    throw new BenchUsageError((error as Error).message);
  }
}
