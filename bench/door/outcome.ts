import type { BenchResult } from '../result.ts';
import { rounded } from '../statistics.ts';
import type { SlowBodies } from './slow.ts';
import type { Throughput } from './throughput.ts';
import type { TokenSpeed } from './tokens.ts';

export interface DoorMeasured {
  tokens: TokenSpeed;
  throughput: Record<'start' | 'decide', Throughput>;
  slow: SlowBodies;
}

/** The bars of the door, and what a person reads. */
export function outcomeOf({ tokens, throughput, slow }: DoorMeasured): BenchResult {
  const { start, decide } = throughput;
  const atLeast = (least: number) => ({ atLeast: least });
  return {
    bench: 'door',
    held: [
      {
        name: 'door.tokens',
        what: 'tokens a second against jose alone',
        ratio: tokens.ratio,
        bar: atLeast(0.4),
      },
      {
        name: 'door.start',
        what: 'starts a second against Fastify, jose and the same SQL',
        ratio: start.ratio,
        bar: atLeast(0.7),
      },
      {
        name: 'door.decide',
        what: 'decisions a second against the same',
        ratio: decide.ratio,
        bar: atLeast(0.7),
      },
      {
        name: 'door.slow',
        what: `a call beside ${slow.connections} slow bodies against without`,
        ratio: slow.ratio,
        bar: { atMost: 2 },
      },
    ],
    figures: { tokens, start, decide, slow },
    tables: [
      {
        head: ['', 'tokens a second and core', 'starts a second', 'decisions a second'],
        rows: [
          ['Readygate', ...[tokens.ours, start.product, decide.product].map(whole)],
          ['bare', ...[tokens.bare, start.bare, decide.bare].map(whole)],
        ],
      },
      {
        head: ['milliseconds of a call', 'median', 'p95'],
        rows: [
          ['alone', ...pair(slow.without)],
          [`beside ${slow.connections} slow bodies`, ...pair(slow.beside)],
          ['of these ended with 408', String(slow.ended), ''],
        ],
      },
    ],
  };
}

const whole = (value: number): string => value.toFixed(0);
const pair = ({ median, p95 }: { median: number; p95: number }): string[] =>
  [median, p95].map((value) => String(rounded(value, 1)));
