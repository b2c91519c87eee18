import type pg from 'pg';
import { databaseError } from './errors.ts';

/** Milliseconds between two looks. */
const lookEvery = 100;

/**
 * Waits until every transaction has ended that this log-in had open when it was asked, whoever runs it:
 * each may have read a row as it was before. False where one is still open after `patience` milliseconds.
 */
export async function oldTransactionsEnded(pool: pg.Pool, patience: number): Promise<boolean> {
  const giveUpAt = performance.now() + patience;
  const open = await openTransactions(pool);
  for (;;) {
    const now = open.size === 0 ? open : await openTransactions(pool);
    if ([...open].every((name) => !now.has(name))) return true;
    if (performance.now() > giveUpAt) return false;
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
}

/** Every transaction holds a lock on its own number, also one that only reads. */
async function openTransactions(pool: pg.Pool): Promise<Set<string>> {
  try {
    const { rows } = await pool.query<{ name: string }>(
      `select l.virtualxid as name from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'virtualxid' and l.granted and a.datname = current_database()
          and a.usename = session_user and l.pid <> pg_backend_pid()`,
    );
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    throw databaseError(error);
  }
}
