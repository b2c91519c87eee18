import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { PlanView } from '../../../domain/views.ts';
import { adminUrlOf } from './admin-url.ts';
import type { TestWorld } from './test-world.ts';

/** Where a write stands when the worker dies: on its way to Jira, done there, or answered. */
export type Point = 'unhandled' | 'unanswered' | 'unrecorded';

/** The states that the ledger held at the moment of a kill, by point. */
type Kill = Partial<Record<Point, string>>;

export interface KillRounds {
  kills: Kill[];
  /** Rejects when a round went wrong; resolves when each row had its kill. */
  done: Promise<void>;
}

interface Standing {
  victim: Victim;
  goOn: () => void;
}

interface Victim {
  point: Point;
  plan: PlanView;
}

/**
 * Kills the worker once per row, when the write of that row of every plan stands at that plan's own
 * point, and starts it again. A request that was not handled is lost in every other round, and
 * handled after the death of its sender in the rounds between.
 */
export function killAtEachRow(world: TestWorld, victims: readonly Victim[]): KillRounds {
  const { simulator, worker } = world;
  const rounds = victims[0]?.plan.rows.length ?? 0;
  const kills: Kill[] = [];
  const finished = Promise.withResolvers<void>();
  let standing: Standing[] = [];

  const strike = async (round: Standing[]): Promise<void> => {
    const unlock = await holdBeforeRecording(world, round);
    kills.push(await ledgerOf(world, round, kills.length));
    await worker.kill();
    await unlock();
    standing = [];
    for (const { goOn } of round) goOn();
    await worker.start();
    if (kills.length === rounds) finished.resolve();
  };

  const stop = simulator.observe(async (phase, { operationId, method, path }) => {
    const wanted = phase === 'received' ? ['unhandled'] : ['unanswered', 'unrecorded'];
    const victim = victims.find(
      ({ plan, point }) =>
        plan.rows[kills.length]?.operationId === operationId &&
        phase !== 'answered' &&
        wanted.includes(point),
    );
    if (!victim || standing.some((other) => other.victim === victim)) return;
    const isLost = victim.point === 'unhandled' && kills.length % 2 === 0;
    await new Promise<void>((goOn) => {
      standing.push({ victim, goOn });
      if (standing.length === victims.length) strike([...standing]).catch(finished.reject);
    });
    if (isLost) simulator.faults.add({ kind: 'drop_before_commit', method, path });
  });
  return { kills, done: finished.promise.finally(stop) };
}

/** Lets the answer through to the worker, and keeps it from recording it by a lock on its plan. */
async function holdBeforeRecording(
  world: TestWorld,
  round: readonly Standing[],
): Promise<() => Promise<void>> {
  const found = round.find(({ victim }) => victim.point === 'unrecorded');
  if (!found) return async () => {};
  const client = new pg.Client({ connectionString: adminUrlOf(world) });
  await client.connect();
  await client.query('begin');
  await client.query('select 1 from plans where plan_id = $1 for update', [found.victim.plan.id]);
  found.goOn();
  const own = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  for (;;) {
    const waiting = await world.asAdministrator(
      'select 1 from pg_stat_activity where $1 = any(pg_blocking_pids(pid))',
      [own.rows[0]?.pid],
    );
    if (waiting.length > 0) break;
    await sleep(10);
  }
  return () => client.end();
}

async function ledgerOf(world: TestWorld, round: readonly Standing[], row: number): Promise<Kill> {
  const kill: Kill = {};
  for (const { victim } of round) {
    const [write] = await world.asAdministrator<{ state: string }>(
      'select state from writes where operation_id = $1',
      [victim.plan.rows[row]?.operationId],
    );
    kill[victim.point] = write?.state ?? 'none';
  }
  return kill;
}
