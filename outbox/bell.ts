import pg from 'pg';
import { outboxChannel } from '../db/outbox.ts';

export interface Bell {
  /** Resolves at the next announcement. */
  rung(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds until a lost connection is tried again. The poll goes on meanwhile. */
const reconnectAfter = 2000;

/** Listens for announcements of the outbox on a connection of its own and reconnects when it is lost. */
export function createBell(pool: pg.Pool, stop: AbortSignal): Bell {
  let ring = () => {};
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  const reconnect = () => {
    client = null;
    if (!stop.aborted && !timer) timer = setTimeout(connect, reconnectAfter);
  };
  const connect = () => {
    timer = null;
    const fresh = new pg.Client({ connectionString: pool.options.connectionString });
    client = fresh;
    fresh.on('error', reconnect);
    fresh.on('end', reconnect);
    fresh.on('notification', () => ring());
    fresh
      .connect()
      .then(() => fresh.query(`listen ${outboxChannel}`))
      .catch(reconnect);
  };
  connect();
  return {
    rung: () =>
      new Promise((resolve) => {
        ring = resolve;
      }),
    async close() {
      if (timer) clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
