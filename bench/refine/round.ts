import { readCpu } from '../cpu.ts';

/** What one round of one side took. */
export interface Round {
  perSecond: number;
  /** Milliseconds of CPU per refinement, by process. Empty where it cannot be read. */
  cpu: Record<string, number>;
}

/** Measures `count` refinements; `roots` are the processes that count, each with all below it. */
export async function measureRound(
  count: number,
  roots: Readonly<Record<string, number>>,
  work: () => Promise<unknown>,
): Promise<Round> {
  const before = readAll(roots);
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  const after = readAll(roots);
  const used = Object.entries(after).map(([name, time]) => [
    name,
    (time - (before[name] ?? 0)) / count,
  ]);
  return { perSecond: count / seconds, cpu: Object.fromEntries(used) };
}

/** With the people, who are this process. Its children are counted where they are named. */
function readAll(roots: Readonly<Record<string, number>>): Record<string, number> {
  const { user, system } = process.cpuUsage();
  const cpu = readCpu(roots);
  return Object.keys(cpu).length === 0 ? cpu : { ...cpu, people: (user + system) / 1000 };
}
