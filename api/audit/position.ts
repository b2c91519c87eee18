import type { EntryPosition } from '../../db/audit-list.ts';
import { ReadygateError } from '../../domain/errors.ts';

const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A place in a list of entries, in a form of which callers know nothing. */
export function writePosition({ at, seq }: EntryPosition): string {
  return Buffer.from(`${at}/${seq}`, 'utf8').toString('base64url');
}

/** @throws {ReadygateError} invalid_request for a cursor that is none */
export function readPosition(cursor: string): EntryPosition {
  const [at = '', seq = '', ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split('/');
  if (rest.length > 0 || !time.test(at) || !/^\d{1,15}$/.test(seq))
    throw new ReadygateError('invalid_request', {
      path: 'querystring:/cursor',
      expected: 'the nextCursor of an earlier reply',
    });
  return { at, seq: Number(seq) };
}
