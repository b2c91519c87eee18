import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './statistics.ts';

/** Options of Node for a process whose held memory is asked for. */
export const collectorOptions = `--expose-gc --import=${new URL('collector.mjs', import.meta.url).href}`;

/** Milliseconds that all threads of a process get to sweep. */
const sweeping = 2000;

/**
 * Resident memory of a process in MiB after its threads collected their garbage: what it holds on to.
 * It must have been started with `collectorOptions`.
 */
export async function heldMemory(pid: number): Promise<number> {
  process.kill(pid, 'SIGUSR2');
  await sleep(sweeping);
  return await residentMemory(pid);
}

/** Looks at a process, and the milliseconds between two of them: its memory goes up and down. */
const looks = 15;
const between = 200;

/** Resident memory of a process in MiB, the middle of some looks. NaN where there is no `/proc`. */
export async function residentMemory(pid: number): Promise<number> {
  const seen: number[] = [];
  for (let look = 0; look < looks; look++) {
    seen.push(residentNow(pid));
    await sleep(between);
  }
  return median(seen);
}

function residentNow(pid: number): number {
  try {
    const [, kibibytes] =
      /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) / 1024;
  } catch {
    return Number.NaN;
  }
}
