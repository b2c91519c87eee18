import { readChainHead } from '../../db/audit-chain.ts';
import type { Anchor } from '../../domain/audit-export.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { tenantsNamed } from '../operators.ts';
import { write } from '../output.ts';
import { withReadonly } from './readonly.ts';

const usage = 'readygate audit anchor [--tenant UUID]';

/**
 * Tells where each chain ends now, one line of JSON per tenant. Kept where who runs the database cannot change
 * them, such lines show later that nothing up to there was cut off or written anew.
 */
export async function anchor(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { tenant: { type: 'string' } }, usage);
  if (positionals.length > 0) throw wrongArgument('the arguments', usage);
  const config = readConfig(process.env);
  return await withReadonly(config, async (pool) => {
    const tenants = await tenantsNamed(config, values.tenant, usage);
    for (const tenant of tenants) {
      const { seq, hash } = await readChainHead(pool, tenant);
      const line: Anchor = { tenant, at: new Date().toISOString(), seq, hash };
      await write(`${JSON.stringify(line)}\n`);
    }
    return 0;
  });
}
