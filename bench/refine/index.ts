import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Bench, BenchResult } from '../result.ts';
import { readRefineArguments, usage } from './arguments.ts';
import { outcomeOf } from './outcome.ts';
import { issuesNeeded, runRounds } from './rounds.ts';
import type { Undo } from './side.ts';
import { startStage } from './stage.ts';

/** Refinements of five rows, the product against a bare engine in its place. */
export const bench: Bench = { usage, run };

async function run(args: string[], tell: (text: string) => void): Promise<BenchResult> {
  const options = readRefineArguments(args);
  const directory = mkdtempSync(join(tmpdir(), 'readygate-bench-'));
  // PostgreSQL may run as another user, who must be able to pass.
  chmodSync(directory, 0o711);
  const clean = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', clean);
  const interrupted = () => process.exit(130);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, interrupted);
  const profile = options.profile === null ? null : resolve(options.profile);
  if (profile) mkdirSync(profile, { recursive: true });
  const undo: Undo = [];
  try {
    const issues = issuesNeeded(options);
    const stage = await startStage({ directory, issues, profile, tell }, undo);
    return outcomeOf(await runRounds(stage, options, tell), options.count);
  } catch (error) {
    process.off('exit', clean);
    tell(`the logs of all processes are in ${directory}`);
    throw error;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}
