import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import pg from 'pg';
import { createApplying } from '../../../activities/applying.ts';
import { cancelRefinement } from '../../../api/commands/cancel.ts';
import { saveAppToken } from '../../../db/tokens.ts';
import type { LedgerState } from '../../../db/writes.ts';
import { silentLogger as logger } from '../../../dev/silent-logger.ts';
import { isReadygateError } from '../../../domain/errors.ts';
import type { RowState } from '../../../domain/plan.ts';
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
  dispatch,
  hold,
  inTenant,
  ledgerOf,
  resolve,
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

type Act = (world: LedgerWorld) => Promise<unknown>;

/** The first row was approved alone, and is released. */
const released: Act = async (world) => {
  await decide(world, 'acc-ada', [0], 'approve');
  await decide(world, 'acc-ada', [1, 2], 'reject');
};
const sent =
  (fate: Fate): Act =>
  async (world) => {
    await released(world);
    await write(world, fate);
  };
/** Nobody's token lives any more, so that nobody can look. */
const uncertain: Act = async (world) => {
  await sent('request_lost')(world);
  world.jira.renewToken('acc-ada');
  for (let turn = 0; turn < 3; turn += 1) {
    advance(world, 91);
    await write(world, 'made');
  }
};
/** States that other parts of the product lead to. */
const planted =
  (state: RowState): Act =>
  (world) =>
    admin.query('update plan_rows set state = $2 where plan_id = $1', [world.planId, state]);
/** Only changes of what stands come there by themselves; a subtask is put there. */
const inConflict: Act = async (world) => {
  await sent('refused')(world);
  const operationId = (await world.load()).rows[0]?.operationId;
  for (const table of ['writes', 'plan_rows'])
    await admin.query(`update ${table} set state = 'conflict' where operation_id = $1`, [
      operationId,
    ]);
};
const cancelled: Act = (world) =>
  inTenant(world, (tx) =>
    cancelRefinement(tx, world.caller('acc-ada'), world.refinementId, world.now),
  );
/** Everything that somebody may still say so that a row is written. */
const insisting: Act = async (world) => {
  await resolve(world, 'acc-ada', 0, 'write_again');
  await resolve(world, 'acc-ada', 0, 'reopen');
  await decide(world, 'acc-ada', [0], 'approve');
  await dispatch(world, 'acc-ada');
};

interface Case {
  /** The first row's state, and its ledger's where it has one, when the stop comes. */
  row: RowState;
  ledger: LedgerState | null;
  how: string;
  reach: Act;
  /** What the row comes to while it is stopped, whatever people say. */
  settled: RowState[];
}

/** Put in words that fit a title. */
const cases: Case[] = [
  {
    row: 'open',
    ledger: null,
    how: 'nobody decided',
    reach: async () => {},
    settled: ['released'],
  },
  {
    ...{ row: 'approved', ledger: null, how: 'the others are open' },
    reach: (world) => decide(world, 'acc-ada', [0], 'approve'),
    settled: ['released'],
  },
  { row: 'released', ledger: null, how: 'dispatched', reach: released, settled: ['released'] },
  {
    ...{ row: 'released', ledger: 'planned', how: 'Jira put it off' },
    ...{ reach: sent('rate_limited'), settled: ['released'] },
  },
  {
    ...{ row: 'sending', ledger: 'sending', how: 'its process died before it sent' },
    ...{ reach: sent('crash_before'), settled: ['released'] },
  },
  {
    ...{ row: 'sending', ledger: 'sending', how: 'its process died after it sent' },
    ...{ reach: sent('crash_after'), settled: ['done'] },
  },
  {
    ...{ row: 'sending', ledger: 'ambiguous', how: 'the answer was lost' },
    ...{ reach: sent('answer_lost'), settled: ['done'] },
  },
  {
    ...{ row: 'sending', ledger: 'ambiguous', how: 'the request was lost' },
    ...{ reach: sent('request_lost'), settled: ['released'] },
  },
  {
    ...{ row: 'uncertain', ledger: 'uncertain', how: 'nobody could look' },
    // A project that does not propose takes no order to write again.
    ...{ reach: uncertain, settled: ['released', 'uncertain'] },
  },
  {
    ...{ row: 'failed', ledger: 'failed', how: 'Jira refused' },
    ...{ reach: sent('refused'), settled: ['released', 'failed'] },
  },
  { row: 'done', ledger: 'confirmed', how: 'written', reach: sent('made'), settled: ['done'] },
  {
    ...{ row: 'conflict', ledger: 'conflict', how: 'Jira holds something else' },
    ...{ reach: inConflict, settled: ['released', 'conflict'] },
  },
  {
    ...{ row: 'skipped', ledger: null, how: 'not written', reach: planted('skipped') },
    settled: ['released', 'skipped'],
  },
  ...(['rejected', 'expired', 'cleared'] as const).map((row) => ({
    ...{ row, ledger: null, how: 'ended', reach: planted(row), settled: [row] },
  })),
  { row: 'cancelled', ledger: null, how: 'ended', reach: cancelled, settled: ['cancelled'] },
];
const holds: Hold[] = ['tenant', 'deployment', 'observe', 'off'];

const apply: Act = async ({ deps, refinementId, planId }) => {
  const input = { tenantId: tenantA, refinementId, generation: 1, planId };
  const { applyPlan } = createApplying(deps);
  await new MockActivityEnvironment({}, { logger })
    .run(applyPlan, input)
    .catch((error: unknown) => {
      if (!isReadygateError(error)) throw error;
    });
};
/** What the machine does by itself for some minutes; as often as a lost write needs to be looked up. */
const goOn: Act = async (world) => {
  for (let turn = 0; turn < 4; turn += 1) {
    advance(world, 91);
    await world.renew('acc-ada');
    await write(world, 'made');
    await apply(world);
  }
};
const firstRow = async (world: LedgerWorld) => {
  const [row] = (await world.load()).rows;
  if (!row) throw new Error('a plan has three rows');
  const ledger = await ledgerOf(world, row.operationId);
  return { row: row.state, ledger: ledger?.state ?? null };
};

describe('T8 a stop at every state of a row and of its ledger', () => {
  it.each(holds.flatMap((by) => cases.map((one) => ({ by, ...one }))))(
    'by $by, $row and $ledger because $how: nothing is sent, and what was on its way is settled',
    async ({ by, row, ledger, reach, settled }) => {
      const world = await createLedgerWorld({ database, admin }, 1);
      await hold(world, null);
      await reach(world);
      expect(await firstRow(world)).toEqual({ row, ledger });
      let sentSince = 0;
      const look = world.jira.onSent;
      world.jira.onSent = async (request) => {
        sentSince += 1;
        await look(request);
      };
      await hold(world, by);
      await goOn(world);
      await insisting(world);
      await goOn(world);
      expect(sentSince).toBe(0);
      expect(world.violations).toEqual([]);
      expect(settled).toContain((await firstRow(world)).row);
      await hold(world, null);
      await goOn(world);
      // What waited goes out once when it is over; what ended stays as it is.
      const after = await firstRow(world);
      expect(world.jira.things).toHaveLength(after.row === 'done' ? 1 : 0);
      expect(sentSince).toBeLessThanOrEqual(1);
    },
  );

  it('has every state that there is', () => {
    const rows: Record<RowState, true> = {
      ...{ open: true, approved: true, released: true, sending: true, done: true, failed: true },
      ...{ conflict: true, uncertain: true, skipped: true, rejected: true, expired: true },
      ...{ cleared: true, cancelled: true },
    };
    expect(new Set(cases.map(({ row }) => row))).toEqual(new Set(Object.keys(rows)));
    const ledgers: Record<LedgerState, true> = {
      ...{ planned: true, sending: true, ambiguous: true, uncertain: true },
      ...{ confirmed: true, failed: true, conflict: true },
    };
    const reached = cases.flatMap(({ ledger }) => ledger ?? []);
    expect(new Set(reached)).toEqual(new Set(Object.keys(ledgers)));
  });
});

describe('W5 rows that depend on others', () => {
  it('are skipped behind one that Jira refused, and Jira is not asked for them', async () => {
    const world = await createLedgerWorld({ database, admin }, 1, { chained: true });
    await hold(world, null);
    let requests = 0;
    const look = world.jira.onSent;
    world.jira.onSent = async (request) => {
      requests += 1;
      await look(request);
    };
    await decide(world, 'acc-ada', [0, 1, 2], 'approve');
    await write(world, 'refused');
    await apply(world);
    const { rows } = await world.load();
    expect(rows.map(({ state, problem }) => [state, problem?.code])).toEqual([
      ['failed', 'jira_refused'],
      ['skipped', 'dependency_failed'],
      ['skipped', 'dependency_failed'],
    ]);
    expect(requests).toBe(1);
  });
});
