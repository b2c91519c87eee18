import { BenchUsageError } from './result.ts';

/**
 * Reads the value of an argument.
 * @throws {BenchUsageError} where it is no whole number within the bounds
 */
export function wholeNumber(
  name: string,
  value: string,
  { least, most }: { least: number; most: number },
): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most))
    throw new BenchUsageError(`${name} takes a whole number from ${least} to ${most}`);
  return number;
}
