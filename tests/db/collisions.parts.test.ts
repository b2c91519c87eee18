import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lockPlan } from '../../db/plans.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { saveUserToken } from '../../db/tokens.ts';
import { type Ground, startGround, type Variant, variants } from '../helpers/collisions/ground.ts';
import { type Act, actsOfPeople, commandFiles } from '../helpers/collisions/of-people.ts';
import { actsOfOperators, actsOfRuns } from '../helpers/collisions/of-runs.ts';
import { seeded } from '../helpers/collisions/watch.ts';
import { testNow } from '../helpers/database.ts';
import { tenantA } from '../helpers/plans.ts';

const seed = Number(process.env.READYGATE_TEST_SEED ?? 20_261_127);
const rounds = Number(process.env.READYGATE_TEST_ROUNDS ?? 150);
const acts: Record<string, Act> = { ...actsOfPeople, ...actsOfRuns, ...actsOfOperators };
/** A deadlock, and a lock that was not to be had in time. */
const waited = new Set(['40P01', '55P03']);
const names = Object.keys(acts);

let ground: Ground;
let reset: (variant: Variant) => Promise<void>;
let close: (() => Promise<void>) | undefined;
const random = seeded(seed);
beforeAll(async () => {
  ({ ground, reset, close } = await startGround(seeded(seed + 1)));
}, 60_000);
afterAll(() => close?.());

/** How often PostgreSQL had to end a transaction of this database because two waited for each other. */
async function deadlocks(): Promise<number> {
  const { pools, asAdministrator } = ground.api.database;
  // A connection tells what it counted when it is used again, a second later at the earliest.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const all = Object.values(pools).flatMap((pool) =>
    Array.from({ length: pool.totalCount }, () => pool.query('select pg_sleep(0.05)')),
  );
  await Promise.all(all);
  const [row] = await asAdministrator<{ count: string }>(
    'select deadlocks as count from pg_stat_database where datname = current_database()',
  );
  return Number(row?.count);
}

/** The state of the plan in which an act is not refused. */
const needs: Record<string, Variant> = {
  edit: 'waiting',
  revoke: 'approved',
  dispatch: 'approved',
  applyPlan: 'released',
  giveUp: 'uncertain',
  writeAgain: 'uncertain',
};
const variantFor = (drawn: readonly string[], round: number): Variant =>
  drawn.map((name) => needs[name]).find((variant) => variant !== undefined) ??
  variants[round % variants.length] ??
  'waiting';

let deck: string[] = [];
/** Three different acts, so that each round tries three pairs; each act is drawn as often as any other. */
function draw(): string[] {
  if (deck.length < 3) deck = [...names];
  return Array.from(
    { length: 3 },
    () => deck.splice(Math.floor(random() * deck.length), 1)[0] ?? '',
  );
}

describe('X1 whatever two or three do at once', () => {
  it('is in the list: every file of commands', () => {
    const files = readdirSync(join(import.meta.dirname, '../../api/commands'));
    expect(Object.keys(commandFiles).sort()).toEqual(files.sort());
    const listed = Object.values(commandFiles).filter((found) => typeof found !== 'string');
    for (const name of listed.flat()) expect(names).toContain(name);
  });

  it('is in the list: every activity', () => {
    expect(Object.keys(actsOfRuns).sort()).toEqual(Object.keys(ground.activities).sort());
  });

  it('is counted where it ends in a deadlock, so that none means something', async () => {
    await reset('waiting');
    const before = await deadlocks();
    const { withTenant, states } = ground.watched;
    const [first, second] = [ground.plan.id, ground.other.id];
    const lock = (...ids: string[]) =>
      withTenant(tenantA, async (tx) => {
        for (const id of ids) {
          await tx.query('select 1 from plans where plan_id = $1 for update', [id]);
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      });
    const both = await Promise.allSettled([lock(first, second), lock(second, first)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(states.splice(0)).toEqual(['40P01']);
    expect(await deadlocks()).toBe(before + 1);
  }, 30_000);

  it('waits for no lock of a plan with a token for it that whoever has the lock wants to keep, too', async () => {
    await reset('waiting');
    const { plan, api } = ground;
    const { withTenant } = api.database;
    const bring = (tx: TenantTx, token: string) =>
      saveUserToken(tx, {
        ...{ planId: plan.id, accountId: 'acc-ada', token },
        ...{ expiresAt: new Date(testNow.getTime() + 3_600_000), at: testNow },
      });
    const kept = await withTenant(tenantA, async (tx) => {
      await lockPlan(tx, plan.id);
      // As the panel does, which looks at the plan with a fresh token while it is decided on.
      const beside = withTenant(tenantA, (other) => bring(other, 'of a look'));
      await Promise.race([beside, new Promise((resolve) => setTimeout(resolve, 300))]);
      return await Promise.allSettled([bring(tx, 'of a decision'), beside]);
    });
    expect(kept).toEqual([
      { status: 'fulfilled', value: true },
      { status: 'fulfilled', value: true },
    ]);
  });

  it(`ends in no deadlock and in no lock that was not to be had, in ${rounds} rounds of three (seed ${seed})`, async () => {
    const before = await deadlocks();
    const ends = new Map(names.map((name) => [name, [] as string[]]));
    const faults: unknown[] = [];
    for (let round = 0; round < rounds; round++) {
      const drawn = draw();
      await reset(variantFor(drawn, round));
      const ended = await Promise.allSettled(drawn.map((name) => acts[name]?.(ground)));
      for (const [index, end] of ended.entries()) {
        const name = drawn[index] ?? '';
        if (end.status === 'fulfilled') ends.get(name)?.push(end.value ?? '');
        else faults.push({ round, drawn, name, reason: end.reason });
      }
      const met = ground.watched.states.splice(0).filter((state) => waited.has(state));
      if (met.length > 0) faults.push({ round, drawn, met });
    }
    expect(faults).toEqual([]);
    expect((await deadlocks()) - before).toBe(0);
    // What is always refused takes none of the locks that this is about.
    const refused = [...ends].filter(([, codes]) => codes.length >= 5 && !codes.includes('done'));
    expect(refused).toEqual([]);
    if (rounds >= 100) expect([...ends].filter(([, codes]) => codes.length === 0)).toEqual([]);
  }, 600_000);
});
