import type { Digest } from '../domain/canonical.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Milliseconds that a reply is kept to be repeated: 24 hours. */
const keptFor = 24 * 3_600_000;
/** Replies that one command drops at most: more than the one that it keeps. */
const droppedAtOnce = 20;

export interface ReplyKey {
  accountId: string;
  route: string;
  key: string;
}

export interface StoredReply {
  bodyDigest: Digest;
  status: number;
  reply: unknown;
}

/** A reply as PostgreSQL answers with it. */
interface ReplyRecord {
  body_digest: Digest;
  status: number;
  reply: Buffer;
  created_at: Date;
}

/** Where it is encrypted for. */
export const place = ({ accountId, route, key }: ReplyKey) => ({
  table: 'idempotency_keys',
  column: 'reply',
  rowId: JSON.stringify([accountId, route, key]),
});

/** The reply that a command with this key got, where it is not too old to be repeated. */
export async function findReply(
  tx: TenantTx,
  replyKey: ReplyKey,
  at: Date,
): Promise<StoredReply | null> {
  const { accountId, route, key } = replyKey;
  // By its key alone: asked for its age as well, PostgreSQL may walk along all that a person got.
  const [row] = await tx.query<ReplyRecord>(
    `select body_digest, status, reply, created_at from idempotency_keys
      where tenant_id = $1 and account_id = $2 and route = $3 and key = $4`,
    [tx.tenantId, accountId, route, key],
  );
  if (!row || row.created_at <= oldestReply(at)) return null;
  return await readReply(tx, replyKey, row);
}

/**
 * Makes commands with this key wait for one another until they commit, so that of two at the same
 * moment the later one finds the reply of the first.
 * @throws {ReadygateError} busy
 */
export async function lockReply(tx: TenantTx, { accountId, route, key }: ReplyKey): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    JSON.stringify([tx.tenantId, accountId, route, key]),
  ]);
}

/** Opens a stored reply. */
async function readReply(
  tx: TenantTx,
  replyKey: ReplyKey,
  { body_digest, status, reply }: ReplyRecord,
): Promise<StoredReply> {
  return { bodyDigest: body_digest, status, reply: await tx.open(place(replyKey), reply) };
}

/** Replies made at or before this time are not repeated. */
function oldestReply(at: Date): Date {
  return new Date(at.getTime() - keptFor);
}

/**
 * Keeps a reply in the command's own transaction, and drops some of those that are too old to be repeated.
 * False when another command took the key meanwhile: this one must not commit.
 */
export async function saveReply(
  tx: TenantTx,
  replyKey: ReplyKey,
  { bodyDigest, status, reply }: StoredReply,
  at: Date,
): Promise<boolean> {
  const { accountId, route, key } = replyKey;
  const { keyVersion, bytes } = await tx.seal(place(replyKey), reply);
  const rows = await tx.query(
    `with dropped as (
       delete from idempotency_keys where tenant_id = $1 and created_at <= $10 and (account_id, route, key) in (
         select account_id, route, key from idempotency_keys
          where tenant_id = $1 and created_at <= $10 and (account_id, route, key) <> ($2, $3, $4)
          order by created_at limit ${droppedAtOnce} for update skip locked))
     insert into idempotency_keys as k (tenant_id, account_id, route, key, body_digest, status,
       key_version, reply, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, account_id, route, key) do update set body_digest = excluded.body_digest,
       status = excluded.status, key_version = excluded.key_version, reply = excluded.reply,
       created_at = excluded.created_at
     where k.created_at <= $10 returning 1`,
    [
      tx.tenantId,
      accountId,
      route,
      key,
      bodyDigest,
      status,
      keyVersion,
      bytes,
      at,
      oldestReply(at),
    ],
  );
  return rows.length > 0;
}
