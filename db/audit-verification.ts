import type { Time } from '../domain/json.ts';
import type { ChainVerdict, Link } from './audit-chain.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What the last verification of a chain found. */
export interface StoredVerification {
  /** The last entry that holds; 0 where the first one does not. */
  seq: number;
  /** What is wrong with the entry behind it; null: nothing. */
  problem: string | null;
  at: Time;
}

/** Remembers what a verification found, in the place of the one before. */
export async function saveVerification(
  tx: TenantTx,
  verdict: ChainVerdict,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into audit_verifications (tenant_id, seq, problem, verified_at) values ($1, $2, $3, $4)
     on conflict (tenant_id) do update set seq = excluded.seq, problem = excluded.problem, verified_at = excluded.verified_at`,
    [tx.tenantId, verdict.entries, verdict.ok ? null : verdict.problem, at],
  );
}

/** Null where no verification has ended yet. */
export async function findVerification(tx: TenantTx): Promise<StoredVerification | null> {
  const [row] = await tx.query<{ seq: string; problem: string | null; at: Date }>(
    `select seq, problem, verified_at as at from audit_verifications where tenant_id = $1`,
    [tx.tenantId],
  );
  return row ? { seq: Number(row.seq), problem: row.problem, at: row.at.toISOString() } : null;
}

/** Where the chain ends now. Null where nothing was written yet. */
export async function findHead(tx: TenantTx): Promise<Link | null> {
  const [row] = await tx.query<{ seq: string; hash: string }>(
    'select seq, hash from audit_heads where tenant_id = $1',
    [tx.tenantId],
  );
  return row ? { seq: Number(row.seq), hash: row.hash } : null;
}
