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

/** One URL per log-in of a key store in a database of its own. */
export interface KeyStoreUrls {
  owner: string;
  app: string;
}

/** Its log-ins and the variables that hold their URLs. */
export const keyRoles = {
  owner: { name: 'readygate_keys_owner', variable: 'READYGATE_KEY_STORE_URL_OWNER' },
  app: { name: 'readygate_keys', variable: 'READYGATE_KEY_STORE_URL' },
} as const satisfies Record<keyof KeyStoreUrls, { name: string; variable: string }>;

/** Log-ins of one database, by any name; the owner is one of them. */
type Roles = Record<string, { name: string; variable: string }> & {
  owner: { name: string; variable: string };
};

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
export function bootstrap(adminUrl: string, urls: RoleUrls): Promise<void> {
  return makeLogins({ url: adminUrl, variable: 'READYGATE_ADMIN_URL' }, roles, { ...urls });
}

/**
 * The same for a key store in a database of its own, with its two log-ins.
 * @throws {ReadygateError} invalid_configuration
 */
export function bootstrapKeyStore(adminUrl: string, urls: KeyStoreUrls): Promise<void> {
  const variable = 'READYGATE_KEY_STORE_ADMIN_URL';
  return makeLogins({ url: adminUrl, variable }, keyRoles, { ...urls });
}

async function makeLogins(
  { url, variable }: { url: string; variable: string },
  of: Roles,
  urls: Record<string, string>,
): Promise<void> {
  const { database, passwords } = readRoleUrls(of, urls);
  const admin = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await admin.connect();
    // Held by the session: it ends with the connection.
    await admin.query('select pg_advisory_lock($1)', [bootstrapLock]);
    for (const [role, password] of passwords) await makeRole(admin, of, role, password);
    await makeDatabase(admin, database, of.owner.name);
  } catch (error) {
    throw loginError(error, variable);
  } finally {
    await admin.end().catch(() => {});
  }
}

async function makeRole(
  admin: pg.Client,
  of: Roles,
  role: string,
  password: string,
): Promise<void> {
  const { rows } = await admin.query<{ powerful: boolean }>(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as powerful
       from pg_roles where rolname = $1`,
    [role],
  );
  if (rows[0]?.powerful) {
    throw new ReadygateError('invalid_configuration', {
      path: Object.values(of).find(({ name }) => name === role)?.variable ?? role,
      expected: `${role} without SUPERUSER, BYPASSRLS, CREATEROLE, CREATEDB and REPLICATION`,
      hint: `an administrator takes them away by "alter role ${role} …"`,
    });
  }
  const verb = rows.length === 0 ? 'create' : 'alter';
  const verifier = pg.escapeLiteral(scramVerifier(password));
  await admin.query(`${verb} role ${pg.escapeIdentifier(role)} login password ${verifier}`);
}

async function makeDatabase(admin: pg.Client, database: string, owner: string): Promise<void> {
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

function readRoleUrls(
  of: Roles,
  urls: Record<string, string>,
): { database: string; passwords: Map<string, string> } {
  const passwords = new Map<string, string>();
  const databases = new Set<string>();
  for (const [key, { name, variable }] of Object.entries(of)) {
    const url = new URL(urls[key] ?? '');
    const password = decodeURIComponent(url.password);
    if (decodeURIComponent(url.username) !== name)
      throw wrong(variable, `the log-in ${name}`, name);
    if (!/^[\x20-\x7e]+$/.test(password))
      throw wrong(variable, 'a password in printable ASCII', name);
    passwords.set(name, password);
    databases.add(decodeURIComponent(url.pathname.slice(1)));
    if (databases.size > 1) throw wrong(variable, 'the database that the other URLs name', name);
  }
  const [database = ''] = databases;
  if (database === '') throw wrong(of.owner.variable, 'the name of a database', of.owner.name);
  return { database, passwords };
}

function wrong(path: string, expected: string, role: string): ReadygateError {
  const hint = `postgres://${role}:PASSWORD@localhost:5432/DATABASE`;
  return new ReadygateError('invalid_configuration', { path, expected, hint });
}
