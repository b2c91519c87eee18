import { sha256Hex } from '../../../domain/canonical.ts';
import { badJql } from './tokens.ts';

const lifetime = 7 * 24 * 60 * 60 * 1000;

interface PageToken {
  /** What the token was made for: query, fields, caller and reconciled issues. */
  query: string;
  /** Issues already given. */
  offset: number;
  madeAt: number;
}

/** An opaque token for the next page; it holds only for the same query, for seven days. */
export function makePageToken(query: string, offset: number, madeAt: number): string {
  const text = JSON.stringify({ query: sha256Hex(query), offset, madeAt } satisfies PageToken);
  return Buffer.from(`${text}.${checksum(text)}`).toString('base64url');
}

/** Where the next page starts, or a 400 for a token that is old, altered or from another query. */
export function readPageToken(token: string, query: string, now: number): number {
  const invalid = badJql('The provided next page token is invalid or expired.');
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const at = text.lastIndexOf('.');
  if (at < 0 || text.slice(at + 1) !== checksum(text.slice(0, at))) throw invalid;
  const { query: digest, offset, madeAt } = JSON.parse(text.slice(0, at)) as PageToken;
  if (digest !== sha256Hex(query) || now - madeAt > lifetime) throw invalid;
  return offset;
}

function checksum(text: string): string {
  return sha256Hex(`page token ${text}`).slice(0, 16);
}
