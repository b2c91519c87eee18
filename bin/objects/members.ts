import { ReadygateError } from '../../domain/errors.ts';

type Row = Record<string, unknown>;

/** @throws {ReadygateError} invalid_line where the member is no text, or empty */
export function requireText(row: Row, member: string): string {
  const value = row[member];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw wrongMember(member, 'a text that is not empty');
}

/** A text; empty where the member is absent or null. @throws {ReadygateError} invalid_line */
export function optionalText(row: Row, member: string): string {
  const value = row[member] ?? '';
  if (typeof value === 'string') return value;
  throw wrongMember(member, 'a text, null or nothing');
}

/** A list of texts; empty where the member is absent or null. @throws {ReadygateError} invalid_line */
export function optionalTexts(row: Row, member: string): string[] {
  const value = row[member] ?? [];
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (isList) return value;
  throw wrongMember(member, 'a list of texts');
}

/** What is wrong with a member of a line. Its value is not repeated. */
export function wrongMember(path: string, expected: string): ReadygateError {
  return new ReadygateError('invalid_line', { path, expected });
}
