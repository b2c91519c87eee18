import { startAgain, type Victim } from '../world/start-again.ts';

/** A process that can be killed here. */
export type Part = 'worker' | 'api' | 'postgres' | 'temporal';

/** `down`: it did not start again; killing it once more tries it anew. */
export type PartState = 'runs' | 'restarting' | 'down';

/** Processes that are killed and started again, each at most once at a time. */
export interface Parts {
  /** Those that are ours to kill. */
  readonly known: readonly Part[];
  state(): Partial<Record<Part, PartState>>;
  /** Kills one now and resolves when it is dead; it is started again right away. False while that is going on. */
  kill(part: Part): Promise<boolean>;
  /** Resolves when everything that was killed was started again. */
  settled(): Promise<void>;
}

/** Null stands for what is not ours to kill. */
export function createParts(victims: Record<Part, Victim | null>): Parts {
  const known = (Object.keys(victims) as Part[]).filter((part) => victims[part] !== null);
  const states: Partial<Record<Part, PartState>> = {};
  for (const part of known) states[part] = 'runs';
  const starting = new Map<Part, Promise<void>>();
  const start = async (part: Part, victim: Victim): Promise<void> => {
    try {
      await startAgain(victim);
      states[part] = 'runs';
    } catch {
      states[part] = 'down';
    } finally {
      starting.delete(part);
    }
  };
  return {
    known,
    state: () => ({ ...states }),
    async kill(part) {
      const victim = victims[part];
      if (!victim || states[part] === 'restarting') return false;
      states[part] = 'restarting';
      await victim.kill();
      starting.set(part, start(part, victim));
      return true;
    },
    async settled() {
      await Promise.all(starting.values());
    },
  };
}
