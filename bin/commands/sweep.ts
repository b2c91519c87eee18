import type { SweepAmounts } from '../../domain/sweep.ts';
import { checkJql } from '../../domain/sweep-query.ts';
import { readArguments, requireUuid, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { askToStart } from '../sweep/ask.ts';
import { followSweep } from '../sweep/follow.ts';
import { openSweeping, type Sweeping } from '../sweep/open.ts';

const usage = [
  'readygate sweep --tenant UUID [--project ID]… [--jql JQL]',
  '[--issues N] [--points N] [--minutes N] [--yes]',
].join(' ');

/**
 * Judges what JQL says of the projects that are on, or of those that are named, and shows how far it is. Without
 * --yes it asks before it begins. Ctrl-C pauses; the same command goes on from there. Workers do the work.
 * @returns 0 where it is complete, 1 where it was paused, stopped or cancelled
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      tenant: { type: 'string' },
      project: { type: 'string', multiple: true },
      jql: { type: 'string' },
      issues: { type: 'string' },
      points: { type: 'string' },
      minutes: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
    usage,
  );
  if (positionals.length > 0) throw wrongArgument('the arguments', usage);
  const asked = {
    projects: values.project ?? null,
    jql: values.jql === undefined ? null : checkJql(values.jql),
    ceilings: readCeilings(values),
  };
  const tenantId = requireUuid('--tenant', values.tenant, usage);
  const sweeping = await openSweeping(readConfig(process.env), tenantId);
  try {
    return await sweep(sweeping, asked, values.yes);
  } finally {
    await sweeping.close();
  }
}

async function sweep(
  sweeping: Sweeping,
  { projects, jql, ceilings }: Asked,
  yes: boolean,
): Promise<number> {
  const found = await sweeping.find({ projects, jql });
  if (found.open) {
    process.stderr.write(`going on with the sweep of ${found.open.startedAt?.toISOString()}\n`);
    await sweeping.goOn(found.open, ceilings);
    return await followSweep(sweeping, found.open.sweepId);
  }
  const estimate = await sweeping.estimate(found.wish);
  const budget = { ...withRoom(estimate), ...ceilings };
  if (!yes && !(await askToStart(estimate, budget))) return 1;
  return await followSweep(sweeping, await sweeping.start(found.wish, estimate, budget));
}

interface Asked {
  /** Ids; null: all that are on. */
  projects: readonly string[] | null;
  jql: string | null;
  ceilings: Partial<SweepAmounts>;
}

/** A tenth more than the estimate: backlogs grow while they are judged. */
function withRoom(estimate: SweepAmounts): SweepAmounts {
  const more = (amount: number) => Math.ceil(amount * 1.1) + 10;
  const { issues, points, seconds } = estimate;
  return { ...estimate, issues: more(issues), points: more(points), seconds: 10 * more(seconds) };
}

function readCeilings(values: { issues?: string; points?: string; minutes?: string }) {
  const read = (name: 'issues' | 'points' | 'minutes') => {
    const text = values[name];
    if (text === undefined) return undefined;
    if (!/^[1-9]\d{0,8}$/.test(text)) throw wrongArgument(`--${name}`, `a whole number; ${usage}`);
    return Number(text);
  };
  const minutes = read('minutes');
  const ceilings = {
    issues: read('issues'),
    points: read('points'),
    seconds: minutes && minutes * 60,
  };
  const given = Object.entries(ceilings).filter(([, amount]) => amount !== undefined);
  return Object.fromEntries(given) as Partial<SweepAmounts>;
}
