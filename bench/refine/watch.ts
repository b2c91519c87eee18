import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Until } from './once.ts';

/** Looks where refinements stand, for all people at once, past the API. */
export interface Watch {
  until: Until;
  close(): Promise<void>;
}

interface Waiting {
  what: 'decidable' | 'closed';
  resolve(): void;
  reject(error: Error): void;
  giveUpAt: number;
}

/** Milliseconds between two looks, and in all. */
const lookEvery = 25;
const patience = 90_000;

const decidable = new Set(['waiting', 'reminded']);

/**
 * People would poll, the more often the longer it takes; then a slow side would have more to answer
 * than a quick one. So one statement asks for everybody, past the API.
 */
export function createWatch(adminUrl: string): Watch {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  const waiting = new Map<string, Waiting>();
  let open = true;
  const settle = (id: string, step: string | undefined): void => {
    const one = waiting.get(id);
    if (!one) return;
    const reached = step === 'closed' || (one.what === 'decidable' && decidable.has(step ?? ''));
    if (!reached && Date.now() < one.giveUpAt) return;
    waiting.delete(id);
    if (reached) one.resolve();
    else one.reject(new Error(`refinement ${id} stands at ${step}, not ${one.what}`));
  };
  const look = async (): Promise<void> => {
    const ids = [...waiting.keys()];
    if (ids.length === 0) return;
    const { rows } = await pool.query<{ id: string; step: string }>({
      name: 'look',
      text: 'select refinement_id as id, step from refinements where refinement_id = any($1)',
      values: [ids],
    });
    const steps = new Map(rows.map(({ id, step }) => [id, step]));
    for (const id of ids) settle(id, steps.get(id));
  };
  const looking = (async () => {
    while (open) {
      await look();
      await sleep(lookEvery);
    }
  })();
  return {
    until: (id, what) =>
      new Promise((resolve, reject) => {
        waiting.set(id, { what, resolve, reject, giveUpAt: Date.now() + patience });
      }),
    async close() {
      open = false;
      await looking;
      await pool.end();
    },
  };
}
