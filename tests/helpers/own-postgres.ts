import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RoleUrls } from '../../db/roles.ts';
import { findBinaries, roleUrls, withName } from './postgres.ts';

/** A server of a test's own, which it may kill. */
export interface OwnPostgres {
  adminUrl: string;
  /** Where its files are. */
  dataDir: string;
  adminUrlOf(database: string): string;
  roleUrls(database: string): RoleUrls;
  /** Ends it by SIGKILL and starts it again on what it left. */
  killAndStart(): Promise<void>;
  release(): Promise<void>;
}

interface Kept {
  readonly pid: number;
  adminUrl: string;
  isRunning(): boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'readygate-killed-'));
  // As root, PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(directory, 0o711);
  const start = new URL('../../tools/postgres/start.mjs', import.meta.url).href;
  const { startPostgres } = (await import(start)) as {
    startPostgres(options: Record<string, string>): Promise<Kept>;
  };
  const server = await startPostgres({
    binDir: findBinaries(),
    dataDir: join(directory, 'data'),
    logFile: join(directory, 'postgres.log'),
  });
  return {
    adminUrl: server.adminUrl,
    dataDir: join(directory, 'data'),
    adminUrlOf: (database) => withName(server.adminUrl, database),
    roleUrls: (database) => roleUrls(server.adminUrl, database),
    async killAndStart() {
      process.kill(server.pid, 'SIGKILL');
      while (server.isRunning()) await sleep(10);
      await startAtLast(server);
    },
    async release() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Its children notice soon that it is gone; until then their memory keeps another one from starting. */
async function startAtLast(server: Kept): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await server.start();
    } catch (error) {
      if (attempt === 50) throw error;
      await sleep(100);
    }
  }
}
