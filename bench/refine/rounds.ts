import type { LoggedRequest } from '../../dev/jira-simulator/http/log.ts';
import type { RefineOptions } from './arguments.ts';
import { inCrowd } from './crowd.ts';
import { type HistorySize, largestHistory } from './history.ts';
import { runNothing } from './nothing.ts';
import { refineOnce } from './once.ts';
import { measureRound, type Round } from './round.ts';
import type { Side } from './side.ts';
import type { Stage } from './stage.ts';

/** What was measured, round by round. */
export interface Measured {
  product: Round[];
  bare: Round[];
  /** The workflow whose activities do nothing, refinements per second. */
  nothing: number[];
  histories: { product: HistorySize; bare: HistorySize };
  /** What the product asked of Jira in its last round. */
  requests: LoggedRequest[];
}

/** Histories looked at per side. */
const looked = 10;

/** Issues that all rounds take, with the warm-up. */
export function issuesNeeded({ rounds, count, people }: RefineOptions): number {
  return 2 * (rounds * count + people);
}

/** Rounds of both sides by turns, each first as often as the other, after a warm-up. */
export async function runRounds(
  stage: Stage,
  options: RefineOptions,
  tell: (text: string) => void,
): Promise<Measured> {
  const { product, bare, jira } = stage;
  const { rounds, count, people } = options;
  const measured: Measured = {
    product: [],
    bare: [],
    nothing: [],
    histories: { product: { events: 0, bytes: 0 }, bare: { events: 0, bytes: 0 } },
    requests: [],
  };
  const refine = (side: Side, howMany: number) =>
    inCrowd(stage.issues.splice(0, howMany), people, (issue) =>
      refineOnce(side.person, issue, side.watch.until),
    );
  tell('warming up');
  for (const side of [product, bare]) await refine(side, people);
  await runNothing(bare.client, people, people);
  for (let number = 1; number <= rounds; number++) {
    for (const name of turn(number)) {
      await jira.takeRequests();
      let done: string[] = [];
      const round = await measureRound(count, rootsOf(stage, stage[name]), async () => {
        done = await refine(stage[name], count);
      });
      measured[name].push(round);
      tell(`round ${number}, ${name}: ${round.perSecond.toFixed(2)} refinements per second`);
      measured.histories[name] = await largestHistory(stage[name].client, done.slice(-looked));
      if (name === 'product') measured.requests = await jira.takeRequests();
    }
    const { perSecond } = await measureRound(count, {}, () =>
      runNothing(bare.client, count, people),
    );
    measured.nothing.push(perSecond);
  }
  return measured;
}

/** Who goes first changes: what grows during the run burdens both alike. */
function turn(number: number): readonly ('product' | 'bare')[] {
  return number % 2 === 1 ? ['product', 'bare'] : ['bare', 'product'];
}

function rootsOf({ shared }: Stage, { api, worker }: Side): Record<string, number> {
  return { worker: worker.pid, API: api.pid, ...shared };
}
