import type { BenchResult, Held, Table } from '../result.ts';
import { median, rounded } from '../statistics.ts';
import { leastPoints, type Spent, spentPoints } from './points.ts';
import type { Round } from './round.ts';
import type { Measured } from './rounds.ts';

/** Events and bytes that an undisturbed refinement may leave. */
const historyBar = { events: 45, bytes: 16 * 1024 };

/** What the rounds say: ratios against their bars, and all figures. */
export function outcomeOf(measured: Measured, count: number): BenchResult {
  const { product, bare, nothing, histories, requests } = measured;
  const spent = spentPoints(requests, count);
  const points = { spent: sum(spent.map((one) => one.points)), least: leastPoints(requests) };
  const serverCpu = ratios(product, bare, ({ cpu }) => cpu.Temporal ?? Number.NaN);
  return {
    bench: 'refine',
    held: heldOf(measured, points, serverCpu),
    figures: {
      refinementsPerSecond: {
        product: rounded(median(product.map(({ perSecond }) => perSecond))),
        bare: rounded(median(bare.map(({ perSecond }) => perSecond))),
        nothing: rounded(median(nothing)),
      },
      ratioByRound: ratios(product, bare, ({ perSecond }) => perSecond).map((one) => rounded(one)),
      cpuMilliseconds: { product: cpuOf(product), bare: cpuOf(bare) },
      history: histories,
      jiraPoints: { product: points.spent, least: points.least, byOperation: spent },
    },
    tables: [cpuTable(product, bare, nothing), pointsTable(spent)],
  };
}

function heldOf(
  { product, bare, histories }: Measured,
  points: { spent: number; least: number },
  serverCpu: number[],
): Held[] {
  const { events, bytes } = histories.product;
  const held: Held[] = [
    {
      name: 'refinementsPerSecond',
      what: 'refinements per second, of the bare engine',
      ratio: median(ratios(product, bare, ({ perSecond }) => perSecond)),
      bar: { atLeast: 0.7 },
    },
    {
      name: 'serverCpu',
      what: 'CPU of the Temporal server, of the bare engine',
      ratio: median(serverCpu),
      bar: { atMost: 1.1 },
    },
    {
      name: 'events',
      what: 'events, of the bare engine',
      ratio: events / histories.bare.events,
      bar: { atMost: 1.1 },
    },
    {
      name: 'historyEvents',
      what: `events (${events}), of the ${historyBar.events} allowed`,
      ratio: events / historyBar.events,
      bar: { atMost: 1 },
    },
    {
      name: 'historyBytes',
      what: `bytes of history (${bytes}), of the ${historyBar.bytes} allowed`,
      ratio: bytes / historyBar.bytes,
      bar: { atMost: 1 },
    },
    {
      name: 'jiraPoints',
      what: `Jira points (${points.spent}), of the least (${points.least})`,
      ratio: points.spent / points.least,
      bar: { atMost: 1.1 },
    },
  ];
  // Where CPU cannot be read there is nothing to hold against a bar.
  return held
    .filter(({ ratio }) => !Number.isNaN(ratio))
    .map((one) => ({ ...one, ratio: rounded(one.ratio, 3) }));
}

function ratios(product: Round[], bare: Round[], of: (round: Round) => number): number[] {
  return product.map((round, index) => of(round) / of(bare[index] as Round));
}

function cpuOf(rounds: Round[]): Record<string, number> {
  const names = Object.keys(rounds[0]?.cpu ?? {});
  return Object.fromEntries(
    names.map((name) => [name, rounded(median(rounds.map(({ cpu }) => cpu[name] ?? 0)), 1)]),
  );
}

function cpuTable(product: Round[], bare: Round[], nothing: number[]): Table {
  const [ours, theirs] = [cpuOf(product), cpuOf(bare)];
  const speed = (rounds: Round[]) => median(rounds.map(({ perSecond }) => perSecond)).toFixed(2);
  const names = Object.keys(ours);
  const line = (name: string, a: number, b: number) => [
    name,
    a.toFixed(1),
    b.toFixed(1),
    '',
    (a / b).toFixed(2),
  ];
  return {
    head: ['per refinement', 'product', 'bare engine', 'no-op activities', 'ratio'],
    rows: [
      ['refinements per second', speed(product), speed(bare), median(nothing).toFixed(2), ''],
      ...names.map((name) => line(`CPU ms, ${name}`, ours[name] ?? 0, theirs[name] ?? 0)),
      ...(names.length > 0
        ? [line('CPU ms, all', sum(Object.values(ours)), sum(Object.values(theirs)))]
        : []),
    ],
  };
}

function pointsTable(spent: Spent[]): Table {
  return {
    head: ['Jira, per refinement', 'calls', 'points'],
    rows: spent.map(({ operation, calls, points }) => [
      operation,
      String(rounded(calls)),
      String(rounded(points)),
    ]),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
