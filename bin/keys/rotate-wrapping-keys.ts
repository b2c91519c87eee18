import { listWrappedKeys } from '../../db/key-store.ts';
import { rewrapTenant } from '../../db/wrapping-key-rotation.ts';
import type { Uuid } from '../../domain/json.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { createProgress } from './progress.ts';
import { type KeyWork, withKeys } from './with-keys.ts';

/** Wraps every tenant key under the active wrapping key, of one tenant after the other. */
export async function rotateWrappingKeys(args: string[], usage: string): Promise<number> {
  const { positionals } = readArguments(args, {}, usage);
  if (positionals.length > 0) throw wrongArgument(positionals.join(' '), usage);
  return await withKeys(readConfig(process.env), async (work) => {
    const active = work.ring.activeId;
    const { tenants, total } = await readOthers(work);
    const progress = createProgress(`keys under ${active}`);
    let done = 0;
    for (const [tenantId, versions] of tenants) {
      done += await rewrapTenant(work, tenantId, versions);
      progress(done, total);
    }
    const { total: left } = await readOthers(work);
    const said = left === 0 ? 'all are' : `${left} are not: give the command again`;
    process.stdout.write(`${done} keys were put under ${active}; ${said}\n`);
    return left === 0 ? 0 : 1;
  });
}

/** The keys that another wrapping key wraps, by tenant. */
async function readOthers({ namesPool, ring }: KeyWork) {
  const tenants = new Map<Uuid, number[]>();
  let total = 0;
  for await (const { tenantId, version, wrappingKey } of listWrappedKeys(namesPool)) {
    if (wrappingKey === ring.activeId) continue;
    tenants.set(tenantId, [...(tenants.get(tenantId) ?? []), version]);
    total += 1;
  }
  return { tenants, total };
}
