import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { ReadygateError } from '../domain/errors.ts';
import { databaseError, loginError } from './errors.ts';
import { keyRoles, roles } from './roles.ts';

/** What a database is for, with the folder of its migrations and the variable of its owner. */
const purposes = {
  product: { folder: 'migrations', variable: roles.owner.variable },
  keys: { folder: 'key-store-migrations', variable: keyRoles.owner.variable },
} as const;

/** A database that has migrations: the product's own, or a key store apart from it. */
export type Purpose = keyof typeof purposes;

const directory = (purpose: Purpose) => join(import.meta.dirname, purposes[purpose].folder);
const table = 'schema_migrations';

/**
 * Brings the schema up to date, forward only, in one transaction, and answers with the names of what
 * ran. Several may start at once: one works, the others wait and find nothing to do.
 * @throws {ReadygateError} invalid_configuration, database_unavailable; internal with the file that failed
 */
export async function migrate(ownerUrl: string, purpose: Purpose = 'product'): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  let current: string | undefined;
  const logger = {
    info(line: string) {
      current = migrationIn(line) ?? current;
    },
    warn() {},
    error() {},
  };
  try {
    await client.connect();
    const ran = await runner({
      dbClient: client,
      dir: directory(purpose),
      direction: 'up',
      migrationsTable: table,
      schema: 'public',
      checkOrder: true,
      singleTransaction: true,
      advisoryLockMode: 'wait',
      logger,
    });
    return ran.map(({ name }) => name);
  } catch (error) {
    throw migrationError(error, current, purposes[purpose].variable);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The migrations that a database still lacks, as any of the roles sees it. */
export async function pendingMigrations(
  pool: pg.Pool,
  purpose: Purpose = 'product',
): Promise<string[]> {
  const names = await migrationNames(purpose);
  try {
    const { rows } = await pool.query<{ name: string }>(`select name from ${table}`);
    const done = new Set(rows.map(({ name }) => name));
    return names.filter((name) => !done.has(name));
  } catch (error) {
    const undefinedTable = '42P01';
    if ((error as { code?: string }).code === undefinedTable) return names;
    throw databaseError(error);
  }
}

/** Sixteen hex digits that change with every change of a migration. */
export async function migrationsDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of await migrationNames('product')) {
    hash.update(name).update(await readFile(join(directory('product'), `${name}.sql`)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function migrationNames(purpose: Purpose): Promise<string[]> {
  const files = await readdir(directory(purpose));
  return files
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort();
}

function migrationIn(line: string): string | undefined {
  return /^### MIGRATION (.+) \(UP\)/.exec(line)?.[1];
}

function migrationError(
  error: unknown,
  migration: string | undefined,
  variable: string,
): ReadygateError {
  const known = migration === undefined ? loginError(error, variable) : databaseError(error);
  if (known.code !== 'internal') return known;
  // A migration handles no data of tenants, so what PostgreSQL says of it may be shown.
  const reason = error instanceof Error ? error.message : 'unknown';
  return new ReadygateError('internal', { ...known.details, migration: migration ?? '', reason });
}
