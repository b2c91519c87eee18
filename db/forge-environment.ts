import type pg from 'pg';
import { databaseError } from './errors.ts';

export type ForgeEnvironment = 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';

/**
 * Has a database serve an environment of the Forge app, unless it serves one already: all environments
 * have the same app, and an install for trying things must not meet the data of another.
 * @returns the one that it serves
 */
export async function claimEnvironment(
  pool: pg.Pool,
  environment: ForgeEnvironment,
  at: Date,
): Promise<ForgeEnvironment> {
  try {
    await pool.query(
      `insert into forge_environment (environment, claimed_at) values ($1, $2) on conflict do nothing`,
      [environment, at],
    );
  } catch (error) {
    throw databaseError(error);
  }
  return (await findEnvironment(pool)) ?? environment;
}

/**
 * Takes back that a database serves an environment, so that the next API claims its own: where no site was seen,
 * whose data would be met by those of another. For the clock's log-in.
 * @returns whether it serves none now
 */
export async function forgetEnvironment(pool: pg.Pool): Promise<boolean> {
  try {
    const { rows } = await pool.query<{ seen: boolean }>(
      `with forgotten as (
         delete from forge_environment where not exists (select tenant_id from tenants))
       select exists (select tenant_id from tenants) as seen`,
    );
    return rows[0]?.seen === false;
  } catch (error) {
    throw databaseError(error);
  }
}

/** The environment that a database serves; null before the first API did. */
export async function findEnvironment(pool: pg.Pool): Promise<ForgeEnvironment | null> {
  try {
    const { rows } = await pool.query<{ environment: ForgeEnvironment }>(
      'select environment from forge_environment',
    );
    return rows[0]?.environment ?? null;
  } catch (error) {
    throw databaseError(error);
  }
}
