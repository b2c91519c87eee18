import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One log-in per role, as API, worker and command line take them. */
export interface DatabaseUrls {
  app: string;
  owner: string;
  dispatcher: string;
  clock: string;
  readonly: string;
}

/** Passwords of the local world's roles. Its PostgreSQL listens on loopback only. */
const localPassword = 'local';

/**
 * Makes a database of its own with all roles and the newest schema, by the command that operators
 * use: `readygate migrate --bootstrap`.
 */
export async function prepareDatabase(adminUrl: string, name?: string): Promise<DatabaseUrls> {
  const database = name ?? `readygate_${randomBytes(6).toString('hex')}`;
  const urls: DatabaseUrls = {
    app: roleUrl(adminUrl, 'readygate_app', database),
    owner: roleUrl(adminUrl, 'readygate_owner', database),
    dispatcher: roleUrl(adminUrl, 'readygate_dispatcher', database),
    clock: roleUrl(adminUrl, 'readygate_clock', database),
    readonly: roleUrl(adminUrl, 'readygate_readonly', database),
  };
  const cli = new URL('../../bin/cli.ts', import.meta.url).pathname;
  const env = {
    PATH: process.env.PATH ?? '',
    READYGATE_ADMIN_URL: adminUrl,
    ...databaseVariables(urls),
  };
  await run(process.execPath, [cli, 'migrate', '--bootstrap'], { env });
  return urls;
}

/** The variables that name the database. */
export function databaseVariables(urls: DatabaseUrls): Record<string, string> {
  return {
    READYGATE_DATABASE_URL: urls.app,
    READYGATE_DATABASE_URL_OWNER: urls.owner,
    READYGATE_DATABASE_URL_DISPATCHER: urls.dispatcher,
    READYGATE_DATABASE_URL_CLOCK: urls.clock,
    READYGATE_DATABASE_URL_READONLY: urls.readonly,
  };
}

function roleUrl(adminUrl: string, role: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = localPassword;
  url.pathname = `/${database}`;
  return url.href;
}
