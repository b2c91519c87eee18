import type pg from 'pg';
import type { RunningTransaction, Tape } from './tape.ts';

/** A pool whose transactions are kept on the tape, with what was sent together. */
export function recordingPool(pool: pg.Pool, tape: Tape): pg.Pool {
  const connect = async () => recordingClient(await pool.connect(), tape);
  return { connect } as unknown as pg.Pool;
}

function recordingClient(client: pg.PoolClient, tape: Tape): pg.PoolClient {
  let transaction: RunningTransaction | null = null;
  let underway = 0;
  const query = async (asked: string | pg.QueryConfig): Promise<unknown> => {
    if (typeof asked === 'string') {
      if (asked.startsWith('begin')) transaction = tape.begin(asked);
      else if (asked === 'commit') transaction?.commit(underway > 0);
      else throw new Error(`not expected while recording: ${asked}`);
      return await client.query(asked);
    }
    const { name = '', text, values = [] } = asked;
    transaction?.statement({ name, text, values }, underway > 0);
    underway += 1;
    try {
      return await client.query(asked);
    } finally {
      underway -= 1;
    }
  };
  return { query, release: (broken?: boolean) => client.release(broken) } as pg.PoolClient;
}
