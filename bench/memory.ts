import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './statistics.ts';

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
