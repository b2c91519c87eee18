import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Why a process takes no more: its own time, or connections to the database. */
export type Pressure = 'time' | 'database';

export interface PressureOptions {
  /** Transactions that wait for a connection now. */
  waiting: () => number;
  mostWaiting: number;
  /** Milliseconds by which timers are late, on average over a second. */
  mostLate: number;
  /** Told when it begins and when it ends. */
  noteChange: (now: Pressure | null) => void;
}

/** How much more a process can do in time. */
export interface PressureGauge {
  /** Null while it keeps up. */
  read(): Pressure | null;
  stop(): void;
}

/** Milliseconds over which lateness is averaged. */
const period = 1000;
/** Milliseconds between two looks at the clock. */
const resolution = 20;
/** Share of the ceiling below which a queue counts as gone: else answers would go back and forth. */
const relief = 0.5;

/**
 * Tells a process that falls behind, from the delay of its event loop and from what waits for its pool, before
 * calls time out by the hundreds.
 */
export function createPressureGauge(options: PressureOptions): PressureGauge {
  const { waiting, mostWaiting, mostLate, noteChange } = options;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let late = false;
  let last: Pressure | null = null;
  const timer = setInterval(() => {
    late = delay.count > 0 && delay.mean / 1e6 - resolution > mostLate;
    delay.reset();
    read();
  }, period);
  timer.unref();
  const isFull = () => waiting() > (last === 'database' ? mostWaiting * relief : mostWaiting);
  const read = (): Pressure | null => {
    const now = late ? 'time' : isFull() ? 'database' : null;
    if (now !== last) {
      last = now;
      noteChange(now);
    }
    return now;
  };
  return {
    read,
    stop() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
