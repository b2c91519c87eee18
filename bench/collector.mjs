import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

// Loaded before a process that is measured, into each of its threads, with `--expose-gc`: on SIGUSR2
// every thread collects its garbage. A heap grows by what nobody has swept yet, for minutes.
const channel = new BroadcastChannel('readygate-bench-collect');
const collect = () => globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });

if (isMainThread)
  process.on('SIGUSR2', async () => {
    channel.postMessage(null);
    collect();
    // What a first pass frees from weak tables, a second one sweeps.
    await sleep(200);
    collect();
  });
else
  channel.onmessage = () => {
    collect();
    setTimeout(collect, 200);
  };
channel.unref();
