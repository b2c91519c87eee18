import type { TenantTx } from './tenant-tx.ts';

/** Hours that a reply is kept to be repeated. */
export const idempotencyHours = 24;

export interface ReplyKey {
  accountId: string;
  route: string;
  key: string;
}

export interface StoredReply {
  bodyDigest: string;
  status: number;
  reply: unknown;
}

const place = ({ accountId, route, key }: ReplyKey) => ({
  table: 'idempotency_keys',
  column: 'reply',
  rowId: JSON.stringify([accountId, route, key]),
});

export async function findReply(
  tx: TenantTx,
  replyKey: ReplyKey,
  at: Date,
): Promise<StoredReply | null> {
  const rows = await tx.query<{ body_digest: string; status: number; reply: Buffer }>(
    `select body_digest, status, reply from idempotency_keys
      where tenant_id = $1 and account_id = $2 and route = $3 and key = $4 and created_at > $5`,
    [
      tx.tenantId,
      replyKey.accountId,
      replyKey.route,
      replyKey.key,
      new Date(at.getTime() - idempotencyHours * 3_600_000),
    ],
  );
  const [row] = rows;
  return row
    ? {
        bodyDigest: row.body_digest,
        status: row.status,
        reply: await tx.open(place(replyKey), row.reply),
      }
    : null;
}

/** Keeps a reply in the command's own transaction. False when the key is taken: the command must not commit. */
export async function saveReply(
  tx: TenantTx,
  replyKey: ReplyKey,
  { bodyDigest, status, reply }: StoredReply,
  at: Date,
): Promise<boolean> {
  const { keyVersion, bytes } = await tx.seal(place(replyKey), reply);
  const rows = await tx.query(
    `insert into idempotency_keys as k (tenant_id, account_id, route, key, body_digest, status, key_version, reply, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, account_id, route, key) do update set body_digest = excluded.body_digest, status = excluded.status,
       key_version = excluded.key_version, reply = excluded.reply, created_at = excluded.created_at
     where k.created_at <= $10 returning 1`,
    [
      tx.tenantId,
      replyKey.accountId,
      replyKey.route,
      replyKey.key,
      bodyDigest,
      status,
      keyVersion,
      bytes,
      at,
      new Date(at.getTime() - idempotencyHours * 3_600_000),
    ],
  );
  return rows.length > 0;
}
