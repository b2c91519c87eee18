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
