import { migrate } from '../../db/migrate.ts';
import { bootstrap } from '../../db/roles.ts';
import { readArguments } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { wrong } from '../config-values.ts';

const usage = 'readygate migrate [--bootstrap]';

/**
 * Brings the database up to date. `--bootstrap` first makes roles and database with the
 * administrator's URL, which is needed this once and by nothing else.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { bootstrap: { type: 'boolean', default: false } }, usage);
  const config = readConfig(process.env);
  const owner = config.database('owner');
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
  const applied = await migrate(owner);
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
  process.stdout.write(applied.length === 0 ? 'nothing to apply\n' : 'up to date\n');
  return 0;
}
