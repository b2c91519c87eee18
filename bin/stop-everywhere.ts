import {
  type DeploymentSwitch,
  noteStoppedEverywhere,
  setStoppedEverywhere,
} from '../db/deployment-switches.ts';
import { assertSafeLogin, createPool } from '../db/pools.ts';
import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import type { Config } from './config.ts';
import { asOperator, everyTenant } from './operators.ts';

/**
 * Stops or resumes something for all tenants, and notes it in the chain of each. It holds before anything is noted;
 * repeated, it notes what was left out. A tenant that takes no entry keeps no other from its own.
 * @returns tenants in whose chain it stands
 * @throws {Error} what went wrong first, with the number of tenants left out, when the others had their turn
 */
export async function stopEverywhere(
  config: Config,
  name: DeploymentSwitch,
  stopped: boolean,
): Promise<number> {
  const since = await setSwitch(config, name, stopped);
  if (!since) return 0;
  const tenants = await everyTenant(config);
  const failures: unknown[] = [];
  await asOperator(config, async (withTenant) => {
    for (const tenant of tenants)
      await withTenant(tenant, (tx) => noteStoppedEverywhere(tx, name, { stopped, since })).catch(
        (error: unknown) => failures.push(error),
      );
  });
  if (failures.length > 0) throw notNoted(failures, tenants.length);
  return tenants.length;
}

/** The first failure, which says how many there were. */
function notNoted([first, ...others]: unknown[], tenants: number): unknown {
  if (!isReadygateError(first)) return first;
  const details = { ...first.details, leftOut: 1 + others.length, tenants };
  return new ReadygateError(first.code, details, { cause: first });
}

async function setSwitch(
  config: Config,
  name: DeploymentSwitch,
  stopped: boolean,
): Promise<Date | null> {
  const pool = createPool(config.database('clock'), { max: 1 });
  try {
    await assertSafeLogin(pool, 'READYGATE_DATABASE_URL_CLOCK');
    return await setStoppedEverywhere(pool, name, { stopped, at: new Date() });
  } finally {
    await pool.end();
  }
}
