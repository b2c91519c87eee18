import type pg from 'pg';
import { listTenants } from '../db/clock.ts';
import { assertSafeLogin, createPool } from '../db/pools.ts';
import type { TenantTx, WithTenant } from '../db/tenant-tx.ts';
import { findTenant } from '../db/tenants.ts';
import { createTenantRunner } from '../db/with-tenant.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { requireUuid } from './arguments.ts';
import type { Config } from './config.ts';

/** Every tenant there is. Only the clock's role may know. */
export async function everyTenant(config: Config): Promise<Uuid[]> {
  const pool = createPool(config.database('clock'), { max: 1 });
  try {
    await assertSafeLogin(pool, 'READYGATE_DATABASE_URL_CLOCK');
    return await listTenants(pool);
  } finally {
    await pool.end();
  }
}

/**
 * The tenant that was named, or every one.
 * @throws {ReadygateError} invalid_request where the name is no UUID
 */
export async function tenantsNamed(
  config: Config,
  name: string | undefined,
  usage: string,
): Promise<Uuid[]> {
  return name === undefined ? await everyTenant(config) : [requireUuid('--tenant', name, usage)];
}

/** Does an operator's work in tenants, with the application's log-in and no key of theirs. */
export async function asOperator<Result>(
  config: Config,
  work: (withTenant: WithTenant) => Promise<Result>,
): Promise<Result> {
  const pool: pg.Pool = createPool(config.database('app'), { max: 1 });
  try {
    await assertSafeLogin(pool, 'READYGATE_DATABASE_URL');
    return await work(createTenantRunner({ pool, keys: noKeys }));
  } finally {
    await pool.end();
  }
}

/**
 * Makes sure that the tenant exists before something of it is set.
 * @throws {ReadygateError} not_found
 */
export async function requireTenant(tx: TenantTx): Promise<void> {
  if ((await findTenant(tx)) !== null) return;
  throw new ReadygateError('not_found', {
    path: '--tenant',
    hint: 'a tenant is known from its first verified call',
  });
}

/** An operator's entries hold no personal data, so nothing here is encrypted. */
const noKeys = {
  active: refuse,
  byVersion: refuse,
  forget() {},
};

async function refuse(): Promise<never> {
  throw new ReadygateError('internal', { reason: 'no keys here' });
}
