import type pg from 'pg';
import { type ChainedEntry, entryHash, genesisHash } from '../domain/audit.ts';
import type { Uuid } from '../domain/json.ts';
import { databaseError } from './errors.ts';

/** What is wrong with a chain, and with which entry. */
export type ChainProblem =
  | 'altered' // its hash is not that of its body
  | 'removed' // a number is missing before it
  | 'relinked' // it does not follow the entry before it
  | 'head_mismatch'; // entries were cut off or added at the end

export type ChainVerdict =
  | { ok: true; entries: number; head: string }
  | { ok: false; entries: number; seq: number; problem: ChainProblem };

const pageSize = 500;

/**
 * Verifies a tenant's audit chain from its beginning to its head, in pages, in one snapshot.
 * The first entry that does not hold is named.
 */
export async function verifyChain(pool: pg.Pool, tenantId: Uuid): Promise<ChainVerdict> {
  return await inSnapshot(pool, tenantId, async (client) => {
    let prev = genesisHash(tenantId);
    let seq = 0;
    for (
      let page = await readPage(client, tenantId, 0);
      page.length > 0;
      page = await readPage(client, tenantId, seq)
    ) {
      for (const entry of page) {
        const problem = problemOf(entry, seq, prev);
        if (problem)
          return {
            ok: false,
            entries: seq,
            seq: problem === 'removed' ? seq + 1 : entry.seq,
            problem,
          };
        seq = entry.seq;
        prev = entry.hash;
      }
    }
    const head = await readHead(client, tenantId);
    const holds = head ? head.seq === seq && head.hash === prev : seq === 0;
    return holds
      ? { ok: true, entries: seq, head: prev }
      : {
          ok: false,
          entries: seq,
          seq: (head?.seq ?? 0) > seq ? seq + 1 : seq,
          problem: 'head_mismatch',
        };
  });
}

/** The entries of a tenant after a number, oldest first. */
export async function readEntries(
  pool: pg.Pool,
  tenantId: Uuid,
  after = 0,
  limit = 10_000,
): Promise<ChainedEntry[]> {
  return await inSnapshot(pool, tenantId, (client) => readPage(client, tenantId, after, limit));
}

/** What is wrong with one entry, given the one before. */
export function problemOf(
  { seq, prev, hash, body }: ChainedEntry,
  lastSeq: number,
  lastHash: string,
): ChainProblem | null {
  if (seq !== lastSeq + 1) return 'removed';
  if (prev !== lastHash) return 'relinked';
  return hash === entryHash(prev, seq, body) ? null : 'altered';
}

async function readPage(
  client: pg.PoolClient,
  tenantId: Uuid,
  after: number,
  limit = pageSize,
): Promise<ChainedEntry[]> {
  const { rows } = await client.query<{ seq: string; prev: string; hash: string; body: string }>(
    'select seq, prev, hash, body from audit_entries where tenant_id = $1 and seq > $2 order by seq limit $3',
    [tenantId, after, limit],
  );
  return rows.map(({ seq, prev, hash, body }) => ({ seq: Number(seq), prev, hash, body }));
}

async function readHead(
  client: pg.PoolClient,
  tenantId: Uuid,
): Promise<{ seq: number; hash: string } | null> {
  const { rows } = await client.query<{ seq: string; hash: string }>(
    'select seq, hash from audit_heads where tenant_id = $1',
    [tenantId],
  );
  const [row] = rows;
  return row ? { seq: Number(row.seq), hash: row.hash } : null;
}

async function inSnapshot<T>(
  pool: pg.Pool,
  tenantId: Uuid,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseError(error);
  });
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    await client.query(`select set_config('readygate.tenant', $1, true)`, [tenantId]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw databaseError(error);
  } finally {
    client.release();
  }
}
