import { setTimeout as sleep } from 'node:timers/promises';
import { startAgain, type Victim } from '../../dev/world/start-again.ts';
import { type ChaosTarget, quietTimes, targets } from './plan.ts';

export interface Killer {
  /** How often each target was killed. */
  kills: Record<ChaosTarget, number>;
  /** Stops killing; resolves when everything runs again. */
  stop(): Promise<void>;
}

interface KillerOptions {
  seed: number;
  tell: (text: string) => void;
  /** Resolves after so many milliseconds, or as soon as it is aborted. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const waitInTime = (milliseconds: number, signal: AbortSignal) =>
  sleep(milliseconds, undefined, { signal }).catch(() => {});

/** Milliseconds between two looks at what may have ended by itself. */
const supervisedEvery = 1000;

/** Kills every target again and again, each on its own plan, until it is stopped. */
export function startKiller(
  victims: Record<ChaosTarget, Victim>,
  { seed, tell, wait = waitInTime }: KillerOptions,
): Killer {
  const end = new AbortController();
  const { signal } = end;
  const names = Object.keys(targets) as ChaosTarget[];
  const kills = Object.fromEntries(names.map((name) => [name, 0])) as Killer['kills'];
  const busy = new Set<ChaosTarget>();
  const alone = async (name: ChaosTarget, work: () => Promise<void>): Promise<void> => {
    busy.add(name);
    await work();
    await startAgain(victims[name]).catch((error: unknown) => tell(`${name}: ${error}`));
    busy.delete(name);
  };
  const hunt = async (name: ChaosTarget): Promise<void> => {
    for (const quiet of quietTimes(name, seed)) {
      await wait(quiet, signal);
      while (busy.has(name)) await wait(supervisedEvery, signal);
      if (signal.aborted) return;
      kills[name] += 1;
      await alone(name, () => victims[name].kill());
    }
  };
  const isDown = (name: ChaosTarget) => victims[name].isRunning?.() === false;
  /** Starts what ended by itself, as whoever runs it in production does. */
  const supervise = async (name: ChaosTarget): Promise<void> => {
    while (victims[name].isRunning && !signal.aborted) {
      await wait(supervisedEvery, signal);
      if (isDown(name) && !busy.has(name)) await alone(name, async () => {});
    }
  };
  const running = names.flatMap((name) => [hunt(name), supervise(name)]);
  return {
    kills,
    async stop() {
      end.abort();
      await Promise.all(running);
      for (const name of names) if (isDown(name)) await alone(name, async () => {});
    },
  };
}
