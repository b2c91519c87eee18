import type { HeadPosition } from '../db/inbox.ts';
import type { WithTenant } from '../db/tenant-tx.ts';
import { digestOf } from '../domain/canonical.ts';
import { ReadygateError } from '../domain/errors.ts';

/** Whose cursor it is, and of which list. */
export interface CursorOf {
  tenantId: string;
  accountId: string;
  list: 'plans' | 'calls' | 'simulation' | 'backlog' | 'audit' | 'history';
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Digits of a time in milliseconds that a date can hold. */
const milliseconds = /^\d{1,15}$/;

/**
 * A place in a list as a reader gets it: encrypted, because it may be that of something Jira hides from
 * them, and the same for the same place, because screens poll.
 */
export async function concealPlace(
  withTenant: WithTenant,
  { tenantId, accountId, list }: CursorOf,
  place: string,
): Promise<string> {
  const at = { table: 'cursors', column: list, rowId: accountId };
  return await withTenant(tenantId, (tx) => tx.conceal(at, place));
}

/** @throws {ReadygateError} invalid_request where it is none of this list that this person was given */
export async function revealPlace(
  withTenant: WithTenant,
  { tenantId, accountId, list }: CursorOf,
  cursor: string,
  path = 'querystring:/cursor',
): Promise<string> {
  const at = { table: 'cursors', column: list, rowId: accountId };
  const place = await withTenant(tenantId, (tx) => tx.reveal(at, cursor));
  if (place === null) throw noCursor(path);
  return place;
}

/** The cursor that leads on from a position. */
export async function writeCursor(
  withTenant: WithTenant,
  of: CursorOf,
  { createdAt, id }: HeadPosition,
): Promise<string> {
  return await concealPlace(withTenant, of, `${createdAt.getTime()}/${id}`);
}

/** @throws {ReadygateError} invalid_request where it is none of this list that this person was given */
export async function readCursor(
  withTenant: WithTenant,
  of: CursorOf,
  cursor: string,
): Promise<HeadPosition> {
  const place = await revealPlace(withTenant, of, cursor);
  const [time = '', id = '', ...rest] = place.split('/');
  if (rest.length > 0 || !milliseconds.test(time) || !uuid.test(id))
    throw noCursor('querystring:/cursor');
  return { createdAt: new Date(Number(time)), id };
}

/** What stands in a cursor for what was asked: elsewhere it would lead to another place. */
export function questionDigest(question: unknown): string {
  return digestOf(question).slice('sha256:'.length, 'sha256:'.length + 16);
}

/** What is said of a cursor that was not given to this person for this list. */
export function noCursor(path: string): ReadygateError {
  return new ReadygateError('invalid_request', {
    path,
    expected: 'a cursor of an earlier reply to you',
  });
}
