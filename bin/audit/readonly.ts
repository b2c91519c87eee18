import type pg from 'pg';
import { assertSafeLogin, createPool } from '../../db/pools.ts';
import type { Config } from '../config.ts';

/** Does some reading with the log-in that may read the audit chains and nothing else. */
export async function withReadonly<Result>(
  config: Config,
  work: (pool: pg.Pool) => Promise<Result>,
): Promise<Result> {
  const pool = createPool(config.database('readonly'), { max: 1 });
  try {
    await assertSafeLogin(pool, 'READYGATE_DATABASE_URL_READONLY');
    return await work(pool);
  } finally {
    await pool.end();
  }
}
