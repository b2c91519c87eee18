import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Undo } from './refine/side.ts';

/**
 * Runs a bench in a folder of its own and stops what it started, also when it is interrupted. The
 * folder, with the logs of all processes, stays where it failed.
 */
export async function inDirectory<Result>(
  tell: (text: string) => void,
  work: (directory: string, undo: Undo) => Promise<Result>,
): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'readygate-bench-'));
  // PostgreSQL may run as another user, who must be able to pass.
  chmodSync(directory, 0o711);
  const clean = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', clean);
  const interrupted = () => process.exit(130);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, interrupted);
  const undo: Undo = [];
  try {
    return await work(directory, undo);
  } catch (error) {
    process.off('exit', clean);
    tell(`the logs of all processes are in ${directory}`);
    throw error;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}
