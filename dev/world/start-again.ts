import { setTimeout as sleep } from 'node:timers/promises';

/** What can be killed and started again. */
export interface Victim {
  kill(): Promise<void>;
  start(): Promise<void>;
  /** For one that may end by itself, as Temporal does where PostgreSQL is away while it starts. */
  isRunning?(): boolean;
}

/** What it needs may be down as well: it is tried a few times, each as long as a start may take. */
export async function startAgain({ start }: Pick<Victim, 'start'>, tries = 5): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (tries <= 1) throw error;
    await sleep(1000);
    await startAgain({ start }, tries - 1);
  }
}
