import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const script = fileURLToPath(new URL('score.ts', import.meta.url));

/** The digests of two processes that judge the same backlog, one of them backwards and somewhere else. */
export async function scoreTwice(count: number): Promise<[string, string]> {
  const here = score(count, 'forward', { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' });
  const there = score(count, 'backward', {
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    TZ: 'Pacific/Kiritimati',
  });
  return await Promise.all([here, there]);
}

async function score(count: number, order: string, place: NodeJS.ProcessEnv): Promise<string> {
  const env = { ...process.env, NODE_OPTIONS: '', ...place };
  const { stdout } = await run(process.execPath, [script, String(count), order], { env });
  return stdout;
}
