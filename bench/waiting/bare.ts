import { residentMemory } from '../memory.ts';
import { clientOf, type Ground, type Undo } from '../refine/side.ts';
import { percentile, rounded } from '../statistics.ts';
import { startSignalWorker } from '../write/signal-worker.ts';
import { startWaiting, waitForSignals } from '../write/signals.ts';

/** Workflows after which memory is looked at for the first time: the cache is full. */
const first = 1000;
/** Signals to runs in memory, and as many to others. */
const signals = 100;

/** Workflows of Temporal alone that wait: what the engine itself takes, for the record. */
export async function measureBare(ground: Ground, count: number, undo: Undo) {
  const { worker, namespace } = await startSignalWorker(ground, undo);
  const client = await clientOf(ground.temporalAddress, namespace, undo);
  const begun = performance.now();
  const early = await startWaiting(client, first);
  const before = await residentMemory(worker.pid);
  const late = await startWaiting(client, count - first);
  const perSecond = rounded(count / ((performance.now() - begun) / 1000));
  const after = await residentMemory(worker.pid);
  const evicted = await waitForSignals(early.slice(0, signals));
  const cached = await waitForSignals(late.slice(-signals));
  return {
    count,
    startedPerSecond: perSecond,
    workerMiB: { [first]: rounded(before, 1), [count]: rounded(after, 1) },
    signalMilliseconds: {
      cached: rounded(percentile(cached, 50), 1),
      evicted: rounded(percentile(evicted, 50), 1),
    },
  };
}
