import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import pg from 'pg';
import type { NextStep } from '../../../activities/activities.ts';
import { createApplying } from '../../../activities/applying.ts';
import { readEntries } from '../../../db/audit-chain.ts';
import { saveAppToken } from '../../../db/tokens.ts';
import { isReadygateError } from '../../../domain/errors.ts';
import {
  installationOf,
  installTenant,
  type TestDatabase,
  testNow,
  withDatabase,
} from '../../helpers/database.ts';
import {
  advance,
  decide,
  hold,
  ledgerOf,
  resolve,
  revoke,
  write,
} from '../../helpers/ledger-model/acts.ts';
import type { Fate } from '../../helpers/ledger-model/jira.ts';
import {
  createLedgerWorld,
  type Hold,
  type LedgerWorld,
} from '../../helpers/ledger-model/world.ts';
import { tenantA } from '../../helpers/plans.ts';

let database: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const expiresAt = new Date(testNow.getTime() + 1000 * 24 * 3_600_000);
  await database.withTenant(tenantA, (tx) =>
    saveAppToken(tx, {
      ...{ installationId: installationOf(tenantA), token: 'app', expiresAt, at: testNow },
    }),
  );
});
afterAll(async () => {
  await admin?.end();
  await database?.close();
});

let world: LedgerWorld;
/** Requests to write that reached Jira. */
let sent: number;
beforeEach(async () => {
  world = await createLedgerWorld({ database, admin }, 1);
  await hold(world, null);
  sent = 0;
  const look = world.jira.onSent;
  world.jira.onSent = async (request) => {
    sent += 1;
    await look(request);
  };
});

const holds: Hold[] = ['tenant', 'deployment', 'off', 'observe'];
const reasons: Record<Hold, string> = {
  tenant: 'writes_stopped',
  deployment: 'writes_stopped',
  off: 'project_off',
  observe: 'observe_only',
};
const row = async () => (await world.load()).rows[0]!;
const now = async () => {
  const { state, problem, operationId } = await row();
  const ledger = await ledgerOf(world, operationId);
  return { row: state, ledger: ledger?.state ?? null, problem: problem?.code ?? null };
};
const approve = () => decide(world, 'acc-ada', [0], 'approve');
/** The first row was approved alone; the others wait. */
const dispatched = async () => {
  await approve();
  await decide(world, 'acc-ada', [1, 2], 'reject');
};
/** What the workflow runs; the code that it answers with. */
const apply = async (): Promise<string> => {
  const { refinementId, planId } = world;
  const input = { tenantId: tenantA, refinementId, generation: 1, planId };
  const { applyPlan } = createApplying(world.deps);
  try {
    const step: NextStep = await new MockActivityEnvironment().run(applyPlan, input);
    return step.next;
  } catch (error) {
    if (!isReadygateError(error)) throw error;
    return `${error.code} ${error.details?.retryAfterSeconds}`;
  }
};
const tries = async (fate: Fate = 'made') => {
  advance(world, 91);
  await world.renew('acc-ada');
  await write(world, fate);
};
const heldEntries = async () => {
  const entries = await readEntries(database.pools.readonly, tenantA);
  return entries
    .map(({ body }) => JSON.parse(body))
    .filter(({ action, subject }) => action === 'write.held' && subject.id === world.planId);
};

describe('T8 a stop holds before the next call to Jira', () => {
  it.each(holds)(
    'by %s: a released row waits, says why, and goes out once when it is over',
    async (by) => {
      await dispatched();
      await hold(world, by);
      expect([await apply(), await apply()]).toEqual(Array(2).fill('writes_stopped 15'));
      await tries();
      expect(sent).toBe(0);
      expect(await now()).toEqual({ row: 'released', ledger: null, problem: reasons[by] });
      // However often it is looked at, it is one entry.
      expect(await heldEntries()).toMatchObject([
        { outcome: 'denied', data: { code: reasons[by], rows: 1 } },
      ]);
      await hold(world, null);
      await tries();
      expect(await now()).toEqual({ row: 'done', ledger: 'confirmed', problem: null });
      expect(sent).toBe(1);
    },
  );

  it.each<[string, Fate, string]>([
    ['nobody knows what became of it', 'answer_lost', 'ambiguous'],
    ['its process died after it was made', 'crash_after', 'sending'],
    ['its process died and the answer came late', 'answer_late', 'sending'],
  ])('lets a write be looked up where %s', async (_what, fate, before) => {
    await dispatched();
    await write(world, fate);
    expect(await now()).toMatchObject({ row: 'sending', ledger: before });
    await hold(world, 'tenant');
    await tries();
    expect(await now()).toMatchObject({ row: 'done', ledger: 'confirmed' });
    expect(sent).toBe(1);
  });

  it.each<[string, Fate]>([
    ['was lost on the way', 'request_lost'],
    ['never left, because its process died', 'crash_before'],
    ['was put off by Jira', 'rate_limited'],
  ])('holds again what %s', async (_what, fate) => {
    await dispatched();
    await write(world, fate);
    await hold(world, 'deployment');
    for (let turn = 0; turn < 5; turn += 1) await tries();
    expect(await now()).toEqual({ row: 'released', ledger: 'planned', problem: 'writes_stopped' });
    expect(sent).toBe(1);
    await hold(world, null);
    await tries();
    expect(await now()).toMatchObject({ row: 'done', ledger: 'confirmed' });
    expect(world.jira.things).toHaveLength(1);
  });

  it('holds what a person has written again, and keeps what a person says is there', async () => {
    await dispatched();
    await write(world, 'request_lost');
    await hold(world, 'tenant');
    // Nobody's token lives, so that nobody can look.
    world.jira.renewToken('acc-ada');
    for (let turn = 0; turn < 3; turn += 1) {
      advance(world, 91);
      await write(world, 'made');
    }
    expect(await now()).toMatchObject({ row: 'uncertain', ledger: 'uncertain' });
    await resolve(world, 'acc-ada', 0, 'write_again');
    for (let turn = 0; turn < 5; turn += 1) await tries();
    expect(await now()).toMatchObject({ row: 'released', problem: 'writes_stopped' });
    expect(sent).toBe(1);
  });

  it('expires what waits at the end of its time, with that as the reason', async () => {
    await dispatched();
    await hold(world, 'off');
    await apply();
    advance(world, 25 * 3600);
    expect(await apply()).toBe('verify');
    expect(await now()).toEqual({ row: 'expired', ledger: null, problem: 'dispatch_deadline' });
    await hold(world, null);
    await tries();
    expect(sent).toBe(0);
  });

  it('leaves nothing of itself on what is taken back meanwhile', async () => {
    await dispatched();
    await hold(world, 'tenant');
    await apply();
    await revoke(world, 'acc-ada', 0);
    expect(await now()).toMatchObject({ row: 'open', problem: null });
  });

  it('that comes while a request is on its way lets that one end, and holds the next', async () => {
    await decide(world, 'acc-ada', [0, 1, 2], 'approve');
    await write(world, 'made', () => hold(world, 'tenant'));
    await tries();
    expect((await world.load()).rows.map(({ state }) => state)).toEqual([
      'done',
      'released',
      'released',
    ]);
    expect(sent).toBe(1);
    expect(world.violations).toEqual([]);
  });
});
