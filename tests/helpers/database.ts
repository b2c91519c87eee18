import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import type { KeyRing } from '../../db/key-ring.ts';
import { migrate } from '../../db/migrate.ts';
import { createPool } from '../../db/pools.ts';
import { bootstrap, type RoleUrls } from '../../db/roles.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import { recordInstallation } from '../../db/tenants.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';

export interface TestDatabase {
  name: string;
  urls: RoleUrls;
  pools: Record<keyof RoleUrls | 'keys', pg.Pool>;
  ring: KeyRing;
  withTenant: WithTenant;
  /** Administrator's URL of this database, to look behind row security. */
  adminUrl: string;
  close(): Promise<void>;
}

export const testNow = new Date('2026-11-24T10:00:00.000Z');

/**
 * A migrated database of its own, cloned from a template that is made once per set of migrations.
 * Needs READYGATE_TEST_POSTGRES, the URL of an administrator; `npm test` sets it.
 */
export async function withDatabase(clock: () => Date = () => testNow): Promise<TestDatabase> {
  const server = process.env.READYGATE_TEST_POSTGRES;
  if (!server) throw new Error('READYGATE_TEST_POSTGRES is not set: run this by npm test');
  const template = `readygate_template_${migrationsDigest()}`;
  const name = `readygate_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock(7242190212)');
    await ensureTemplate(admin, server, template);
    await admin.query(`create database ${name} template ${template} owner readygate_owner`);
  } finally {
    await admin.end();
  }
  const urls = roleUrls(server, name);
  const pools = {
    app: createPool(urls.app),
    owner: createPool(urls.owner, { max: 2 }),
    dispatcher: createPool(urls.dispatcher, { max: 4 }),
    clock: createPool(urls.clock, { max: 2 }),
    readonly: createPool(urls.readonly, { max: 2 }),
    keys: createPool(urls.app, { max: 2 }),
  };
  const ring: KeyRing = { activeId: 'test', keys: new Map([['test', Buffer.alloc(32, 7)]]) };
  const keys = createTenantKeys({ pool: pools.keys, ring, clock });
  return {
    name,
    urls,
    pools,
    ring,
    withTenant: createTenantRunner({ pool: pools.app, keys }),
    adminUrl: withName(server, name),
    close: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.end()));
      await drop(server, name);
    },
  };
}

/** Makes a tenant with one active installation. */
export async function installTenant(
  database: TestDatabase,
  tenantId: string,
  apiBaseUrl = 'http://127.0.0.1:9/ex/jira/x',
): Promise<void> {
  await database.withTenant(tenantId, async (tx) => {
    await recordInstallation(tx, {
      installationId: installationOf(tenantId),
      environment: 'DEVELOPMENT',
      apiBaseUrl,
      at: testNow,
    });
  });
}

/** The installation id that `installTenant` uses. */
export function installationOf(tenantId: string): string {
  return `5f0c2f1e${tenantId.slice(8)}`;
}

async function ensureTemplate(admin: pg.Client, server: string, template: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
  if (rowCount !== 0) return;
  const making = `${template}_making`;
  await admin.query(`drop database if exists ${making}`);
  const urls = roleUrls(server, making);
  await bootstrap(server, urls);
  await migrate(urls.owner);
  await admin.query(`alter database ${making} rename to ${template}`);
}

async function drop(server: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
}

function roleUrls(server: string, database: string): RoleUrls {
  const url = (role: string) => {
    const made = new URL(withName(server, database));
    made.username = `readygate_${role}`;
    made.password = 'local';
    return made.href;
  };
  return {
    app: url('app'),
    owner: url('owner'),
    dispatcher: url('dispatcher'),
    clock: url('clock'),
    readonly: url('readonly'),
  };
}

function withName(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

function migrationsDigest(): string {
  const folder = new URL('../../db/migrations/', import.meta.url);
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(new URL(file, folder)));
  return hash.digest('hex').slice(0, 12);
}
