import pg from 'pg';
import { migrate, pendingMigrations } from '/work/main/db/migrate.ts';
import { bootstrap } from '/work/main/db/roles.ts';

const [admin, name] = process.argv.slice(2);
const u = (r: string) => {
  const x = new URL(admin!);
  x.username = r;
  x.password = 'local';
  x.pathname = '/' + name;
  return x.href;
};
const urls = {
  owner: u('readygate_owner'),
  app: u('readygate_app'),
  dispatcher: u('readygate_dispatcher'),
  clock: u('readygate_clock'),
  readonly: u('readygate_readonly'),
};
console.time('bootstrap');
await bootstrap(admin!, urls);
console.timeEnd('bootstrap');
console.time('migrate');
console.log(await migrate(urls.owner));
console.timeEnd('migrate');
const pool = new pg.Pool({ connectionString: urls.app });
console.log(await pendingMigrations(pool));
await pool.end();
