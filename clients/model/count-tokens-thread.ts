import { parentPort } from 'node:worker_threads';
import { countTokens } from './count-tokens.ts';

/** Answers each text with its tokens, in order; whatever goes wrong ends the thread. */
parentPort?.on('message', async (text: string) => {
  parentPort?.postMessage(await countTokens(text));
});
