import pg from 'pg';
import { verifyChain } from '../../db/audit-chain.ts';
import { inCrowd } from '../crowd.ts';
import { type Cell, operationKinds } from '../matrix/cell.ts';
import { type Ground, startGround } from './ground.ts';
import { differences, otherIssues } from './rest.ts';
import { strikeTogether } from './round.ts';
import { beginTrial, type Trial } from './trial.ts';
import { type Verdict, verdictOn } from './verdict.ts';

export interface RunOptions {
  /** Told of every verdict. */
  report?: (verdict: Verdict) => void;
  /** Seconds that a worker which is stopped stands still; longer than every deadline. Default 12. */
  stoppedSeconds?: number;
}

/** What became of all cells together. */
export interface Run {
  verdicts: Verdict[];
  /** Keys of issues that no cell is about, and that changed all the same. */
  elsewhere: string[];
  auditVerified: boolean;
  /** How often Jira was asked for something that it does not have. */
  violations: number;
}

/** Trials at a time. */
const crowd = 12;

/** Runs cells in a world of their own: those of Jira's answers side by side, those of processes by fault. */
export async function runCells(cells: readonly Cell[], options: RunOptions = {}): Promise<Run> {
  const { report = () => {}, stoppedSeconds = 12 } = options;
  const processes = cells.filter(({ fault }) => fault.family === 'process');
  // One 429 makes all of a tenant's calls wait: those that meet one are not run all at once, and those
  // that see nothing for a while after them, since their look-ups must come within that while.
  const [answers, unseen] = [
    cells.filter(({ fault }) => fault.family !== 'process' && !isDark(fault)).toSorted(byOperation),
    cells.filter(({ fault }) => isDark(fault)),
  ];
  const ground = await startGround(cells.length, unseen.length);
  const verdicts: Verdict[] = [];
  const used = new Set<string>([ground.other.id, ground.shelter.id]);
  const before = otherIssues(ground.site(), used);
  const follow = async (trial: Trial, from: number, begin?: () => Promise<void>) => {
    used.add(trial.target.issue.id);
    const verdict = await verdictOn(ground, trial, { from, begin });
    verdicts.push(verdict);
    report(verdict);
  };
  try {
    for (const some of [answers, unseen])
      await inCrowd([...some.entries()], crowd, async ([turn, cell]) => {
        const trial = await beginTrial(ground, { cell, turn });
        await follow(trial, Date.now(), () => trial.approve());
      });
    for (const group of Map.groupBy(processes, ({ fault }) => fault.id).values())
      for (const some of inParts(group, crowd)) {
        const from = Date.now();
        const trials = await strikeTogether(ground, some, { stoppedSeconds });
        await Promise.all(trials.map((trial) => follow(trial, from)));
      }
    const after = otherIssues(ground.site(), used);
    return {
      verdicts,
      elsewhere: differences(before, after).filter((key) => key in after),
      auditVerified: await auditVerified(ground),
      violations: ground.world.simulator.violations().length,
    };
  } finally {
    await ground.close();
  }
}

function isDark({ id }: Cell['fault']): boolean {
  return id === 'sender_sees_nothing';
}

function byOperation(a: Cell, b: Cell): number {
  return operationKinds.indexOf(a.operation) - operationKinds.indexOf(b.operation);
}

function inParts<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

async function auditVerified({ world }: Ground): Promise<boolean> {
  const pool = new pg.Pool({ connectionString: world.databaseUrls.readonly, max: 1 });
  try {
    return (await verifyChain(pool, world.tenantId)).ok;
  } finally {
    await pool.end();
  }
}
