import { claimEnvironment, type ForgeEnvironment } from '../db/forge-environment.ts';
import { createBudgetStore } from '../db/jira-budgets.ts';
import { assertSafeLogin, createPool } from '../db/pools.ts';
import { createTenantKeys } from '../db/tenant-keys.ts';
import type { WithTenant } from '../db/tenant-tx.ts';
import { createTenantRunner } from '../db/with-tenant.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { BudgetStore } from '../domain/limits/store.ts';
import type { Config } from './config.ts';
import { openKeyStore } from './key-store.ts';

export interface Database {
  withTenant: WithTenant;
  /** The books of Jira's limits, shared by all processes. */
  budgets: BudgetStore;
  /** @throws {ReadygateError} invalid_configuration where it serves another environment of the app */
  serve(environment: ForgeEnvironment): Promise<void>;
  /** Transactions that wait for a connection now. */
  waiting(): number;
  /** Null when it answers, else what is wrong. */
  problem(): Promise<string | null>;
  close(): Promise<void>;
}

/** Of one process, besides two for keys. */
export const connections = 20;
/** Seconds that a process waits at its start for a database that restarts. */
const patienceSeconds = 60;

/**
 * The application's log-in to the database.
 * @throws {ReadygateError} invalid_configuration for a log-in that row security would not hold back
 */
export async function openDatabase(config: Config, clock: () => Date): Promise<Database> {
  const url = config.database('app');
  const pool = createPool(url, { max: connections });
  const keyPool = createPool(url, { max: 2 });
  const keyStore = openKeyStore(config, keyPool);
  const { store } = keyStore;
  const keys = createTenantKeys({ pool: keyPool, ring: config.keys(), clock, store });
  const close = async () => {
    await Promise.all([pool.end(), keyPool.end(), keyStore.close()]);
  };
  try {
    await untilAnswers(() => assertSafeLogin(pool, 'READYGATE_DATABASE_URL'));
    await untilAnswers(keyStore.check);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    withTenant: createTenantRunner({ pool, keys }),
    budgets: createBudgetStore(pool),
    serve: async (environment) =>
      requireEnvironment(await claimEnvironment(pool, environment, clock()), environment),
    waiting: () => pool.waitingCount,
    problem: () =>
      pool.query('select 1').then(
        () => null,
        () => 'database_unavailable',
      ),
    close,
  };
}

/** @throws {ReadygateError} invalid_configuration */
export function requireEnvironment(served: ForgeEnvironment, environment: ForgeEnvironment): void {
  if (served === environment) return;
  throw new ReadygateError('invalid_configuration', {
    path: 'READYGATE_FORGE_ENVIRONMENT',
    hint: 'is not the environment that this database serves: another one needs a database of its own',
    expected: served,
  });
}

async function untilAnswers(work: () => Promise<void>): Promise<void> {
  const giveUpAt = Date.now() + patienceSeconds * 1000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const { code } = error as { code?: string };
      const away = code === 'database_unavailable';
      if (!away || Date.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
