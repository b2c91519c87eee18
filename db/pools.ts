import pg from 'pg';
import { ReadygateError } from '../domain/errors.ts';
import { loginError } from './errors.ts';

/** Milliseconds. A transaction that waits longer is given up and nothing of it is kept. */
const settings = [
  '-c lock_timeout=3000',
  '-c statement_timeout=10000',
  '-c idle_in_transaction_session_timeout=10000',
].join(' ');

/** Milliseconds. Longer than any statement may take: only a connection that went silent reaches it. */
const silence = 15_000;

/**
 * Statements are sent without waiting for the replies to those before them, so that `begin` and
 * `commit` cost no round trip of their own. Not yet in the types of `pg`.
 */
const pipelined = { pipeline: true };

/** A pool for one role. A connection that breaks is dropped; whoever uses it gets the error. */
export function createPool(connectionString: string, { max = 10 }: { max?: number } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    options: settings,
    query_timeout: silence,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    ...pipelined,
  });
  pool.on('error', () => {});
  // Without a listener a connection that breaks between two statements would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * Refuses a log-in that row security would not hold back: a superuser, a role that bypasses row
 * security, or the owner of the tables.
 * @throws {ReadygateError} invalid_configuration and database_unavailable, both with the variable
 */
export async function assertSafeLogin(pool: pg.Pool, variable: string): Promise<void> {
  const [role] = await readLogin(pool, variable);
  if (!role || role.superuser || role.bypass || role.owner) {
    throw new ReadygateError('invalid_configuration', {
      path: variable,
      expected: 'a log-in that is no superuser, has no BYPASSRLS and does not own the tables',
    });
  }
}

interface Login {
  superuser: boolean;
  bypass: boolean;
  owner: boolean;
}

async function readLogin(pool: pg.Pool, variable: string): Promise<Login[]> {
  try {
    // Membership counts: whoever may become a powerful role is one.
    const { rows } = await pool.query<Login>(
      `select coalesce(bool_or(r.rolsuper), true) as superuser,
              coalesce(bool_or(r.rolbypassrls), true) as bypass,
              exists (select from pg_class c where c.relname in ('tenants', 'wrapped_keys') and c.relkind = 'r'
                and pg_has_role(session_user, c.relowner, 'member')) as owner
         from pg_roles r where pg_has_role(session_user, r.oid, 'member')`,
    );
    return rows;
  } catch (error) {
    throw loginError(error, variable);
  }
}
