import { inDirectory } from '../in-directory.ts';
import { collectorOptions } from '../memory.ts';
import { startGround } from '../refine/ground.ts';
import { startProductSide } from '../refine/product-side.ts';
import { adminUrlOf, type Undo } from '../refine/side.ts';
import type { Bench, BenchResult } from '../result.ts';
import { decide, type Waiting } from '../write/decisions.ts';
import { latencyOf } from '../write/latency.ts';
import { readWaitingArguments, usage, type WaitingOptions } from './arguments.ts';
import { measureBare } from './bare.ts';
import { outcomeOf } from './outcome.ts';
import { databaseSize, proposeAll, waitingHistory } from './waiting.ts';

/** Refinements that wait for people: what they take, and what a decision takes then. */
export const bench: Bench = { usage, run };

async function run(args: string[], tell: (text: string) => void): Promise<BenchResult> {
  const options = readWaitingArguments(args);
  return await inDirectory(tell, (directory, undo) => measure(options, { directory, tell }, undo));
}

/** Refinements after which memory is looked at: the cache is full at the first. */
const step = 1000;

async function measure(
  { count, decisions, bare }: WaitingOptions,
  { directory, tell }: { directory: string; tell: (text: string) => void },
  undo: Undo,
): Promise<BenchResult> {
  const options = { directory, issues: count, profile: null, tell };
  const { ground, jwksUrl } = await startGround(options, undo);
  const product = await startProductSide(
    { ...ground, jwksUrl, workerOptions: collectorOptions },
    undo,
  );
  const { jira } = ground;
  const database = adminUrlOf(ground.adminUrl, product.databaseUrl);
  const before = await databaseSize(database);
  const { waiting, memory } = await proposeAll(product, jira.issues, { step, tell });
  const after = await databaseSize(database);
  const history = await waitingHistory(product.client, waiting[0] as Waiting);
  tell('deciding on runs in memory and on others, by turns');
  await jira.takeRequests();
  const milliseconds = { cached: [] as number[], evicted: [] as number[] };
  const time = async (one: Waiting | undefined) =>
    one ? [latencyOf(await decide(product, jira, one)).request] : [];
  for (let turn = 0; turn < decisions; turn++) {
    milliseconds.cached.push(...(await time(waiting.at(-1 - turn))));
    milliseconds.evicted.push(...(await time(waiting[turn])));
  }
  if (bare > 0) tell(`starting ${bare} bare workflows`);
  return outcomeOf({
    memory,
    milliseconds,
    history,
    databaseBytes: (after - before) / count,
    bare: bare > 0 ? await measureBare(ground, bare, undo) : null,
  });
}
