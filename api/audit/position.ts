import type { EntryPosition } from '../../db/audit-list.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import { type CursorOf, concealPlace, noCursor, questionDigest, revealPlace } from '../cursor.ts';

/** A list of entries as somebody asked for it: its cursors lead on in no other. */
export interface EntriesAsked extends CursorOf {
  list: 'audit' | 'history';
  question: unknown;
}

const form = /^([0-9a-f]{16})\/(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)\/(\d{15})$/;

/** A place in a list of entries, as long for every place, so that its length says nothing. */
export async function writePosition(
  withTenant: WithTenant,
  asked: EntriesAsked,
  { at, seq }: EntryPosition,
): Promise<string> {
  const place = `${questionDigest(asked.question)}/${at}/${String(seq).padStart(15, '0')}`;
  return await concealPlace(withTenant, asked, place);
}

/** @throws {ReadygateError} invalid_request where it is none of this question that this person was given */
export async function readPosition(
  withTenant: WithTenant,
  asked: EntriesAsked,
  cursor: string,
): Promise<EntryPosition> {
  const place = await revealPlace(withTenant, asked, cursor);
  const [, question, at = '', seq] = form.exec(place) ?? [];
  if (question !== questionDigest(asked.question)) throw noCursor('querystring:/cursor');
  return { at, seq: Number(seq) };
}
