import { HelpAsked, wrongArgument } from '../arguments.ts';
import { rotateTenantKeys } from './rotate-tenant-keys.ts';
import { rotateWrappingKeys } from './rotate-wrapping-keys.ts';

const usage = 'readygate keys rotate wrapping; or readygate keys rotate tenants [--tenant UUID]';

/**
 * `wrapping`: wraps every tenant key under the first of READYGATE_KEYS. `tenants`: gives every tenant a new
 * key and puts all that is encrypted under it. Both while everybody goes on; a command that was stopped
 * goes on where it was when it is given again. 0 when all of it is done, 1 when something is left.
 */
export async function rotate([what, ...args]: string[]): Promise<number> {
  if (what === 'wrapping') return await rotateWrappingKeys(args, usage);
  if (what === 'tenants') return await rotateTenantKeys(args, usage);
  if (what === '--help') throw new HelpAsked(usage);
  throw wrongArgument('what to rotate', usage);
}
