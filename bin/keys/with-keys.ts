import type pg from 'pg';
import { assertSafeLogin, createPool } from '../../db/pools.ts';
import type { RotationDeps } from '../../db/tenant-key-rotation.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';
import type { Config } from '../config.ts';
import { openKeyStore } from '../key-store.ts';

export interface KeyWork extends RotationDeps {
  /** Of the clock's log-in, for what is not one tenant's. */
  clockPool: pg.Pool;
  /** Of a log-in that may list the names of all keys in the store. */
  namesPool: pg.Pool;
  /** Whether keys live in a database of their own. */
  separate: boolean;
}

/** Does an operator's work on keys, with the log-ins of application and clock. */
export async function withKeys<Result>(
  config: Config,
  work: (keys: KeyWork) => Promise<Result>,
): Promise<Result> {
  const ring = config.keys();
  const url = config.database('app');
  const pool = createPool(url, { max: 2 });
  const keyPool = createPool(url, { max: 1 });
  const clockPool = createPool(config.database('clock'), { max: 1 });
  const clock = () => new Date();
  const keyStore = openKeyStore(config, keyPool);
  const { store } = keyStore;
  const keys = createTenantKeys({ pool: keyPool, ring, clock, store });
  const withTenant = createTenantRunner({ pool, keys });
  try {
    await assertSafeLogin(pool, 'READYGATE_DATABASE_URL');
    await assertSafeLogin(clockPool, 'READYGATE_DATABASE_URL_CLOCK');
    await keyStore.check();
    const deps = { pool, ring, clock, store, keys, withTenant };
    return await work({
      ...deps,
      clockPool,
      namesPool: keyStore.pool ?? clockPool,
      separate: keyStore.pool !== null,
    });
  } finally {
    await Promise.all([pool.end(), keyPool.end(), clockPool.end(), keyStore.close()]);
  }
}
