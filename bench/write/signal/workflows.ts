import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';

const { begun } = proxyActivities<{ begun(): Promise<number> }>({
  taskQueue: 'write',
  startToCloseTimeout: '1 minute',
});

/** Waits for a signal and answers with the moment at which its activity began. */
export async function signalled(): Promise<number> {
  let decided = false;
  setHandler(defineSignal('decided'), () => {
    decided = true;
  });
  await condition(() => decided, '7 days');
  return await begun();
}
