import type { InputIssue } from './input-issue.ts';

/** A file that can be read as often as it has to be; what comes by standard input is kept for the second time. */
export async function readAgain(
  file: string,
  read: () => AsyncIterable<InputIssue>,
  twice: boolean,
): Promise<() => AsyncIterable<InputIssue>> {
  if (file !== '-' || !twice) return read;
  const kept: InputIssue[] = [];
  for await (const input of read()) kept.push(input);
  return async function* () {
    yield* kept;
  };
}
