import { inDirectory } from '../in-directory.ts';
import type { Undo } from '../refine/side.ts';
import type { Bench, BenchResult } from '../result.ts';
import { type DoorOptions, readDoorArguments, usage } from './arguments.ts';
import { startBareDoor } from './bare-side.ts';
import { startDoorGround } from './ground.ts';
import { outcomeOf } from './outcome.ts';
import { startProductDoor } from './product-side.ts';
import { besideSlowBodies } from './slow.ts';
import { issuesNeeded, throughputOf } from './throughput.ts';
import { tokenSpeed } from './tokens.ts';

/** What the door costs: tokens against jose alone, and calls against Fastify, jose and the same SQL. */
export const bench: Bench = { usage, run };

const tokenRounds = 5;
const tokenCount = 1000;

async function run(args: string[], tell: (text: string) => void): Promise<BenchResult> {
  const options = readDoorArguments(args);
  tell(`verifying ${tokenCount} tokens, ${tokenRounds} rounds`);
  const tokens = await tokenSpeed(tokenRounds, tokenCount);
  const calls = await inDirectory(tell, (directory, undo) =>
    measureCalls(options, { directory, tell }, undo),
  );
  return outcomeOf({ tokens, ...calls });
}

async function measureCalls(
  options: DoorOptions,
  { directory, tell }: { directory: string; tell: (text: string) => void },
  undo: Undo,
) {
  const needed = issuesNeeded(options);
  tell('starting PostgreSQL, the Jira simulator and both doors');
  const ground = await startDoorGround(directory, needed + 3, undo);
  const [first = '', second = '', looked = '', ...left] = ground.jira.issues;
  const product = await startProductDoor(ground, undo);
  const bare = await startBareDoor(ground, [first, second], undo);
  // The sides have databases of their own, so each may take the same issues.
  const issues = { product: [...left], bare: [...left] };
  const throughput = await throughputOf({ product, bare }, issues, options, tell);
  tell(`calling beside ${options.slow} connections with slow bodies`);
  const slow = await besideSlowBodies(product, {
    connections: options.slow,
    token: await ground.invocation(),
    issue: looked,
  });
  return { throughput, slow };
}
