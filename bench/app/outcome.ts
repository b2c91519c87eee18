import type { BenchResult, Held } from '../result.ts';
import { median, percentile, rounded } from '../statistics.ts';

/** What the visits of one page took. */
export interface Measured {
  name: string;
  /** Kilobytes of script, gzipped, by the time that it can be read. */
  kilobytes: number;
  milliseconds: readonly number[];
}

/** Architecture's bars for the column of a work item, which people wait for most often. */
const column = 'work item';
const bars = { kilobytes: 220, milliseconds: 1000, firstSeconds: 15 };

export function outcomeOf(
  pages: readonly Measured[],
  { firstSeconds, slowdown }: { firstSeconds: number; slowdown: number },
): BenchResult {
  const rows = pages.map(({ name, kilobytes, milliseconds }) => ({
    name,
    kilobytes: rounded(kilobytes, 1),
    median: rounded(median(milliseconds), 0),
    p95: rounded(percentile(milliseconds, 95), 0),
  }));
  const held = rows.flatMap(({ name, kilobytes, median: middle }): Held[] =>
    name === column
      ? [
          atMost('script', `${name}: KB of script (gzip) until it can be read`, kilobytes),
          atMost('ready', `${name}: milliseconds until then, ${slowdown} × slowed`, middle),
        ]
      : [],
  );
  return {
    bench: 'app',
    held: [...held, atMost('first', 'seconds from nothing to the first verdict', firstSeconds)],
    figures: { pages: rows, firstSeconds, slowdown },
    tables: [
      {
        head: ['page', 'KB of script (gzip)', `ms, ${slowdown} × slowed`, 'p95'],
        rows: rows.map((row) => [row.name, `${row.kilobytes}`, `${row.median}`, `${row.p95}`]),
      },
    ],
  };
}

function atMost(name: 'script' | 'ready' | 'first', what: string, ratio: number): Held {
  const bar = { script: bars.kilobytes, ready: bars.milliseconds, first: bars.firstSeconds }[name];
  return { name, what, ratio, bar: { atMost: bar } };
}
