import { saveEditions } from '../../db/editions.ts';
import { migrate } from '../../db/migrate.ts';
import { bootstrap, bootstrapKeyStore } from '../../db/roles.ts';
import { readArguments } from '../arguments.ts';
import { type Config, readConfig } from '../config.ts';
import { wrong } from '../config-values.ts';
import { loadEditions } from '../editions.ts';

const usage = 'readygate migrate [--bootstrap]';

/**
 * Brings the database up to date. `--bootstrap` first makes roles and database with the
 * administrator's URL, which is needed this once and by nothing else. A key store in a database of its
 * own goes the same way, first. What editions allow is taken from their file.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { bootstrap: { type: 'boolean', default: false } }, usage);
  const config = readConfig(process.env);
  const owner = config.database('owner');
  const editions = loadEditions(config.editionsFile());
  const applied = await migrateKeyStore(config, values.bootstrap);
  if (values.bootstrap) {
    const example = 'postgres://postgres:PASSWORD@127.0.0.1:5432/postgres';
    const adminUrl = config.adminUrl() ?? wrong('READYGATE_ADMIN_URL', 'is not set', example);
    await bootstrap(adminUrl, {
      owner,
      app: config.database('app'),
      dispatcher: config.database('dispatcher'),
      clock: config.database('clock'),
      readonly: config.database('readonly'),
    });
    process.stdout.write('roles and database are there\n');
  }
  applied.push(...(await migrate(owner)));
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
  process.stdout.write(applied.length === 0 ? 'nothing to apply\n' : 'up to date\n');
  if ((await saveEditions(owner, editions)) > 0)
    process.stdout.write('editions are as in the file\n');
  return 0;
}

/** A database whose log-ins somebody else made needs no administrator here. */
async function migrateKeyStore(config: Config, makesLogins: boolean): Promise<string[]> {
  const owner = config.keyStoreOwner();
  if (owner === null) return [];
  const admin = config.keyStoreAdmin();
  if (makesLogins && admin !== null) {
    const example = 'postgres://readygate_keys:PASSWORD@127.0.0.1:5432/readygate_keys';
    const app = config.keyStore() ?? wrong('READYGATE_KEY_STORE_URL', 'is not set', example);
    await bootstrapKeyStore(admin, { owner, app });
    process.stdout.write('roles and database of the key store are there\n');
  }
  const applied = await migrate(owner, 'keys');
  return applied.map((name) => `${name} of the key store`);
}
