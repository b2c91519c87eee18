import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ReadygateError } from '../domain/errors.ts';
import { isDay } from '../domain/quota/days.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Somebody asked how a command is used: no error, and nothing else is done. */
export class HelpAsked extends Error {
  readonly usage: string;

  constructor(usage: string) {
    super(usage);
    this.usage = usage;
  }
}

/**
 * Arguments by Node's own parser; anything unknown is an error.
 * @throws {HelpAsked} for --help
 * @throws {ReadygateError} invalid_request with what is expected
 */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
  usage: string,
) {
  if (args.includes('--help')) throw new HelpAsked(usage);
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch {
    throw wrongArgument('the arguments', usage);
  }
}

/** @throws {ReadygateError} invalid_request where it is no lower-case UUID */
export function requireUuid(name: string, value: string | undefined, usage: string): string {
  const text = value?.toLowerCase();
  if (text === undefined || !uuid.test(text)) throw wrongArgument(name, `a UUID; ${usage}`);
  return text;
}

/** @throws {ReadygateError} invalid_request where it is given and no day such as 2026-11-24 */
export function readDay(name: string, value: string | undefined, usage: string): string | null {
  if (value === undefined) return null;
  if (isDay(value)) return value;
  throw wrongArgument(name, usage);
}

/** An argument that is missing or not one of the expected ones. The value is not repeated. */
export function wrongArgument(path: string, expected: string): ReadygateError {
  return new ReadygateError('invalid_request', { path, expected });
}
