import { createReadStream } from 'node:fs';
import { ReadygateError } from '../../domain/errors.ts';
import { readLines } from '../check/lines.ts';
import { lineProblem } from '../check/problems.ts';

/** A line of a file that holds one JSON object a line; empty lines are passed over. */
export type ObjectLine = { number: number } & (
  | { value: Record<string, unknown>; problem?: undefined }
  | { value?: undefined; problem: ReadygateError }
);

/**
 * The objects of a file, or of standard input (`-`), as they are read. Never holds more than one line.
 * @throws {ReadygateError} invalid_request when it cannot be read
 */
export async function* readObjects(file: string): AsyncGenerator<ObjectLine> {
  const stream: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file);
  try {
    for await (const { number, text, problem } of readLines(stream)) {
      if (problem) yield { number, problem: lineProblem(problem) };
      else if (text.trim() !== '') yield { number, ...objectOf(text) };
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code || !/^E[A-Z]+$/.test(code)) throw error;
    const expected = 'a file that can be read';
    throw new ReadygateError('invalid_request', { path: file, hint: code, expected });
  }
}

function objectOf(text: string) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: lineProblem('not_json') };
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject
    ? { value: value as Record<string, unknown> }
    : { problem: lineProblem('not_object') };
}
