import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../db/migrate.ts';
import { createPool } from '../../db/pools.ts';
import { bootstrapKeyStore, type KeyStoreUrls } from '../../db/roles.ts';

export interface KeyStoreDatabase {
  urls: KeyStoreUrls;
  pool: pg.Pool;
  asAdministrator<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** URLs of a key store that nobody made yet, in a database of its own on this server. */
export function keyStoreUrls(serverUrl: string): KeyStoreUrls & { name: string; admin: string } {
  const name = `readygate_keys_${randomBytes(6).toString('hex')}`;
  const url = (role: string, password: string) => {
    const made = new URL(serverUrl);
    made.pathname = `/${name}`;
    made.username = role;
    made.password = password;
    return made.href;
  };
  const admin = new URL(serverUrl);
  admin.pathname = `/${name}`;
  return {
    name,
    admin: admin.href,
    owner: url('readygate_keys_owner', 'local'),
    app: url('readygate_keys', 'local'),
  };
}

/** A key store as an operator makes it: a second real database, with log-ins of its own. */
export async function withKeyStoreDatabase(serverUrl: string): Promise<KeyStoreDatabase> {
  const { name, admin, ...urls } = keyStoreUrls(serverUrl);
  await bootstrapKeyStore(serverUrl, urls);
  await migrate(urls.owner, 'keys');
  const pool = createPool(urls.app, { max: 4 });
  return {
    urls,
    pool,
    asAdministrator: (text, values) => ask(admin, text, values),
    close: async () => {
      await pool.end();
      await ask(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function ask<Row>(url: string, text: string, values?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(text, values);
    return rows as Row[];
  } finally {
    await client.end();
  }
}
