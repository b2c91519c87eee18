import type { BenchResult } from '../result.ts';
import { percentile, rounded } from '../statistics.ts';
import type { Memory } from './waiting.ts';

export interface Measured {
  memory: readonly Memory[];
  milliseconds: Record<'cached' | 'evicted', readonly number[]>;
  history: { events: number; bytes: number };
  /** Bytes of PostgreSQL per refinement that waits. */
  databaseBytes: number;
  bare: object | null;
}

/**
 * Memory is flat where the most that was seen is at most a tenth above what it was when the cache had
 * become full.
 */
export function outcomeOf({
  memory,
  milliseconds,
  history,
  databaseBytes,
  bare,
}: Measured): BenchResult {
  const seen = memory.map(({ held }) => held);
  const [cached, evicted] = [milliseconds.cached, milliseconds.evicted].map((values) =>
    percentile(values, 50),
  ) as [number, number];
  return {
    bench: 'waiting',
    held: [
      {
        name: 'memory',
        what: 'memory that the worker holds, of what it was when its cache was full',
        ratio: rounded(Math.max(...seen) / (seen[0] ?? 0), 3),
        bar: { atMost: 1.1 },
      },
      {
        name: 'evicted',
        what: 'deciding on an evicted run, of a cached one, median',
        ratio: rounded(evicted / cached),
        bar: { atMost: 2 },
      },
    ],
    figures: {
      waiting: memory.at(-1)?.waiting ?? 0,
      workerMiB: Object.fromEntries(
        memory.map(({ waiting, held, resident }) => [
          waiting,
          { held: rounded(held, 1), resident: rounded(resident, 1) },
        ]),
      ),
      decisionMilliseconds: { cached, evicted },
      history,
      databaseBytes: Math.round(databaseBytes),
      ...(bare ? { bare } : {}),
    },
    tables: [
      {
        head: ['waiting', 'worker holds, MiB', 'with garbage'],
        rows: memory.map(({ waiting, held, resident }) => [
          `${waiting}`,
          held.toFixed(1),
          resident.toFixed(1),
        ]),
      },
      {
        head: ['each that waits', ''],
        rows: [
          ['events of history', `${history.events}`],
          ['bytes of history', `${history.bytes}`],
          ['bytes of PostgreSQL', databaseBytes.toFixed(0)],
        ],
      },
    ],
  };
}
