import pg from 'pg';
import { ReadygateError } from '../domain/errors.ts';

/** Milliseconds. A transaction that waits longer is given up and nothing of it is kept. */
const settings = [
  '-c lock_timeout=3000',
  '-c statement_timeout=10000',
  '-c idle_in_transaction_session_timeout=10000',
].join(' ');

/** A pool for one role. A broken idle connection is dropped, never thrown. */
export function createPool(connectionString: string, { max = 10 }: { max?: number } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    options: settings,
    connectionTimeoutMillis: 5000,
  });
  pool.on('error', () => {});
  return pool;
}

/**
 * Refuses a log-in that row security would not hold back: a superuser, a role that bypasses row
 * security, or the owner of the tables.
 * @throws {ReadygateError} invalid_configuration
 */
export async function assertSafeLogin(pool: pg.Pool, variable: string): Promise<void> {
  const { rows } = await pool.query<{ superuser: boolean; bypass: boolean; owner: boolean }>(
    `select r.rolsuper as superuser, r.rolbypassrls as bypass,
            exists (select from pg_class c where c.relname = 'tenants' and pg_has_role(r.oid, c.relowner, 'member')) as owner
       from pg_roles r where r.rolname = current_user`,
  );
  const [role] = rows;
  if (!role || role.superuser || role.bypass || role.owner) {
    throw new ReadygateError('invalid_configuration', {
      path: variable,
      expected: 'a log-in that is no superuser, has no BYPASSRLS and does not own the tables',
    });
  }
}
