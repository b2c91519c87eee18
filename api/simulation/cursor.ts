import type { Digest } from '../../domain/canonical.ts';
import { ReadygateError } from '../../domain/errors.ts';

/** Where a simulation goes on, and what it was about. */
export interface Position {
  /** The day of its judgements. */
  asOf: string;
  /** Digests of the pack in force and of the draft. */
  before: Digest;
  after: Digest;
  /** The last issue that was looked at; empty before the first. */
  issueId: string;
}

const form = /^(\d{4}-\d{2}-\d{2})\/([0-9a-f]{16})\/([0-9a-f]{16})\/(\d{0,19})$/;

/** A place in the backlog, in a form of which callers know nothing. */
export function writePosition({ asOf, before, after, issueId }: Position): string {
  const text = [asOf, short(before), short(after), issueId].join('/');
  return Buffer.from(text, 'utf8').toString('base64url');
}

/**
 * The day and the issue of a cursor, for the same two packs.
 * @throws {ReadygateError} invalid_request where it is none of ours or belongs to another draft;
 *   rules_changed where other rules were published since
 */
export function readPosition(
  cursor: string,
  packs: Pick<Position, 'before' | 'after'>,
): Pick<Position, 'asOf' | 'issueId'> {
  const match = form.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  const [, asOf = '', before, after, issueId = ''] = match ?? [];
  if (Number.isNaN(Date.parse(asOf)) || after !== short(packs.after))
    throw new ReadygateError('invalid_request', {
      path: '/cursor',
      expected: 'the cursor of an earlier summary for the same pack',
    });
  if (before !== short(packs.before))
    throw new ReadygateError('rules_changed', { path: '/cursor' });
  return { asOf, issueId };
}

const short = (digest: Digest) => digest.slice('sha256:'.length, 'sha256:'.length + 16);
