import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { ReadygateError } from '../domain/errors.ts';

const folder = new URL('./migrations/', import.meta.url).pathname;

/** Applies what is missing, one runner at a time. Answers with the names of what was applied. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const applied = await runner({
      dbClient: client,
      dir: folder,
      direction: 'up',
      migrationsTable: 'schema_migrations',
      count: Number.POSITIVE_INFINITY,
      checkOrder: true,
      singleTransaction: true,
      log: () => {},
    });
    return applied.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

export interface RoleUrls {
  app: string;
  owner: string;
  dispatcher: string;
  clock: string;
  readonly: string;
}

/** Any number that no other program uses on this server. */
const bootstrapLock = 7_242_190_211;

/**
 * Makes the roles and the database that the URLs name, with an administrator's log-in given once.
 * Safe to repeat; passwords are set to those of the URLs.
 * @throws {ReadygateError} invalid_configuration when the URLs disagree or a password is missing
 */
export async function bootstrap(adminUrl: string, urls: RoleUrls): Promise<void> {
  const database = databaseName(urls.owner);
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    // Worlds that start at once make the same roles: one after the other.
    await admin.query('select pg_advisory_lock($1)', [bootstrapLock]);
    for (const [role, url] of Object.entries(urls))
      await ensureRole(admin, `readygate_${role}`, url);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [
      database,
    ]);
    if (rowCount === 0)
      await admin.query(`create database ${pg.escapeIdentifier(database)} owner readygate_owner`);
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: pg.Client, role: string, text: string): Promise<void> {
  const url = new URL(text);
  if (decodeURIComponent(url.username) !== role || url.password === '') {
    throw new ReadygateError('invalid_configuration', {
      path: `the URL of ${role}`,
      expected: `postgres://${role}:PASSWORD@HOST:PORT/DATABASE`,
    });
  }
  const password = pg.escapeLiteral(decodeURIComponent(url.password));
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await admin.query(
    `${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`,
  );
}

function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
