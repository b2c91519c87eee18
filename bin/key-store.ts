import type pg from 'pg';
import { createPostgresKeyStore, createSeparateKeyStore, type KeyStore } from '../db/key-store.ts';
import { assertSafeLogin, createPool } from '../db/pools.ts';
import type { Config } from './config.ts';

interface OpenKeyStore {
  store: KeyStore;
  /** Of a database of its own; null where keys live in the product's. */
  pool: pg.Pool | null;
  /** @throws {ReadygateError} invalid_configuration, key_store_unavailable */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The key store that the configuration names; else the schema `keystore` that `pool` reaches. */
export function openKeyStore(config: Config, own: pg.Pool, connections = 2): OpenKeyStore {
  const url = config.keyStore();
  if (url === null)
    return {
      store: createPostgresKeyStore(own),
      pool: null,
      check: async () => {},
      close: async () => {},
    };
  const pool = createPool(url, { max: connections });
  return {
    store: createSeparateKeyStore(pool),
    pool,
    check: () => assertSafeLogin(pool, 'READYGATE_KEY_STORE_URL'),
    close: () => pool.end(),
  };
}
