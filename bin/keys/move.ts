import { createPostgresKeyStore, listWrappedKeys } from '../../db/key-store.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { type KeyWork, withKeys } from './with-keys.ts';

const usage = 'readygate keys move; API and workers are stopped while it runs';

/**
 * Moves every key from the schema of the product's database into the store that READYGATE_KEY_STORE_URL
 * names: kept there and read back, and only then destroyed here. Goes on where it was stopped.
 */
export async function move(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, usage);
  if (positionals.length > 0) throw wrongArgument(positionals.join(' '), usage);
  return await withKeys(readConfig(process.env), async (work) => {
    if (!work.separate)
      throw new ReadygateError('invalid_configuration', {
        path: 'READYGATE_KEY_STORE_URL',
        expected: 'the database that keys are to be moved to',
      });
    const moved = await moveAll(work);
    process.stdout.write(`${moved} keys were moved\n`);
    return 0;
  });
}

async function moveAll({ pool, clockPool, store, clock }: KeyWork): Promise<number> {
  const here = createPostgresKeyStore(pool);
  let moved = 0;
  for await (const { tenantId, version } of listWrappedKeys(clockPool)) {
    const key = await here.read(tenantId, version);
    if (key === null) continue;
    await store.keep(tenantId, version, key, clock());
    const kept = await store.read(tenantId, version);
    // Another key under this name: one of both was made while this ran, and neither may be lost.
    if (!kept?.wrapped.equals(key.wrapped))
      throw new ReadygateError('internal', { reason: 'key_store_has_another_key' });
    await here.destroy(tenantId, [version]);
    moved += 1;
  }
  return moved;
}
