import { join } from 'node:path';
import { type ManagedProcess, startProcess } from '../../dev/process.ts';
import { createNamespace } from '../../dev/world/namespace.ts';
import type { Ground, Undo } from '../refine/side.ts';

/** A worker of Temporal alone, in a namespace of its own. */
export async function startSignalWorker(
  { directory, temporalAddress }: Ground,
  undo: Undo,
): Promise<{ worker: ManagedProcess; namespace: string }> {
  const namespace = await createNamespace(temporalAddress, false);
  const main = new URL('./signal/worker.ts', import.meta.url).pathname;
  const worker = await startProcess({
    name: 'bare worker',
    args: [main, temporalAddress, namespace],
    env: {},
    logFile: join(directory, 'bare-worker.log'),
  });
  undo.push(() => worker.stop());
  return { worker, namespace };
}
