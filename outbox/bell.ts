import pg from 'pg';
import { outboxChannel } from '../db/outbox.ts';

export interface Bell {
  /** Resolves at the next announcement, at once where one came since the last call. */
  rung(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds until a lost connection is tried again. The poll goes on meanwhile. */
const reconnectAfter = 2000;

/** Listens for announcements of the outbox on a connection of its own and reconnects when it is lost. */
export function createBell(pool: pg.Pool, stop: AbortSignal): Bell {
  const ear = createEar();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  const reconnect = () => {
    client = null;
    if (!closed && !stop.aborted && !timer) timer = setTimeout(connect, reconnectAfter);
  };
  const connect = () => {
    timer = null;
    const fresh = new pg.Client({
      connectionString: pool.options.connectionString,
      keepAlive: true,
    });
    client = fresh;
    fresh.on('error', reconnect);
    fresh.on('end', reconnect);
    fresh.on('notification', ear.ring);
    fresh
      .connect()
      .then(() => fresh.query(`listen ${outboxChannel}`))
      // What was announced while nobody listened is looked for.
      .then(ear.ring)
      .catch(reconnect);
  };
  connect();
  return {
    rung: ear.rung,
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}

/** Remembers a ring that nobody waited for: rows may come while others are delivered. */
function createEar() {
  let pending = false;
  let tell: (() => void) | null = null;
  return {
    ring() {
      pending = tell === null;
      tell?.();
      tell = null;
    },
    rung: () =>
      new Promise<void>((resolve) => {
        if (pending) {
          pending = false;
          resolve();
        } else {
          tell = resolve;
        }
      }),
  };
}
