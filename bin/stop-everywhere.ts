import {
  type DeploymentSwitch,
  noteStoppedEverywhere,
  setStoppedEverywhere,
} from '../db/deployment-switches.ts';
import { assertSafeLogin, createPool } from '../db/pools.ts';
import type { Config } from './config.ts';
import { asOperator, everyTenant } from './operators.ts';

/**
 * Stops or resumes something for all tenants, and notes it in the chain of each. It holds before anything is noted;
 * repeated, it notes what was left out.
 * @returns tenants in whose chain it stands
 */
export async function stopEverywhere(
  config: Config,
  name: DeploymentSwitch,
  stopped: boolean,
): Promise<number> {
  const since = await setSwitch(config, name, stopped);
  if (!since) return 0;
  const tenants = await everyTenant(config);
  await asOperator(config, async (withTenant) => {
    for (const tenant of tenants)
      await withTenant(tenant, (tx) => noteStoppedEverywhere(tx, name, { stopped, since }));
  });
  return tenants.length;
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
