import type pg from 'pg';
import { canonicalJson } from '../domain/canonical.ts';
import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import { auditBatch } from './audit.ts';
import {
  decrypt,
  decryptSame,
  encrypt,
  encryptSame,
  keyVersionOf,
  type Place,
  sameVersionOf,
} from './crypto.ts';
import { inTenant, type Session, type Statement } from './session.ts';
import type { TenantKey, TenantKeys } from './tenant-keys.ts';
import type { AuditInput, TenantTx, WithTenant } from './tenant-tx.ts';

export interface TenantRunnerDeps {
  pool: pg.Pool;
  keys: TenantKeys;
  /** Told the round trips of every transaction that committed, the commit included. */
  observe?: (roundTrips: number) => void;
}

/**
 * Runs work in one transaction of one tenant. Audit entries are appended last, together with the
 * commit, because the chain's head is a lock that everybody of the tenant waits for.
 * @throws {ReadygateError} busy, timeout, database_unavailable: nothing was changed;
 *   commit_unknown: the connection was lost during the commit
 */
export function createTenantRunner({ pool, keys, observe }: TenantRunnerDeps): WithTenant {
  return async <T>(tenantId: string, work: (tx: TenantTx) => Promise<T>) => {
    const entries: AuditInput[] = [];
    let tx: TenantTx | undefined;
    const result = await inTenant(
      pool,
      tenantId,
      async (session) => {
        tx = createTx(session, keys, tenantId, entries);
        return await work(tx);
      },
      { last: async () => (tx && entries.length > 0 ? await appendAudit(tx, entries) : null) },
    );
    observe?.((tx?.roundTrips ?? 0) + 1);
    return result;
  };
}

function createTx(
  session: Session,
  keys: TenantKeys,
  tenantId: string,
  entries: AuditInput[],
): TenantTx {
  let active: Promise<TenantKey> | undefined;
  const hold = () => {
    active ??= holdActiveKey(session, keys, tenantId);
    return active;
  };
  return {
    tenantId,
    get roundTrips() {
      return session.roundTrips;
    },
    query: session.query,
    audit: (entry) => void entries.push(entry),
    async holdKey() {
      await hold();
    },
    async seal(place: Place, value: unknown) {
      const { version, key } = await hold();
      const plain = Buffer.from(canonicalJson(value), 'utf8');
      return { keyVersion: version, bytes: encrypt(key, version, tenantId, place, plain) };
    },
    async open<Value>(place: Place, bytes: Buffer) {
      const key = await keys.byVersion(tenantId, keyVersionOf(bytes));
      return JSON.parse(decrypt(key, tenantId, place, bytes).toString('utf8')) as Value;
    },
    async conceal(place: Place, value: string) {
      // Nothing is kept under it, so that it need not be held.
      const { version, key } = await keys.active(tenantId);
      const plain = Buffer.from(value, 'utf8');
      return encryptSame(key, version, tenantId, place, plain).toString('base64url');
    },
    async reveal(place: Place, text: string) {
      const bytes = Buffer.from(text, 'base64url');
      const version = sameVersionOf(bytes);
      const key = version === null ? null : await keyOf(keys, tenantId, version);
      return (key && decryptSame(key, tenantId, place, bytes)?.toString('utf8')) ?? null;
    },
  };
}

/** Null for a version that never was, or was destroyed. */
async function keyOf(keys: TenantKeys, tenantId: string, version: number): Promise<Buffer | null> {
  try {
    return await keys.byVersion(tenantId, version);
  } catch (error) {
    if (isReadygateError(error, 'erased')) return null;
    throw error;
  }
}

/**
 * The active key, locked so that it cannot be retired or destroyed before the commit.
 * @throws {ReadygateError} busy where it changed twice meanwhile
 */
export async function holdActiveKey(
  session: Session,
  keys: TenantKeys,
  tenantId: string,
): Promise<TenantKey> {
  for (let attempt = 1; attempt <= 2; attempt++) {
    const key = await keys.active(tenantId);
    const held = await session.query(
      `select 1 from tenant_keys where tenant_id = $1 and version = $2 and state = 'active' for share`,
      [tenantId, key.version],
    );
    if (held.length > 0) return key;
    // What was remembered is out of date: a newer version took over.
    keys.forget(tenantId);
  }
  throw new ReadygateError('busy');
}

async function appendAudit(tx: TenantTx, entries: readonly AuditInput[]): Promise<Statement> {
  const { bodies, dedupeKeys, salts, keyVersions, contents } = await auditBatch(tx, entries);
  return {
    text: 'select append_audit($1::text[], $2::text[], $3::bytea[], $4::integer[], $5::bytea[])',
    values: [bodies, dedupeKeys, salts, keyVersions, contents],
  };
}
