import type { HeadPosition } from '../db/inbox.ts';
import { ReadygateError } from '../domain/errors.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Digits of a time in milliseconds that a date can hold. */
const milliseconds = /^\d{1,15}$/;

/** A place in a list, in a form of which callers know nothing. */
export function writeCursor({ createdAt, id }: HeadPosition): string {
  return Buffer.from(`${createdAt.getTime()}/${id}`, 'utf8').toString('base64url');
}

/** @throws {ReadygateError} invalid_request where it is none of ours */
export function readCursor(cursor: string): HeadPosition {
  const [time = '', id = '', ...rest] = Buffer.from(cursor, 'base64url')
    .toString('utf8')
    .split('/');
  if (rest.length > 0 || !milliseconds.test(time) || !uuid.test(id))
    throw new ReadygateError('invalid_request', {
      path: 'querystring:/cursor',
      expected: 'the nextCursor of an earlier reply',
    });
  return { createdAt: new Date(Number(time)), id };
}
