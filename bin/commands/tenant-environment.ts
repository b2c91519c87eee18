import { forgetEnvironment } from '../../db/forge-environment.ts';
import { assertSafeLogin, createPool } from '../../db/pools.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Config } from '../config.ts';

export const environmentUsage = 'readygate tenant forget-environment';

/**
 * For an API that was started once with the wrong environment.
 * @returns what is to be said of it
 * @throws {ReadygateError} invalid_configuration where a site was seen
 */
export async function releaseEnvironment(config: Config): Promise<string> {
  const pool = createPool(config.database('clock'), { max: 1 });
  try {
    await assertSafeLogin(pool, 'READYGATE_DATABASE_URL_CLOCK');
    if (await forgetEnvironment(pool))
      return 'this database serves no environment: the next API that starts says which';
    throw new ReadygateError('invalid_configuration', {
      path: 'READYGATE_DATABASE_URL',
      hint: 'sites were seen in its environment, and stay there',
      expected: 'a database without any site; another environment needs one of its own',
    });
  } finally {
    await pool.end();
  }
}
