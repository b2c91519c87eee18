import { createHash } from 'node:crypto';
import type pg from 'pg';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { databaseError, isConnectionLoss } from './errors.ts';

/** A statement with its parameters. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}

/** The statements of one transaction of one tenant. */
export interface Session {
  /** Times that the work waited for PostgreSQL so far; the commit adds one. */
  readonly roundTrips: number;
  /**
   * Statements that are sent together, as by `Promise.all`, run in that order and take one round trip.
   * @throws {ReadygateError} busy, timeout, database_unavailable, internal
   */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface SessionOptions {
  /** Reads one state of the database, however long it takes. */
  snapshot?: boolean;
  /** Asked after the work; its statement travels with the commit. */
  last?: () => Promise<Statement | null>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Runs work in one transaction under a tenant's row security, committed when it resolves. `begin`
 * travels with the first statement, and the last statement with the commit. Once the work is over its
 * session answers nothing more, so that it cannot reach into the next borrower's transaction.
 * @throws {ReadygateError} busy, timeout, database_unavailable: nothing was changed;
 *   commit_unknown: the connection was lost during the commit
 */
export async function inTenant<T>(
  pool: pg.Pool,
  tenantId: Uuid,
  work: (session: Session) => Promise<T>,
  { snapshot = false, last = async () => null }: SessionOptions = {},
): Promise<T> {
  if (!uuid.test(tenantId)) throw new ReadygateError('internal', { reason: 'tenant_id' });
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseError(error);
  });
  const session = openSession(client);
  let broken = false;
  try {
    const begun = begin(client, tenantId, snapshot);
    const result = await work(session);
    const statement = await last();
    session.close();
    await begun;
    await commit(client, statement);
    return result;
  } catch (error) {
    session.close();
    broken = await rollback(client);
    throw databaseError(error);
  } finally {
    client.release(broken);
  }
}

function openSession(client: pg.PoolClient): Session & { close(): void } {
  let roundTrips = 0;
  let underway = 0;
  let open = true;
  return {
    get roundTrips() {
      return roundTrips;
    },
    async query<Row>(text: string, values: readonly unknown[] = []) {
      if (!open) throw new ReadygateError('internal', { reason: 'transaction_over' });
      if (underway === 0) roundTrips += 1;
      underway += 1;
      try {
        const { rows } = await client.query(prepared({ text, values }));
        return rows as Row[];
      } catch (error) {
        throw databaseError(error);
      } finally {
        underway -= 1;
      }
    },
    close() {
      open = false;
    },
  };
}

/** Not awaited before the first statement: connections of our pools send without waiting for replies. */
function begin(client: pg.PoolClient, tenantId: Uuid, snapshot: boolean): Promise<unknown> {
  const mode = snapshot ? 'isolation level repeatable read read only' : '';
  // The id was checked against a pattern, so it can be part of the text: one message instead of two.
  const begun = client.query(
    `begin ${mode}; select set_config('readygate.tenant', '${tenantId}', true)`,
  );
  // Reported by the statements behind it as well, or by the await before the commit.
  begun.catch(() => {});
  return begun;
}

async function commit(client: pg.PoolClient, statement: Statement | null): Promise<void> {
  const [last, committed] = await Promise.allSettled([
    statement ? client.query(prepared(statement)) : null,
    client.query('commit'),
  ]);
  // Both were on their way: a lost connection says nothing of either.
  for (const sent of [last, committed]) {
    if (sent.status === 'fulfilled') continue;
    throw isConnectionLoss(sent.reason) ? new ReadygateError('commit_unknown') : sent.reason;
  }
  // PostgreSQL answers ROLLBACK, without an error, where a statement failed and the work went on.
  const command = committed.status === 'fulfilled' ? committed.value.command : null;
  if (command !== 'COMMIT') throw new ReadygateError('internal', { reason: 'rolled_back' });
}

async function rollback(client: pg.PoolClient): Promise<boolean> {
  return await client.query('rollback').then(
    () => false,
    () => true,
  );
}

const names = new Map<string, string>();

/** Statements are prepared once per connection; their texts are constants, so there are few. */
function prepared({ text, values }: Statement): pg.QueryConfig {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 16);
    names.set(text, name);
  }
  return { name, text, values: [...values] };
}
