import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { Victim } from '../../../dev/world/start-again.ts';
import { startKiller } from '../../../faults/chaos/killer.ts';
import { type ChaosTarget, targets } from '../../../faults/chaos/plan.ts';

const names = Object.keys(targets) as ChaosTarget[];

/** Something that runs or does not, and whose first start after a kill may fail. */
function victim(failures: number): Victim & { isUp(): boolean; starts(): number } {
  let [isUp, starts, left] = [true, 0, failures];
  return {
    async kill() {
      expect(isUp).toBe(true);
      isUp = false;
    },
    async start() {
      starts += 1;
      left -= 1;
      if (left >= 0) throw new Error('what it needs is down');
      isUp = true;
    },
    isUp: () => isUp,
    starts: () => starts,
  };
}

/** No time passes, three times for each of five targets; then until the end. */
function threeTimes() {
  let waits = 0;
  const reached = Promise.withResolvers<void>();
  const wait = async (_milliseconds: number, signal: AbortSignal) => {
    waits += 1;
    if (waits <= 3 * names.length) return;
    reached.resolve();
    if (!signal.aborted) await once(signal, 'abort');
  };
  return { wait, reached: reached.promise };
}

describe('W2 the killing of a chaos run', () => {
  it('kills what runs, starts it again, also where that fails at first, and leaves all running', async () => {
    const victims = Object.fromEntries(
      names.map((name, at) => [name, victim(at === 0 ? 2 : 0)]),
    ) as Record<ChaosTarget, ReturnType<typeof victim>>;
    const { wait, reached } = threeTimes();
    const killer = startKiller(victims, { seed: 7, tell: () => {}, wait });
    await reached;
    await killer.stop();
    const total = Object.values(killer.kills).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(3 * names.length);
    for (const name of names) expect([name, victims[name].isUp()]).toEqual([name, true]);
    expect(victims.worker.starts()).toBe(killer.kills.worker + 2);
  });

  it('starts again what ended by itself, at the latest when it stops', async () => {
    let up = false;
    const temporal: Victim = {
      ...victim(0),
      isRunning: () => up,
      async start() {
        up = true;
      },
    };
    const wait = async (_milliseconds: number, signal: AbortSignal) => {
      if (!signal.aborted) await once(signal, 'abort');
    };
    const [worker, api, dispatcher, postgres] = [victim(0), victim(0), victim(0), victim(0)];
    const all = { worker, api, dispatcher, postgres, temporal };
    await startKiller(all, { seed: 7, tell: () => {}, wait }).stop();
    expect(up).toBe(true);
  });
});
