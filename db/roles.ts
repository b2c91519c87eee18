import pg from 'pg';
import { ReadygateError } from '../domain/errors.ts';
import { loginError } from './errors.ts';
import { scramVerifier } from './scram.ts';

/** One URL per role; the policies name the roles, so their names are fixed. */
export interface RoleUrls {
  owner: string;
  app: string;
  dispatcher: string;
  clock: string;
  readonly: string;
}

/** The roles and the variables that hold their URLs. */
export const roles = {
  owner: { name: 'readygate_owner', variable: 'READYGATE_DATABASE_URL_OWNER' },
  app: { name: 'readygate_app', variable: 'READYGATE_DATABASE_URL' },
  dispatcher: { name: 'readygate_dispatcher', variable: 'READYGATE_DATABASE_URL_DISPATCHER' },
  clock: { name: 'readygate_clock', variable: 'READYGATE_DATABASE_URL_CLOCK' },
  readonly: { name: 'readygate_readonly', variable: 'READYGATE_DATABASE_URL_READONLY' },
} as const satisfies Record<keyof RoleUrls, { name: string; variable: string }>;

/**
 * Any number that no other program locks; held while roles and database are made. Roles belong to the
 * whole server and the lock to the administrator's database: two who use the same URL take turns.
 */
const bootstrapLock = 7_210_455_081;

/**
 * Makes the five log-ins and the database that their URLs name, owned by `readygate_owner`. Safe to
 * repeat: passwords are set to those of the URLs, nothing else is changed.
 * @throws {ReadygateError} invalid_configuration where URLs disagree or a role may more than it should
 */
export async function bootstrap(adminUrl: string, urls: RoleUrls): Promise<void> {
  const { database, passwords } = readRoleUrls(urls);
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000 });
  try {
    await admin.connect();
    // Held by the session: it ends with the connection.
    await admin.query('select pg_advisory_lock($1)', [bootstrapLock]);
    for (const [role, password] of passwords) await makeRole(admin, role, password);
    await makeDatabase(admin, database);
  } catch (error) {
    throw loginError(error, 'READYGATE_ADMIN_URL');
  } finally {
    await admin.end().catch(() => {});
  }
}

async function makeRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rows } = await admin.query<{ powerful: boolean }>(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as powerful
       from pg_roles where rolname = $1`,
    [role],
  );
  if (rows[0]?.powerful) {
    throw new ReadygateError('invalid_configuration', {
      path: variableOf(role),
      expected: `${role} without SUPERUSER, BYPASSRLS, CREATEROLE, CREATEDB and REPLICATION`,
      hint: `an administrator takes them away by "alter role ${role} …"`,
    });
  }
  const verb = rows.length === 0 ? 'create' : 'alter';
  const verifier = pg.escapeLiteral(scramVerifier(password));
  await admin.query(`${verb} role ${pg.escapeIdentifier(role)} login password ${verifier}`);
}

async function makeDatabase(admin: pg.Client, database: string): Promise<void> {
  const owner = roles.owner.name;
  const name = pg.escapeIdentifier(database);
  const { rows } = await admin.query<{ owner: string }>(
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
    [database],
  );
  if (rows.length > 0 && rows[0]?.owner === owner) return;
  // An administrator who is no superuser may only give what belongs to a role of theirs.
  await admin.query(
    `do $$ begin
       if not (select rolsuper from pg_roles where rolname = current_user) then
         execute format('grant ${owner} to %I', current_user);
       end if;
     end $$`,
  );
  await admin.query(
    rows.length > 0
      ? `alter database ${name} owner to ${owner}`
      : `create database ${name} owner ${owner} encoding 'UTF8' template template0`,
  );
}

function readRoleUrls(urls: RoleUrls): { database: string; passwords: Map<string, string> } {
  const passwords = new Map<string, string>();
  const databases = new Set<string>();
  for (const [key, { name, variable }] of Object.entries(roles)) {
    const url = new URL(urls[key as keyof RoleUrls]);
    const password = decodeURIComponent(url.password);
    if (decodeURIComponent(url.username) !== name) throw wrong(variable, `the log-in ${name}`);
    if (!/^[\x20-\x7e]+$/.test(password)) throw wrong(variable, 'a password in printable ASCII');
    passwords.set(name, password);
    databases.add(decodeURIComponent(url.pathname.slice(1)));
    if (databases.size > 1) throw wrong(variable, 'the database that the other URLs name');
  }
  const [database = ''] = databases;
  if (database === '') throw wrong(roles.owner.variable, 'the name of a database');
  return { database, passwords };
}

function wrong(path: string, expected: string): ReadygateError {
  const hint = 'postgres://readygate_app:PASSWORD@localhost:5432/readygate';
  return new ReadygateError('invalid_configuration', { path, expected, hint });
}

function variableOf(role: string): string {
  return Object.values(roles).find(({ name }) => name === role)?.variable ?? role;
}
