import type pg from 'pg';
import { type AuditEntry, type ChainedEntry, entryHash, genesisHash } from '../domain/audit.ts';
import { type Anchor, anchoredHashes } from '../domain/audit-export.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { inTenant, type Session } from './session.ts';
import type { WithTenant } from './tenant-tx.ts';

/** What is wrong with a chain, and with which entry. */
type ChainProblem =
  | 'altered' // its hash is not that of its body
  | 'removed' // a number is missing before it
  | 'relinked' // another entry stood before it: one was taken out, put in or moved
  | 'truncated' // the head, or an anchor, knows of entries that are not there
  | 'rewritten' // an anchor knows this number with another hash
  | 'added' // the head knows nothing of it
  | 'head_mismatch'; // the head knows another last entry

export type ChainVerdict =
  | { ok: true; entries: number; head: string }
  | {
      ok: false;
      /** Entries before it that hold. */
      entries: number;
      seq: number;
      problem: ChainProblem;
    };

export interface Link {
  seq: number;
  hash: string;
}

const pageSize = 500;

/**
 * Verifies a tenant's audit chain from its beginning to its head, page by page, in one snapshot, and against
 * anchors that were kept elsewhere. The first entry that does not hold is named.
 * @throws {ReadygateError} not_found for a tenant that has no row
 */
export async function verifyChain(
  pool: pg.Pool,
  tenantId: Uuid,
  anchors: readonly Anchor[] = [],
): Promise<ChainVerdict> {
  const known = anchoredHashes(anchors, tenantId);
  return await inTenant(pool, tenantId, (session) => verify(session, tenantId, known), {
    snapshot: true,
  });
}

/** The entries of a tenant after a number, oldest first. */
export async function readEntries(
  pool: pg.Pool,
  tenantId: Uuid,
  after = 0,
  limit = 10_000,
): Promise<ChainedEntry[]> {
  return await inTenant(pool, tenantId, (session) => readPage(session, tenantId, after, limit), {
    snapshot: true,
  });
}

/** Which entries are wanted; nothing named means all. Times are those of the entries, until is left out. */
export interface Selection {
  since?: Date;
  until?: Date;
  subject?: { kind: string; id: string };
}

/**
 * Hands on a tenant's entries up to its present head, page by page, oldest first. Entries never change, so each
 * page is read for itself and no transaction waits for a slow taker.
 * @throws {ReadygateError} not_found for a tenant that has no row; internal where entries before the head are gone
 */
export async function eachEntries(
  pool: pg.Pool,
  tenantId: Uuid,
  selection: Selection,
  take: (entries: ChainedEntry[]) => Promise<void>,
): Promise<void> {
  const head = await readChainHead(pool, tenantId);
  for (let after = 0; after < head.seq; ) {
    const page = await readEntries(pool, tenantId, after, Math.min(pageSize, head.seq - after));
    const last = page.at(-1);
    if (!last) throw new ReadygateError('internal', { reason: 'audit_truncated' });
    after = last.seq;
    await take(page.filter(({ body }) => isWanted(body, selection)));
  }
}

/**
 * Verifies a chain as it was when this began, in many short transactions, so that a long one keeps nobody waiting:
 * entries never change. Null for a tenant that is purged.
 * @throws {ReadygateError} not_found for a tenant that has no row
 */
export async function verifyInPieces(
  withTenant: WithTenant,
  tenantId: Uuid,
): Promise<ChainVerdict | null> {
  const end = await withTenant(tenantId, (tx) => readEnd(tx, tenantId));
  if (end === null) return null;
  let last: Link = { seq: 0, hash: genesisHash(tenantId) };
  while (last.seq < end.seq) {
    const limit = Math.min(pageSize, end.seq - last.seq);
    const from = last.seq;
    const page = await withTenant(tenantId, (tx) => readPage(tx, tenantId, from, limit));
    if (page.length === 0) return broken(last, 'truncated');
    for (const entry of page) {
      const problem = problemOf(entry, last);
      if (problem !== null) return broken(last, problem);
      last = entry;
    }
  }
  if (end.newest > end.seq) return broken(last, 'added');
  return verdictAtHead(last, end);
}

/** The last entry of a tenant's chain, as its head says. @throws {ReadygateError} not_found */
export async function readChainHead(pool: pg.Pool, tenantId: Uuid): Promise<Link> {
  return await inTenant(pool, tenantId, (session) => readHead(session, tenantId), {
    snapshot: true,
  });
}

function isWanted(body: string, { since, until, subject }: Selection): boolean {
  if (!since && !until && !subject) return true;
  const entry = JSON.parse(body) as AuditEntry;
  const at = Date.parse(entry.at);
  return (
    (!since || at >= since.getTime()) &&
    (!until || at < until.getTime()) &&
    (!subject || (entry.subject.kind === subject.kind && entry.subject.id === subject.id))
  );
}

/** What is wrong with one entry, given the one before. */
function problemOf({ seq, prev, hash, body }: ChainedEntry, last: Link): ChainProblem | null {
  if (seq !== last.seq + 1) return 'removed';
  if (hash !== entryHash(prev, seq, body)) return 'altered';
  return prev === last.hash ? null : 'relinked';
}

async function verify(
  session: Session,
  tenantId: Uuid,
  known: ReadonlyMap<number, string>,
): Promise<ChainVerdict> {
  const head = await readHead(session, tenantId);
  let last: Link = { seq: 0, hash: genesisHash(tenantId) };
  for (;;) {
    const page = await readPage(session, tenantId, last.seq, pageSize);
    for (const entry of page) {
      const problem = entry.seq > head.seq ? 'added' : problemOf(entry, last);
      if (problem !== null) return broken(last, problem);
      if ((known.get(entry.seq) ?? entry.hash) !== entry.hash) return broken(last, 'rewritten');
      last = entry;
    }
    if (page.length < pageSize) break;
  }
  if (last.seq < head.seq) return broken(last, 'truncated');
  const verdict = verdictAtHead(last, head);
  return verdict.ok && Math.max(0, ...known.keys()) > last.seq
    ? broken(last, 'truncated')
    : verdict;
}

function verdictAtHead(last: Link, head: Link): ChainVerdict {
  return last.hash === head.hash
    ? { ok: true, entries: last.seq, head: last.hash }
    : { ok: false, entries: last.seq - 1, seq: last.seq, problem: 'head_mismatch' };
}

function broken(last: Link, problem: ChainProblem): ChainVerdict {
  return { ok: false, entries: last.seq, seq: last.seq + 1, problem };
}

async function readPage(
  { query }: Pick<Session, 'query'>,
  tenantId: Uuid,
  after: number,
  limit: number,
): Promise<ChainedEntry[]> {
  const rows = await query<Omit<ChainedEntry, 'seq'> & { seq: string }>(
    `select seq, prev, hash, body from audit_entries
      where tenant_id = $1 and seq > $2 order by seq limit $3`,
    [tenantId, after, limit],
  );
  // bigint arrives as text; a chain does not reach 2^53 entries.
  return rows.map(({ seq, prev, hash, body }) => ({ seq: Number(seq), prev, hash, body }));
}

async function readHead({ query }: Pick<Session, 'query'>, tenantId: Uuid): Promise<Link> {
  const [row] = await query<{ seq: string | null; hash: string | null }>(
    `select h.seq, h.hash from tenants t left join audit_heads h using (tenant_id)
      where t.tenant_id = $1`,
    [tenantId],
  );
  return headOf(row);
}

/** The head and the newest entry behind it at one moment; null where the tenant is purged. */
async function readEnd(
  { query }: Pick<Session, 'query'>,
  tenantId: Uuid,
): Promise<(Link & { newest: number }) | null> {
  const [row] = await query<{
    purged: boolean;
    seq: string | null;
    hash: string | null;
    newest: string | null;
  }>(
    `select t.state = 'purged' as purged, h.seq, h.hash,
       (select max(e.seq) from audit_entries e where e.tenant_id = t.tenant_id and e.seq > h.seq) as newest
       from tenants t left join audit_heads h using (tenant_id) where t.tenant_id = $1`,
    [tenantId],
  );
  if (row?.purged) return null;
  return { ...headOf(row), newest: Number(row?.newest ?? 0) };
}

/**
 * Where the chain ends. A tenant's row and its first entry are written together, so a head that is
 * not there was removed: the chain then fails at its first entry.
 */
function headOf(row: { seq: string | null; hash: string | null } | undefined): Link {
  if (!row) throw new ReadygateError('not_found', { hint: 'there is no such tenant' });
  return { seq: Number(row.seq ?? 1), hash: row.hash ?? '' };
}
