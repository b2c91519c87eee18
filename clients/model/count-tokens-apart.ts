import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const thread = new URL('./count-tokens-thread.ts', import.meta.url);

/**
 * Counts as `countTokens` does, in a thread of its own: loading the table takes most of a second, and a
 * process that answers people must not stand still for it. The thread begins with the first count, counts
 * one text after the other, and holds no process up that wants to end. One that dies fails the counts
 * that wait for it; the next begins another.
 */
export function createTokenCounter(): (text: string) => Promise<number> {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const count = async (text: string): Promise<number> => {
    worker ??= started(() => {
      worker = null;
    });
    worker.postMessage(text);
    const [tokens] = await once(worker, 'message');
    return tokens as number;
  };
  return (text) => {
    const counted = last.then(() => count(text));
    last = counted.catch(() => {});
    return counted;
  };
}

function started(onEnd: () => void): Worker {
  const worker = new Worker(thread);
  worker.unref();
  worker.on('error', onEnd);
  return worker;
}
