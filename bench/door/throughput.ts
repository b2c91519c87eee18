import { expectStatus } from '../../dev/person.ts';
import { inCrowd } from '../refine/crowd.ts';
import { median } from '../statistics.ts';
import type { DoorOptions } from './arguments.ts';
import type { DoorSide } from './sides.ts';

/** Calls a second through each door, and the median of the ratios of the rounds. */
export interface Throughput {
  product: number;
  bare: number;
  ratio: number;
}

type Kind = 'start' | 'decide';
type Name = 'product' | 'bare';

/** Issues that one side takes, with the warm-up. */
export const issuesNeeded = ({ rounds, count, people }: DoorOptions): number =>
  rounds * count + people;

/** Rounds of both doors by turns, each first as often as the other, after a warm-up. */
export async function throughputOf(
  sides: Record<Name, DoorSide>,
  issues: Record<Name, string[]>,
  { rounds, count, people }: DoorOptions,
  tell: (text: string) => void,
): Promise<Record<Kind, Throughput>> {
  const found: Record<Kind, Record<Name, number[]>> = {
    start: { product: [], bare: [] },
    decide: { product: [], bare: [] },
  };
  const measure = (name: Name, howMany: number) =>
    measureSide(sides[name], issues[name].splice(0, howMany), people);
  tell('warming up both doors');
  for (const name of ['product', 'bare'] as const) await measure(name, people);
  for (let round = 1; round <= rounds; round++) {
    const order = round % 2 === 1 ? (['product', 'bare'] as const) : (['bare', 'product'] as const);
    for (const name of order) {
      const { start, decide } = await measure(name, count);
      found.start[name].push(start);
      found.decide[name].push(decide);
      tell(
        `round ${round}, ${name}: ${start.toFixed(0)} starts and ${decide.toFixed(0)} decisions a second`,
      );
    }
  }
  return { start: summaryOf(found.start), decide: summaryOf(found.decide) };
}

/** Calls a second: all issues are started, then all of their plans are decided. */
async function measureSide(
  { person, plant }: DoorSide,
  issues: readonly string[],
  people: number,
): Promise<Record<Kind, number>> {
  const starting = performance.now();
  const started = await inCrowd(issues, people, async (issue) => {
    const { id } = expectStatus(await person.propose(issue), 202);
    return { id, issue };
  });
  const start = perSecond(issues.length, starting);
  // One after the other: the tape of the product's side holds one step at a time.
  const plans = await inCrowd(started, 1, ({ id, issue }) => plant(id, issue));
  const deciding = performance.now();
  await inCrowd(plans, people, async ({ planId, decision }) =>
    expectStatus(await person.decide(planId, decision), 200),
  );
  return { start, decide: perSecond(plans.length, deciding) };
}

const perSecond = (calls: number, since: number): number =>
  calls / ((performance.now() - since) / 1000);

function summaryOf({ product, bare }: Record<Name, number[]>): Throughput {
  const ratios = product.map((speed, round) => speed / (bare[round] ?? speed));
  return { product: median(product), bare: median(bare), ratio: median(ratios) };
}
