import { setTimeout as sleep } from 'node:timers/promises';
import { type ChaosTarget, quietTimes, targets } from './plan.ts';

/** What can be killed and started again. */
export interface Victim {
  kill(): Promise<void>;
  start(): Promise<void>;
}

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

/** Kills every target again and again, each on its own plan, until it is stopped. */
export function startKiller(
  victims: Record<ChaosTarget, Victim>,
  { seed, tell, wait = waitInTime }: KillerOptions,
): Killer {
  const end = new AbortController();
  const { signal } = end;
  const names = Object.keys(targets) as ChaosTarget[];
  const kills = Object.fromEntries(names.map((name) => [name, 0])) as Killer['kills'];
  const hunt = async (name: ChaosTarget): Promise<void> => {
    for (const quiet of quietTimes(name, seed)) {
      await wait(quiet, signal);
      if (signal.aborted) return;
      await victims[name].kill();
      kills[name] += 1;
      await startAgain(victims[name]).catch((error: unknown) => tell(`${name}: ${error}`));
    }
  };
  const hunts = names.map(hunt);
  return {
    kills,
    async stop() {
      end.abort();
      await Promise.all(hunts);
    },
  };
}

/** What it needs may be down as well: it is tried a few times, each as long as a start may take. */
async function startAgain(victim: Victim, tries = 5): Promise<void> {
  try {
    await victim.start();
  } catch (error) {
    if (tries <= 1) throw error;
    await startAgain(victim, tries - 1);
  }
}
