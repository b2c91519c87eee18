import { tableOf } from './table.ts';

/** A ratio with the bar it is held against; bars are kept in figures that may be at most or at least so. */
export interface Held {
  name: string;
  what: string;
  ratio: number;
  bar: { atLeast: number } | { atMost: number };
}

export interface Table {
  head: string[];
  rows: string[][];
}

/** What a bench found. */
export interface BenchResult {
  bench: string;
  held: Held[];
  figures: Record<string, unknown>;
  tables: Table[];
}

/** One bench: reads its own arguments, tells how far it is, answers with what it found. */
export interface Bench {
  usage: string;
  /** @throws {BenchUsageError} for an argument it does not know */
  run(args: string[], tell: (text: string) => void): Promise<BenchResult>;
}

/** An argument that a bench does not know. */
export class BenchUsageError extends Error {}

/** The last line on standard output. */
export function jsonLine({ bench, held, figures }: BenchResult): string {
  const ratios = Object.fromEntries(held.map(({ name, ratio }) => [name, ratio]));
  return JSON.stringify({ bench, ratios, figures });
}

/** What a person reads. */
export function report({ held, tables }: BenchResult): string {
  const ratios: Table = {
    head: ['', 'ratio', 'bar', ''],
    rows: held.map((one) => [one.what, one.ratio.toFixed(2), barOf(one), verdictOf(one)]),
  };
  return [...tables, ...(held.length > 0 ? [ratios] : [])]
    .map(({ head, rows }) => tableOf(head, rows))
    .join('\n\n');
}

function barOf({ bar }: Held): string {
  return 'atLeast' in bar ? `≥ ${bar.atLeast}` : `≤ ${bar.atMost}`;
}

function verdictOf({ ratio, bar }: Held): string {
  const holds = 'atLeast' in bar ? ratio >= bar.atLeast : ratio <= bar.atMost;
  return holds ? 'holds' : 'missed';
}
