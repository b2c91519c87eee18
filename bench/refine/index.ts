import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { inDirectory } from '../in-directory.ts';
import type { Bench, BenchResult } from '../result.ts';
import { readRefineArguments, usage } from './arguments.ts';
import { outcomeOf } from './outcome.ts';
import { issuesNeeded, runRounds } from './rounds.ts';
import { startStage } from './stage.ts';

/** Refinements of five rows, the product against a bare engine in its place. */
export const bench: Bench = { usage, run };

async function run(args: string[], tell: (text: string) => void): Promise<BenchResult> {
  const options = readRefineArguments(args);
  const profile = options.profile === null ? null : resolve(options.profile);
  if (profile) mkdirSync(profile, { recursive: true });
  return await inDirectory(tell, async (directory, undo) => {
    const issues = issuesNeeded(options);
    const stage = await startStage({ directory, issues, profile, tell }, undo);
    return outcomeOf(await runRounds(stage, options, tell), options.count);
  });
}
