import type { LoggedRequest } from '../../dev/jira-simulator/http/log.ts';
import { leastPoints, leastRequests } from '../refine/points.ts';
import type { BenchResult } from '../result.ts';
import { percentile, rounded } from '../statistics.ts';
import type { Decided } from './decisions.ts';

/** What a decision may take, in bare signals. */
const bar = { atMost: 3 };

/** Milliseconds in the middle, and what one of twenty is above. */
function summary(values: readonly number[]) {
  return { median: rounded(percentile(values, 50), 1), p95: rounded(percentile(values, 95), 1) };
}

function askedOf(requests: readonly LoggedRequest[], refinements: number) {
  const points = requests.reduce((sum, one) => sum + one.points, 0);
  return {
    requests: { product: rounded(requests.length / refinements), least: leastRequests() },
    points: { product: rounded(points / refinements), least: leastPoints(requests) },
  };
}

export function outcomeOf(
  { latencies: decisions, requests }: Decided,
  signals: readonly number[],
): BenchResult {
  const asked = askedOf(requests, decisions.length);
  const request = summary(decisions.map((one) => one.request));
  const write = summary(decisions.map((one) => one.write));
  const signal = summary(signals);
  const held = (['median', 'p95'] as const).map((name) => ({
    name,
    what: `decision to first Jira request, of a bare signal to its activity, ${name}`,
    ratio: rounded(request[name] / signal[name]),
    bar,
  }));
  const row = (what: string, { median, p95 }: typeof request) => [what, `${median}`, `${p95}`];
  return {
    bench: 'write',
    held,
    figures: { milliseconds: { request, write, signal }, decisions: decisions.length, jira: asked },
    tables: [
      {
        head: ['milliseconds', 'median', 'p95'],
        rows: [
          row('bare signal to its activity', signal),
          row('decision to the first Jira request', request),
          row('decision to the first Jira write', write),
        ],
      },
      {
        head: ['Jira, per refinement', 'asked', 'least'],
        rows: (['requests', 'points'] as const).map((name) => [
          ...[name, `${asked[name].product}`, `${asked[name].least}`],
        ]),
      },
    ],
  };
}
