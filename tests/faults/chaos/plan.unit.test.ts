import { describe, expect, it } from '@jest/globals';
import {
  type ChaosTarget,
  intents,
  quietTimes,
  rowsPerPlan,
  targets,
} from '../../../faults/chaos/plan.ts';

const names = Object.keys(targets) as ChaosTarget[];

function times(target: ChaosTarget, seed: number): number[] {
  const plan = quietTimes(target, seed);
  return Array.from({ length: 50 }, () => plan.next().value);
}

describe('W2 the plan of a chaos run', () => {
  it.each(names)('leaves %s alone for as long as is said, and no longer', (name) => {
    const [from, to] = targets[name];
    for (const quiet of times(name, 7)) {
      expect(quiet).toBeGreaterThanOrEqual(from);
      expect(quiet).toBeLessThanOrEqual(to);
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect(times('worker', 7)).toEqual(times('worker', 7));
    expect(times('worker', 7)).not.toEqual(times('worker', 8));
    expect(times('worker', 7)).not.toEqual(times('api', 7));
    expect(intents(20, 7, 1000)).toEqual(intents(20, 7, 1000));
    expect(intents(20, 7, 1000)).not.toEqual(intents(20, 8, 1000));
  });

  it('approves and rejects rows, so that something can be written that nobody approved', () => {
    const verdicts = intents(100, 7, 1000).flatMap(({ approves }) => approves);
    expect(verdicts).toHaveLength(100 * rowsPerPlan);
    expect(new Set(verdicts)).toEqual(new Set([true, false]));
  });
});
