import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { verifyChain } from '../../db/audit-chain.ts';
import { type Account, account, isClean, type Written } from '../../dev/accounting/account.ts';
import { operationOf } from '../../dev/jira-simulator/http/log.ts';
import { startCommand } from '../../dev/world/product.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import { startTestWorld, type TestWorld } from '../../tests/helpers/world/test-world.ts';
import { type Killer, startKiller } from './killer.ts';
import { refine } from './people.ts';
import { intents } from './plan.ts';

export interface ChaosOptions {
  refinements: number;
  seed: number;
  tell: (text: string) => void;
}

/** The last line of the run. */
interface ChaosLine extends Account {
  kills: number;
  auditVerified: boolean;
}

/** Milliseconds of the run per refinement: the load is spread, so that kills meet all of it. */
const spreadPerRefinement = 900;
/** Milliseconds after the last kill in which everything must have ended. */
const patience = 240_000;

const settings = {
  READYGATE_SEND_SECONDS: '5',
  // Far beyond what a busy machine may hold a request up.
  READYGATE_SETTLE_SECONDS: '4',
  READYGATE_LOOKUP_GAP_SECONDS: '2',
};

/**
 * Lets people refine while API, worker, dispatcher, PostgreSQL and Temporal are killed again and again,
 * lets everything come to its end, and holds what was approved against what Jira has.
 */
export async function runChaos(
  options: ChaosOptions,
): Promise<{ line: ChaosLine; clean: boolean }> {
  const { refinements, seed, tell } = options;
  tell('starting PostgreSQL, Temporal on it, the Jira simulator, API, worker and dispatcher');
  const world = await startTestWorld({
    own: true,
    temporalOnPostgres: true,
    issues: refinements,
    settings,
  });
  const dispatcher = await startCommand({
    command: 'worker',
    args: ['--queues', 'sweep'],
    env: world.env,
    directory: world.directory,
  });
  try {
    const { api, worker, engines } = world;
    const { postgres, temporal } = engines;
    if (!postgres || !temporal) throw new Error('the engines are not our own');
    const victims = { api, worker, dispatcher, postgres, temporal };
    const killer = startKiller(victims, { seed, tell });
    const approvals = await peopleRefine(world, options, killer);
    tell(`everybody has decided; waiting for what is left, ${patience / 1000} s at most`);
    const open = await untilClosed(world, Date.now() + patience);
    const done = approvals.map((approval) => ({
      ...approval,
      closed: approval.refinementId !== null && !open.has(approval.refinementId),
    }));
    const counted = account(done, writtenIn(world));
    const auditVerified = await auditOf(world);
    const line = { ...counted, kills: totalOf(killer), auditVerified };
    return { line, clean: isClean(counted) && auditVerified };
  } finally {
    await dispatcher.kill();
    await world.stop();
  }
}

function totalOf({ kills }: Killer): number {
  return Object.values(kills).reduce((sum, count) => sum + count, 0);
}

/** Everybody does what they intend, when they intend it; the killing ends when all have decided. */
async function peopleRefine(
  world: TestWorld,
  { refinements, seed, tell }: ChaosOptions,
  killer: Killer,
) {
  const spread = refinements * spreadPerRefinement;
  const from = Date.now();
  let giveUpAt = Number.POSITIVE_INFINITY;
  const person = world.person('acc-ada');
  let decided = 0;
  const progress = setInterval(
    () => tell(`${decided} of ${refinements} decided; killed ${JSON.stringify(killer.kills)}`),
    10_000,
  );
  const work = intents(refinements, seed, spread).map(async (intent) => {
    const issueId = world.nextIssue();
    await sleep(intent.at);
    const approval = await refine(person, issueId, intent, () => giveUpAt);
    decided += 1;
    return approval;
  });
  // Whoever began last has a while in the storm, and then the patience of the calm.
  const calm = sleep(spread + 20_000).then(async () => {
    await killer.stop();
    giveUpAt = Date.now() + patience;
    tell(`no more kills after ${Math.round((Date.now() - from) / 1000)} s`);
  });
  try {
    const approvals = await Promise.all(work);
    await calm;
    return approvals;
  } finally {
    clearInterval(progress);
  }
}

/** The refinements that are still open when time is up; none as soon as all are closed. */
async function untilClosed(world: TestWorld, giveUpAt: number): Promise<Set<string>> {
  for (;;) {
    const rows = await world
      .asAdministrator<{ id: string }>(
        'select refinement_id as id from refinements where outcome is null',
      )
      .catch(() => null);
    if (rows && (rows.length === 0 || Date.now() > giveUpAt))
      return new Set(rows.map(({ id }) => id));
    await sleep(500);
  }
}

/** Every subtask of the issues of this run, whoever made it. */
function writtenIn({ simulator, tenantId }: TestWorld): Written[] {
  const { issues = {} } = simulator.state.sites[tenantId] ?? {};
  const parents = Object.values(issues).filter(({ key }) => key.startsWith('FIVE-'));
  return parents
    .flatMap(({ subtaskIds }) => subtaskIds)
    .flatMap((id) => issues[id] ?? [])
    .map(({ parentId, properties }) => ({
      issueId: parentId ?? '',
      operationId: operationOf(properties[markerProperty]),
    }));
}

async function auditOf({ databaseUrls, tenantId }: TestWorld): Promise<boolean> {
  const pool = new pg.Pool({ connectionString: databaseUrls.readonly, max: 1 });
  try {
    return (await verifyChain(pool, tenantId)).ok;
  } finally {
    await pool.end();
  }
}
