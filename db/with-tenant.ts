import type pg from 'pg';
import { canonicalJson } from '../domain/canonical.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { auditBatch } from './audit.ts';
import { decrypt, encrypt, keyVersionOf, type Place } from './crypto.ts';
import { databaseError, isConnectionLoss } from './errors.ts';
import type { TenantKey, TenantKeys } from './tenant-keys.ts';
import type { AuditInput, TenantTx, WithTenant } from './tenant-tx.ts';

export interface TenantRunnerDeps {
  pool: pg.Pool;
  keys: TenantKeys;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Runs work in one transaction of one tenant. Audit entries are appended last, because the chain's
 * head is a lock that everybody of the tenant waits for.
 * @throws {ReadygateError} busy, timeout, database_unavailable: nothing was changed;
 *   commit_unknown: the connection was lost during the commit
 */
export function createTenantRunner({ pool, keys }: TenantRunnerDeps): WithTenant {
  return async (tenantId, work) => {
    if (!uuid.test(tenantId)) throw new ReadygateError('internal', { reason: 'tenant_id' });
    const client = await pool.connect().catch((error: unknown) => {
      throw databaseError(error);
    });
    let broken = false;
    try {
      const { tx, entries } = createTx(client, keys, tenantId);
      const result = await inTransaction(client, tx, entries, () => work(tx));
      return result;
    } catch (error) {
      broken = await rollback(client);
      throw databaseError(error);
    } finally {
      client.release(broken);
    }
  };
}

async function inTransaction<T>(
  client: pg.PoolClient,
  tx: TenantTx,
  entries: AuditInput[],
  work: () => Promise<T>,
): Promise<T> {
  // The id was checked against a pattern, so it can be part of the text: one round trip instead of two.
  await client.query(`begin; select set_config('readygate.tenant', '${tx.tenantId}', true)`);
  const result = await work();
  if (entries.length > 0) await append(client, tx, entries);
  await client.query('commit').catch((error: unknown) => {
    throw isConnectionLoss(error) ? new ReadygateError('commit_unknown') : error;
  });
  return result;
}

async function append(client: pg.PoolClient, tx: TenantTx, entries: AuditInput[]): Promise<void> {
  const { bodies, dedupeKeys, salts, keyVersions, contents } = await auditBatch(tx, entries);
  await client.query({
    name: 'append_audit',
    text: 'select append_audit($1::text[], $2::text[], $3::bytea[], $4::integer[], $5::bytea[])',
    values: [bodies, dedupeKeys, salts, keyVersions, contents],
  });
}

async function rollback(client: pg.PoolClient): Promise<boolean> {
  return await client.query('rollback').then(
    () => false,
    () => true,
  );
}

function createTx(
  client: pg.PoolClient,
  keys: TenantKeys,
  tenantId: Uuid,
): { tx: TenantTx; entries: AuditInput[] } {
  const entries: AuditInput[] = [];
  let roundTrips = 1;
  let held: TenantKey | null = null;
  const query = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
    roundTrips += 1;
    const { rows } = await client.query(text, [...values]);
    return rows as Row[];
  };
  /** The active key, held so that it cannot be retired before the commit. */
  const hold = async (): Promise<TenantKey> => {
    if (held) return held;
    for (let attempt = 1; ; attempt++) {
      const key = await keys.active(tenantId);
      const rows = await query(
        `select 1 from tenant_keys where tenant_id = $1 and version = $2 and state = 'active' for share`,
        [tenantId, key.version],
      );
      if (rows.length > 0) {
        held = key;
        return key;
      }
      keys.forget(tenantId);
      if (attempt === 2) throw new ReadygateError('busy');
    }
  };
  const tx: TenantTx = {
    tenantId,
    get roundTrips() {
      return roundTrips;
    },
    query,
    audit: (entry) => void entries.push(entry),
    async seal(place: Place, value: unknown) {
      const { version, key } = await hold();
      const plain = Buffer.from(canonicalJson(value), 'utf8');
      return { keyVersion: version, bytes: encrypt(key, version, tenantId, place, plain) };
    },
    async open<Value>(place: Place, bytes: Buffer) {
      const key = await keys.byVersion(tenantId, keyVersionOf(bytes));
      return JSON.parse(decrypt(key, tenantId, place, bytes).toString('utf8')) as Value;
    },
  };
  return { tx, entries };
}
