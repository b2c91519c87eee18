import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../db/migrate.ts';
import { createPool } from '../../db/pools.ts';
import { bootstrap, type RoleUrls } from '../../db/roles.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';
import { installTenant, testNow } from './database.ts';
import { type OwnPostgres, startOwnPostgres } from './own-postgres.ts';

/** A migrated database with one tenant, on a server of its own that a test may kill. */
export interface Killable {
  postgres: OwnPostgres;
  urls: RoleUrls;
  pool: pg.Pool;
  withTenant: WithTenant;
  asAdministrator<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function startKillable(tenantId: string): Promise<Killable> {
  const postgres = await startOwnPostgres();
  const name = `readygate_killed_${randomBytes(4).toString('hex')}`;
  const urls = postgres.roleUrls(name);
  await bootstrap(postgres.adminUrl, urls);
  await migrate(urls.owner);
  const pool = createPool(urls.app, { max: 20 });
  const ring = { activeId: 'test', keys: new Map([['test', Buffer.alloc(32, 7)]]) };
  const keys = createTenantKeys({ pool, ring, clock: () => testNow });
  const withTenant = createTenantRunner({ pool, keys });
  await installTenant({ withTenant }, tenantId);
  return {
    postgres,
    urls,
    pool,
    withTenant,
    async asAdministrator(text, values) {
      const client = new pg.Client({ connectionString: postgres.adminUrlOf(name) });
      await client.connect();
      try {
        return (await client.query(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    async close() {
      await pool.end();
      await postgres.release();
    },
  };
}
