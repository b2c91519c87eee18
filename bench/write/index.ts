import { inDirectory } from '../in-directory.ts';
import { startGround } from '../refine/ground.ts';
import { startProductSide } from '../refine/product-side.ts';
import { clientOf, type Undo } from '../refine/side.ts';
import type { Bench, BenchResult } from '../result.ts';
import { readWriteArguments, usage, type WriteOptions } from './arguments.ts';
import { type Decided, decideOneByOne } from './decisions.ts';
import { outcomeOf } from './outcome.ts';
import { startSignalWorker } from './signal-worker.ts';
import { signalOneByOne } from './signals.ts';

/** From a decision to what it does in Jira, against a bare signal that leads to an activity. */
export const bench: Bench = { usage, run };

async function run(args: string[], tell: (text: string) => void): Promise<BenchResult> {
  const options = readWriteArguments(args);
  return await inDirectory(tell, (directory, undo) => measure(options, { directory, tell }, undo));
}

async function measure(
  { decisions, batch }: WriteOptions,
  { directory, tell }: { directory: string; tell: (text: string) => void },
  undo: Undo,
): Promise<BenchResult> {
  const issues = decisions + 1;
  const { ground, jwksUrl } = await startGround({ directory, issues, profile: null, tell }, undo);
  const product = await startProductSide({ ...ground, jwksUrl }, undo);
  const { namespace } = await startSignalWorker(ground, undo);
  const client = await clientOf(ground.temporalAddress, namespace, undo);
  const { jira } = ground;
  const [first = '', ...left] = jira.issues;
  tell('warming up');
  await decideOneByOne(product, jira, [first]);
  await signalOneByOne(client, 5);
  await jira.takeRequests();
  const ours: Decided = { latencies: [], requests: [] };
  const bare: number[] = [];
  while (left.length > 0) {
    const next = left.splice(0, batch);
    const { latencies, requests } = await decideOneByOne(product, jira, next);
    ours.latencies.push(...latencies);
    ours.requests.push(...requests);
    bare.push(...(await signalOneByOne(client, next.length)));
    tell(`${ours.latencies.length} of ${decisions} decisions`);
  }
  return outcomeOf(ours, bare);
}
