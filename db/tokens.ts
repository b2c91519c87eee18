import { createHash, randomUUID } from 'node:crypto';
import { refusalGrace } from '../domain/installation.ts';
import type { Uuid } from '../domain/json.ts';
import { moveInstallation } from './installations.ts';
import type { TenantTx } from './tenant-tx.ts';

export interface LiveToken {
  tokenId: Uuid;
  token: string;
}

export interface UserToken extends LiveToken {
  accountId: string;
  receivedAt: Date;
}

/** Seconds before its end from which a token no longer counts as alive. */
const marginSeconds = 60;

/** Where it is encrypted for. */
export const place = (tokenId: Uuid) => ({ table: 'tokens', column: 'secret', rowId: tokenId });

/** Tells whether two tokens are the same without keeping either. */
export function fingerprintOf(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

export interface AppToken {
  installationId: Uuid;
  token: string;
  expiresAt: Date;
  at: Date;
}

/** Whether `saveAppToken` has nothing to do: this token is kept, or one that lives longer. */
export async function knowsAppToken(
  tx: TenantTx,
  { installationId, token, expiresAt }: AppToken,
): Promise<boolean> {
  const known = await tx.query(
    `select 1 from tokens where tenant_id = $1 and installation_id = $2 and kind = 'app'
        and (fingerprint = $3 or (expires_at > $4 and refused_at is null))`,
    [tx.tenantId, installationId, fingerprintOf(token), expiresAt],
  );
  return known.length > 0;
}

/**
 * Keeps the app token of an installation that lives longest, encrypted; one that Jira refused gives way to any
 * other.
 * @returns false, and nothing is kept, when it was there already, a newer one is, or the installation is
 *   not active any more
 */
export async function saveAppToken(tx: TenantTx, appToken: AppToken): Promise<boolean> {
  if (await knowsAppToken(tx, appToken)) return false;
  const { installationId, token, expiresAt, at } = appToken;
  const tokenId = randomUUID();
  const { keyVersion, bytes } = await tx.seal(place(tokenId), token);
  // Uninstalling waits for this lock, and deletes what it finds then.
  const stored = await tx.query(
    `with held as (
       select 1 from installations where tenant_id = $1 and installation_id = $3 and state = 'active' for share)
     insert into tokens (tenant_id, token_id, kind, installation_id, key_version, secret, fingerprint, expires_at, received_at)
     select $1::uuid, $2::uuid, 'app', $3::uuid, $4::integer, $5::bytea, $6::text, $7::timestamptz, $8::timestamptz from held
     on conflict (tenant_id, installation_id) where kind = 'app'
     do update set token_id = excluded.token_id, key_version = excluded.key_version, secret = excluded.secret,
       fingerprint = excluded.fingerprint, expires_at = excluded.expires_at, received_at = excluded.received_at, refused_at = null
     where tokens.expires_at <= excluded.expires_at or tokens.refused_at is not null
     returning 1`,
    [tx.tenantId, tokenId, installationId, keyVersion, bytes, fingerprintOf(token), expiresAt, at],
  );
  if (stored.length === 0) return false;
  tx.audit({
    at,
    action: 'token.stored',
    actor: 'app',
    subject: { kind: 'installation', id: installationId },
    data: { kind: 'app' },
  });
  return true;
}

export interface NewUserToken {
  planId: Uuid;
  accountId: string;
  token: string;
  expiresAt: Date;
  at: Date;
}

/**
 * Keeps the token of a person for one plan that lives longest, encrypted; one that Jira refused gives way to
 * any other.
 * @returns false, and nothing is kept, when it was there already, a newer one is, or the tenant is leaving
 */
export async function saveUserToken(
  tx: TenantTx,
  { planId, accountId, token, expiresAt, at }: NewUserToken,
): Promise<boolean> {
  const fingerprint = fingerprintOf(token);
  const known = await tx.query(
    `select 1 from tokens where tenant_id = $1 and plan_id = $2 and account_id = $3 and kind = 'user'
        and (fingerprint = $4 or (expires_at > $5 and refused_at is null))`,
    [tx.tenantId, planId, accountId, fingerprint, expiresAt],
  );
  if (known.length > 0) return false;
  const tokenId = randomUUID();
  const { keyVersion, bytes } = await tx.seal(place(tokenId), token);
  const stored = await tx.query(
    `insert into tokens (tenant_id, token_id, kind, plan_id, account_id, key_version, secret, fingerprint, expires_at, received_at)
     select $1::uuid, $2::uuid, 'user', $3::uuid, $4::text, $5::integer, $6::bytea, $7::text, $8::timestamptz, $9::timestamptz
      where exists (select from tenants where tenant_id = $1 and state = 'active')
     on conflict (tenant_id, plan_id, account_id) where kind = 'user'
     do update set token_id = excluded.token_id, key_version = excluded.key_version, secret = excluded.secret,
       fingerprint = excluded.fingerprint, expires_at = excluded.expires_at, received_at = excluded.received_at, refused_at = null
     where tokens.expires_at <= excluded.expires_at or tokens.refused_at is not null
     returning 1`,
    [tx.tenantId, tokenId, planId, accountId, keyVersion, bytes, fingerprint, expiresAt, at],
  );
  if (stored.length === 0) return false;
  tx.audit({
    at,
    action: 'token.stored',
    actor: 'person',
    subject: { kind: 'plan', id: planId },
    data: { kind: 'user' },
    personal: { accountId },
  });
  return true;
}

/** The newest app token that lives and that Jira has not refused. */
export async function findAppToken(tx: TenantTx, at: Date): Promise<LiveToken | null> {
  const rows = await tx.query<{ token_id: Uuid; secret: Buffer }>(
    `select token_id, secret from tokens join installations using (tenant_id, installation_id)
      where tenant_id = $1 and kind = 'app' and state = 'active' and refused_at is null and expires_at > $2
      order by expires_at desc limit 1`,
    [tx.tenantId, liveUntil(at)],
  );
  const [row] = rows;
  return row
    ? { tokenId: row.token_id, token: await tx.open<string>(place(row.token_id), row.secret) }
    : null;
}

/** The live tokens that people left for a plan, newest first. */
export async function listUserTokens(tx: TenantTx, planId: Uuid, at: Date): Promise<UserToken[]> {
  const rows = await tx.query<{
    token_id: Uuid;
    secret: Buffer;
    account_id: string;
    received_at: Date;
  }>(
    `select token_id, secret, account_id, received_at from tokens
      where tenant_id = $1 and plan_id = $2 and kind = 'user' and refused_at is null and expires_at > $3
      order by received_at desc, token_id`,
    [tx.tenantId, planId, liveUntil(at)],
  );
  return await Promise.all(
    rows.map(async ({ token_id, secret, account_id, received_at }) => ({
      tokenId: token_id,
      accountId: account_id,
      receivedAt: received_at,
      token: await tx.open<string>(place(token_id), secret),
    })),
  );
}

/**
 * Notes that Jira answered 401 to a token; it is not used again. Where it is one of the app that should
 * have lived, the app may have been uninstalled: its installation is suspended until it calls again.
 */
export async function refuseToken(tx: TenantTx, tokenId: Uuid, at: Date): Promise<void> {
  const [suspect] = await tx.query<{ installationId: Uuid }>(
    `select installation_id as "installationId" from tokens
      where tenant_id = $1 and token_id = $2 and kind = 'app' and refused_at is null and expires_at > $3`,
    [tx.tenantId, tokenId, at],
  );
  // First of all: it holds the tenant, whose lock comes before that of a token.
  if (suspect)
    await moveInstallation(tx, suspect.installationId, 'token_refused', {
      at,
      knownSince: new Date(at.getTime() - refusalGrace),
    });
  await tx.query('update tokens set refused_at = $3 where tenant_id = $1 and token_id = $2', [
    tx.tenantId,
    tokenId,
    at,
  ]);
}

/** Deletes the tokens that people left for a plan. */
export async function deletePlanTokens(tx: TenantTx, planId: Uuid, at: Date): Promise<void> {
  const deleted = await tx.query(
    `delete from tokens where tenant_id = $1 and plan_id = $2 and kind = 'user' returning 1`,
    [tx.tenantId, planId],
  );
  auditDeleted(tx, deleted.length, { kind: 'plan', id: planId }, 'settled', at);
}

/** Deletes tokens that have ended. */
export async function deleteEndedTokens(tx: TenantTx, at: Date): Promise<void> {
  const deleted = await tx.query(
    'delete from tokens where tenant_id = $1 and expires_at <= $2 returning 1',
    [tx.tenantId, at],
  );
  auditDeleted(tx, deleted.length, { kind: 'tenant', id: tx.tenantId }, 'ended', at);
}

/** Deletes the token of an installation that left, and those of people where it was the last one. */
export async function deleteTokensOf(
  tx: TenantTx,
  installationId: Uuid,
  { isLast, at }: { isLast: boolean; at: Date },
): Promise<void> {
  const deleted = await tx.query(
    'delete from tokens where tenant_id = $1 and ($3 or installation_id = $2) returning 1',
    [tx.tenantId, installationId, isLast],
  );
  auditDeleted(tx, deleted.length, { kind: 'installation', id: installationId }, 'uninstalled', at);
}

function auditDeleted(
  tx: TenantTx,
  count: number,
  subject: { kind: string; id: string },
  reason: 'settled' | 'ended' | 'uninstalled',
  at: Date,
): void {
  if (count === 0) return;
  tx.audit({ at, action: 'token.deleted', actor: 'app', subject, data: { reason, count } });
}

function liveUntil(at: Date): Date {
  return new Date(at.getTime() + marginSeconds * 1000);
}
