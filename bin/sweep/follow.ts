import { setTimeout as sleep } from 'node:timers/promises';
import type { Uuid } from '../../domain/json.ts';
import type { SweepState } from '../../domain/sweep.ts';
import type { Sweeping } from './open.ts';
import { type Progress, progressBar } from './progress.ts';

/** Milliseconds between two looks. */
const lookEvery = 500;
const over: ReadonlySet<SweepState> = new Set([
  'paused',
  'stopped_at_budget',
  'completed',
  'cancelled',
  'failed',
]);

/**
 * Shows how far a sweep is until it ends; Ctrl-C pauses it. The last line, on standard output, is what came of it
 * as JSON.
 * @returns 0 where it is complete
 */
export async function followSweep(sweeping: Sweeping, sweepId: Uuid): Promise<number> {
  const stop = new AbortController();
  const pause = () => stop.abort();
  process.once('SIGINT', pause);
  process.once('SIGTERM', pause);
  const bar = createBar();
  let isPausing = false;
  try {
    for (;;) {
      if (stop.signal.aborted && !isPausing) {
        isPausing = true;
        await sweeping.pause(sweepId);
      }
      const { sweep, counts } = await sweeping.read(sweepId);
      const { state, problem, used, estimate } = sweep;
      bar.show({ done: used.issues, total: estimate.issues, waitsFor: problem });
      if (over.has(state)) {
        bar.end();
        const said = { sweep: sweepId, state, problem, ...counts, points: used.points };
        process.stdout.write(`${JSON.stringify(said)}\n`);
        if (state === 'paused' || state === 'stopped_at_budget')
          process.stderr.write('The same command goes on from here.\n');
        return state === 'completed' ? 0 : 1;
      }
      await sleep(lookEvery, undefined, { signal: stop.signal }).catch(() => {});
    }
  } finally {
    process.off('SIGINT', pause);
    process.off('SIGTERM', pause);
  }
}

/** On a terminal one line that is written over; else nothing, so that logs are not filled. */
function createBar() {
  const { stderr } = process;
  const began = Date.now();
  let before: number | null = null;
  return {
    show(progress: Progress) {
      before ??= progress.done;
      const seconds = (Date.now() - began) / 1000;
      const perSecond = seconds < 1 ? 0 : (progress.done - before) / seconds;
      if (stderr.isTTY) stderr.write(`\r\u001b[K${progressBar(progress, perSecond)}`);
    },
    end() {
      if (stderr.isTTY) stderr.write('\n');
    },
  };
}
