import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { recordInstallation } from '../../db/installations.ts';
import type { KeyRing } from '../../db/key-ring.ts';
import { migrate, migrationsDigest } from '../../db/migrate.ts';
import { createPool } from '../../db/pools.ts';
import { bootstrap, type RoleUrls } from '../../db/roles.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';
import { roleUrls, testPostgres, withName } from './postgres.ts';

export interface TestDatabase {
  name: string;
  urls: RoleUrls;
  pools: Record<keyof RoleUrls | 'keys', pg.Pool>;
  ring: KeyRing;
  withTenant: WithTenant;
  /** Round trips of the last transaction of `withTenant` that committed. */
  lastRoundTrips(): number;
  /** Administrator's URL of the server. Who makes roles does it here, where one waits for the other. */
  serverUrl: string;
  /** Administrator's URL of this database, to look behind row security. */
  adminUrl: string;
  /** Statements as the administrator, whom row security does not hold. */
  asAdministrator<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export const testNow = new Date('2026-11-24T10:00:00.000Z');

/** Any number that no other program locks; held while the template is made and cloned. */
const templateLock = 7_242_190_212;

/**
 * A migrated database of its own, cloned from a template that is made once per set of migrations.
 * Takes the server of READYGATE_TEST_POSTGRES, else starts one for this process.
 */
export async function withDatabase(clock: () => Date = () => testNow): Promise<TestDatabase> {
  const server = await testPostgres();
  const name = await cloneTemplate(server.adminUrl);
  const urls = roleUrls(server.adminUrl, name);
  const adminUrl = withName(server.adminUrl, name);
  const pools = createPools(urls);
  const ring: KeyRing = { activeId: 'test', keys: new Map([['test', Buffer.alloc(32, 7)]]) };
  const keys = createTenantKeys({ pool: pools.keys, ring, clock });
  let roundTrips = 0;
  const observe = (count: number) => {
    roundTrips = count;
  };
  return {
    name,
    urls,
    pools,
    ring,
    withTenant: createTenantRunner({ pool: pools.app, keys, observe }),
    lastRoundTrips: () => roundTrips,
    serverUrl: server.adminUrl,
    adminUrl,
    asAdministrator: (text, values) => askOnce(adminUrl, text, values),
    close: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.end()));
      await askOnce(server.adminUrl, `drop database if exists ${name} with (force)`);
      await server.release();
    },
  };
}

/** Makes a tenant with one active installation. */
export async function installTenant(
  database: Pick<TestDatabase, 'withTenant'>,
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

function createPools(urls: RoleUrls): TestDatabase['pools'] {
  return {
    app: createPool(urls.app),
    owner: createPool(urls.owner, { max: 2 }),
    dispatcher: createPool(urls.dispatcher, { max: 4 }),
    clock: createPool(urls.clock, { max: 2 }),
    readonly: createPool(urls.readonly, { max: 2 }),
    keys: createPool(urls.app, { max: 2 }),
  };
}

async function cloneTemplate(server: string): Promise<string> {
  const template = `readygate_template_${await migrationsDigest()}`;
  const name = `readygate_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    // A template that somebody else is cloning or making cannot be cloned.
    await admin.query('select pg_advisory_lock($1)', [templateLock]);
    await ensureTemplate(admin, server, template);
    await cloneDatabase(admin, template, name);
  } finally {
    await admin.end();
  }
  return name;
}

/** Makes a database as another one is; nobody may be connected to that one. */
export async function cloneDatabase(admin: pg.Client, from: string, to: string): Promise<void> {
  await admin.query(`create database ${to} template ${from} owner readygate_owner`);
  // A clone does not inherit what migrations granted on the database itself.
  await admin.query(`revoke all on database ${to} from public`);
  await admin.query(
    `grant connect on database ${to} to readygate_app, readygate_dispatcher, readygate_clock, readygate_readonly`,
  );
}

async function ensureTemplate(admin: pg.Client, server: string, template: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
  if (rowCount !== 0) return;
  // Renamed when it is complete, so that one left half made is never cloned.
  const making = `${template}_making`;
  await admin.query(`drop database if exists ${making} with (force)`);
  const urls = roleUrls(server, making);
  await bootstrap(server, urls);
  await migrate(urls.owner);
  await admin.query(`alter database ${making} rename to ${template}`);
}

async function askOnce<Row>(url: string, text: string, values?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(text, values);
    return rows as Row[];
  } finally {
    await client.end();
  }
}
