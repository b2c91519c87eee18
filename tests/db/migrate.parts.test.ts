import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, migrationsDigest, pendingMigrations } from '../../db/migrate.ts';
import { assertSafeLogin, createPool } from '../../db/pools.ts';
import { bootstrap, type RoleUrls } from '../../db/roles.ts';
import { scramVerifier } from '../../db/scram.ts';
import { type TestDatabase, withDatabase } from '../helpers/database.ts';

const name = `readygate_migrate_${randomBytes(4).toString('hex')}`;
let database: TestDatabase;
let urls: RoleUrls;
beforeAll(async () => {
  database = await withDatabase();
  const inside = (url: string) => url.replace(database.name, name);
  const { owner, app, dispatcher, clock, readonly } = database.urls;
  urls = {
    owner: inside(owner),
    app: inside(app),
    dispatcher: inside(dispatcher),
    clock: inside(clock),
    readonly: inside(readonly),
  };
});
afterAll(async () => {
  await database.asAdministrator(`drop database if exists ${name} with (force)`);
  await database.close();
});

/** The roles belong to the whole server, so these tests never change them: the URLs keep their passwords. */
const start = () => bootstrap(database.serverUrl, urls);

async function withPool<T>(url: string, work: (pool: ReturnType<typeof createPool>) => Promise<T>) {
  const pool = createPool(url, { max: 1 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

const migrations = readdirSync(join(import.meta.dirname, '../../db/migrations'))
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.replace('.sql', ''))
  .sort();

describe('O5 bootstrap and migrations', () => {
  it('make an empty database, also when three start at once', async () => {
    await Promise.all([start(), start(), start()]);
    expect(await withPool(urls.owner, pendingMigrations)).toEqual(migrations);
  });

  it('run once, also when four start at once, and leave nothing pending for any role', async () => {
    const runs = await Promise.all(Array.from({ length: 4 }, () => migrate(urls.owner)));
    expect(runs.map(({ length }) => length).sort()).toEqual([0, 0, 0, migrations.length]);
    for (const url of Object.values(urls))
      expect(await withPool(url, pendingMigrations)).toEqual([]);
  });

  it('are safe to repeat', async () => {
    await start();
    expect(await migrate(urls.owner)).toEqual([]);
  });

  it('let nobody in who has no role here', async () => {
    const rows = await database.asAdministrator<{ acl: string }>(
      'select datacl::text as acl, pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
      [name],
    );
    expect(rows).toMatchObject([{ owner: 'readygate_owner' }]);
    // An entry that begins with "=" would be for everybody.
    expect(rows[0]?.acl).not.toMatch(/[{,]=/);
  });

  it('have a digest that names the template of tests', async () => {
    expect(await migrationsDigest()).toMatch(/^[0-9a-f]{16}$/);
  });

  it('say which migration failed and why, and leave nothing half done', async () => {
    await database.asAdministrator(`drop database ${name} with (force)`);
    await start();
    await withPool(urls.owner, (pool) => pool.query('create table plans (in_the_way integer)'));
    await expect(migrate(urls.owner)).rejects.toMatchObject({
      code: 'internal',
      details: {
        migration: '0002_refinements',
        sqlState: '42P07',
        reason: expect.stringContaining('"plans" already exists'),
      },
    });
    const tables = await withPool(urls.owner, (pool) =>
      pool.query(
        `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
      ),
    );
    expect(tables.rows.map(({ relname }) => relname)).toEqual(['plans', 'schema_migrations']);
  });
});

describe('wrong URLs', () => {
  const refuse = (changed: Partial<RoleUrls>) =>
    bootstrap(database.serverUrl, { ...urls, ...changed });
  const change = (url: string, edit: (parsed: URL) => void) => {
    const parsed = new URL(url);
    edit(parsed);
    return parsed.href;
  };

  it('name the variable: another log-in, no password, another database', async () => {
    const cases: [Partial<RoleUrls>, string][] = [
      [{ app: urls.owner }, 'READYGATE_DATABASE_URL'],
      [
        {
          clock: change(urls.clock, (url) => {
            url.password = '';
          }),
        },
        'READYGATE_DATABASE_URL_CLOCK',
      ],
      [
        {
          readonly: change(urls.readonly, (url) => {
            url.pathname = '/other';
          }),
        },
        'READYGATE_DATABASE_URL_READONLY',
      ],
    ];
    for (const [changed, path] of cases)
      await expect(refuse(changed)).rejects.toMatchObject({
        code: 'invalid_configuration',
        details: { path },
      });
  });

  it('say what is wrong: nobody listens, no such database', async () => {
    const away = migrate('postgres://readygate_owner:local@127.0.0.1:9/none');
    await expect(away).rejects.toMatchObject({
      code: 'database_unavailable',
      details: { path: 'READYGATE_DATABASE_URL_OWNER' },
    });
    const missing = migrate(urls.owner.replace(name, 'readygate_no_such'));
    await expect(missing).rejects.toMatchObject({
      code: 'invalid_configuration',
      details: { path: 'READYGATE_DATABASE_URL_OWNER', hint: expect.stringContaining('bootstrap') },
    });
  });
});

describe('T6 log-ins that row security would not hold back', () => {
  const check = (url: string) => withPool(url, (pool) => assertSafeLogin(pool, 'THE_VARIABLE'));
  const refused = { code: 'invalid_configuration', details: { path: 'THE_VARIABLE' } };

  it('are refused: a superuser and the owner', async () => {
    await expect(check(database.adminUrl)).rejects.toMatchObject(refused);
    await expect(check(database.urls.owner)).rejects.toMatchObject(refused);
  });

  it('are refused: BYPASSRLS, and whoever may become such a role or the owner', async () => {
    const role = `readygate_odd_${randomBytes(4).toString('hex')}`;
    const url = new URL(database.adminUrl);
    url.username = role;
    url.password = 'local';
    await database.asAdministrator(`create role ${role} login password 'local'`);
    try {
      await database.asAdministrator(`grant connect on database ${database.name} to ${role}`);
      await expect(check(url.href)).resolves.toBeUndefined();
      await database.asAdministrator(`alter role ${role} bypassrls`);
      await expect(check(url.href)).rejects.toMatchObject(refused);
      await database.asAdministrator(
        `alter role ${role} nobypassrls; grant readygate_owner to ${role}`,
      );
      await expect(check(url.href)).rejects.toMatchObject(refused);
    } finally {
      await database.asAdministrator(`drop owned by ${role}; drop role ${role}`);
    }
  });

  it('are not those of our processes', async () => {
    const { app, dispatcher, clock, readonly } = database.urls;
    for (const url of [app, dispatcher, clock, readonly])
      await expect(check(url)).resolves.toBeUndefined();
  });
});

describe('passwords', () => {
  it('reach the server as SCRAM verifiers: the example of RFC 7677', () => {
    expect(scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });
});
