import pg from 'pg';
import { cloneDatabase, type TestDatabase } from './database.ts';

export interface Backup {
  /** Puts the database back as it was. Who is connected loses the connection, and nothing else. */
  restore(): Promise<void>;
  drop(): Promise<void>;
}

/** Keeps a copy of a database as it is now. Who is connected loses the connection. */
export async function backUp({ name, serverUrl }: TestDatabase): Promise<Backup> {
  const copy = `${name}_backup`;
  const asAdministrator = async (work: (admin: pg.Client) => Promise<unknown>) => {
    const admin = new pg.Client({ connectionString: serverUrl });
    await admin.connect();
    try {
      await work(admin);
    } finally {
      await admin.end();
    }
  };
  await asAdministrator((admin) =>
    undisturbed(admin, name, () => cloneDatabase(admin, name, copy)),
  );
  return {
    restore: () =>
      asAdministrator(async (admin) => {
        await admin.query(`drop database ${name} with (force)`);
        await cloneDatabase(admin, copy, name);
      }),
    drop: () => asAdministrator((admin) => admin.query(`drop database if exists ${copy}`)),
  };
}

/** Milliseconds that a connection may take to end. */
const patience = 5000;

async function undisturbed(
  admin: pg.Client,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  await admin.query(`alter database ${name} allow_connections false`);
  try {
    await admin.query(
      `select pg_terminate_backend(pid, ${patience}) from pg_stat_activity where datname = $1`,
      [name],
    );
    await work();
  } finally {
    await admin.query(`alter database ${name} allow_connections true`);
  }
}
