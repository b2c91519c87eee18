import { readdirSync, readFileSync } from 'node:fs';

/** One process, as `/proc/PID/stat` tells of it. */
export interface ProcessTimes {
  pid: number;
  parent: number;
  /** Milliseconds of its own, and of its children that ended and were waited for. */
  own: number;
  ended: number;
}

/** Linux counts in ticks of 10 ms in user space, whatever the kernel's own clock. */
const millisecondsPerTick = 10;

/** Reads a line of `/proc/PID/stat`. The name stands in brackets and may hold brackets and spaces. */
export function parseStat(line: string): ProcessTimes {
  const end = line.lastIndexOf(')');
  const fields = line.slice(end + 2).split(' ');
  // The first field here is the third of proc(5), the state.
  const ticks = (number: number) => Number(fields[number - 3]) * millisecondsPerTick;
  return {
    pid: Number.parseInt(line, 10),
    parent: Number(fields[1]),
    own: ticks(14) + ticks(15),
    ended: ticks(16) + ticks(17),
  };
}

/** Milliseconds that a process and all below it used, those included that ended meanwhile. */
export function treeTime(processes: readonly ProcessTimes[], root: number): number {
  const below = processes.filter(({ parent }) => parent === root);
  const self = processes.find(({ pid }) => pid === root);
  const mine = self ? self.own + self.ended : 0;
  return below.reduce((sum, { pid }) => sum + treeTime(processes, pid), mine);
}

/**
 * Milliseconds of CPU by name, each of a process and all below it. Empty where there is no `/proc`:
 * nothing is measured then.
 */
export function readCpu(roots: Readonly<Record<string, number>>): Record<string, number> {
  const processes = readProcesses();
  if (processes.length === 0) return {};
  return Object.fromEntries(
    Object.entries(roots).map(([name, root]) => [name, treeTime(processes, root)]),
  );
}

function readProcesses(): ProcessTimes[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(readProcess);
  } catch {
    return [];
  }
}

function readProcess(pid: string): ProcessTimes[] {
  try {
    return [parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))];
  } catch {
    // It ended between the two looks.
    return [];
  }
}
