import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoleUrls } from '../../db/roles.ts';

export interface TestPostgres {
  /** An administrator's URL. */
  adminUrl: string;
  /** Stops the server where it was started here. */
  release(): Promise<void>;
}

interface StartModule {
  startPostgres(options: {
    binDir: string;
    dataDir: string;
    logFile: string;
  }): Promise<{ adminUrl: string; stop(): Promise<void> }>;
}

/**
 * The server of READYGATE_TEST_POSTGRES, which `npm test` starts once for all files. Without it, as
 * when an editor runs one file, a server of this file's own.
 */
export async function testPostgres(): Promise<TestPostgres> {
  const named = process.env.READYGATE_TEST_POSTGRES;
  if (named) return { adminUrl: named, release: async () => {} };
  const directory = mkdtempSync(join(tmpdir(), 'readygate-test-'));
  // As root, PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(directory, 0o711);
  const start = new URL('../../tools/postgres/start.mjs', import.meta.url).href;
  const { startPostgres } = (await import(start)) as StartModule;
  const server = await startPostgres({
    binDir: findBinaries(),
    dataDir: join(directory, 'data'),
    logFile: join(directory, 'postgres.log'),
  });
  return {
    adminUrl: server.adminUrl,
    release: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Where the binaries are: prepared by `npm test`, else Debian's. */
export function findBinaries(): string {
  const prepared = process.env.READYGATE_POSTGRES_BIN;
  if (prepared) return prepared;
  const debian = '/usr/lib/postgresql';
  const [newest] = listVersions(debian).toSorted((a, b) => Number(b) - Number(a));
  if (newest === undefined)
    throw new Error('no PostgreSQL is at hand: start this by npm test, which brings one');
  return join(debian, newest, 'bin');
}

function listVersions(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** The log-ins of a database on a server. */
export function roleUrls(server: string, database: string): RoleUrls {
  const url = (role: string) => {
    const made = new URL(withName(server, database));
    made.username = `readygate_${role}`;
    made.password = 'local';
    return made.href;
  };
  return {
    app: url('app'),
    owner: url('owner'),
    dispatcher: url('dispatcher'),
    clock: url('clock'),
    readonly: url('readonly'),
  };
}

/** The URL of a server with the name of a database. */
export function withName(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
