import { spawn } from 'node:child_process';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../tools');

/** A module of `tools/`, which is plain JavaScript, with the types that a test expects of it. */
export async function loadTool<Module>(path: string): Promise<Module> {
  return (await import(join(folder, path))) as Module;
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a script of `tools/` with the given variables and no others. */
export function runTool(
  path: string,
  args: string[],
  { env = {}, preload }: { env?: Record<string, string>; preload?: string } = {},
): Promise<Ended> {
  const before = preload ? ['--import', `data:text/javascript,${encodeURIComponent(preload)}`] : [];
  const child = spawn(process.execPath, [...before, join(folder, path), ...args], { env });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    ended.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    ended.stderr += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ended, code })));
}
