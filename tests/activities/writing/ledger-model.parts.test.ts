import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { verifyChain } from '../../../db/audit-chain.ts';
import { insertPolicy } from '../../../db/policies.ts';
import { setMode } from '../../../db/project-modes.ts';
import { saveAppToken } from '../../../db/tokens.ts';
import {
  installationOf,
  installTenant,
  type TestDatabase,
  testNow,
  withDatabase,
} from '../../helpers/database.ts';
import {
  advance,
  detect,
  hearLate,
  hold,
  ledgerOf,
  showComing,
  write,
} from '../../helpers/ledger-model/acts.ts';
import { ledgerCommands } from '../../helpers/ledger-model/commands.ts';
import { assertInvariants, watchStates } from '../../helpers/ledger-model/invariants.ts';
import { createLedgerWorld, type LedgerWorld, people } from '../../helpers/ledger-model/world.ts';
import { tenantA } from '../../helpers/plans.ts';
import { everyTier } from '../../helpers/policies.ts';

const seed = Number(process.env.READYGATE_SEED ?? 1);
/** READYGATE_RUNS asks for more; a hundred take some minutes. */
const runs = Number(process.env.READYGATE_RUNS ?? 8);

let database: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(watchStates);
  await database.withTenant(tenantA, async (tx) => {
    const at = testNow;
    for (const projectId of ['10000', '20000'])
      await setMode(tx, { projectId, mode: 'propose', at });
    const policy = everyTier({ reviewers: 2, proposerExcluded: false });
    await insertPolicy(tx, { projectId: '20000', policy, by: 'acc-otto', at });
    const expiresAt = new Date(at.getTime() + 1000 * 24 * 3_600_000);
    const installationId = installationOf(tenantA);
    await saveAppToken(tx, { installationId, token: 'app', expiresAt, at });
  });
});
afterAll(async () => {
  await admin?.end();
  await database?.close();
});

/** Nothing goes wrong any more, and time passes: what was released is settled. */
async function comeToRest(world: LedgerWorld): Promise<void> {
  world.jira.summary = 'as it was';
  await hold(world, null);
  for (let turn = 0; turn < 40; turn++) {
    const { rows } = await world.load();
    if (!rows.some(({ state }) => state === 'released' || state === 'sending')) return;
    for (const person of people) await world.renew(person);
    advance(world, 91);
    await write(world, 'made');
    await assertInvariants(world);
  }
  throw new Error('a row is stuck');
}

/** Two things of one operation are told of as soon as somebody sees both. */
async function assertTold(world: LedgerWorld): Promise<void> {
  for (const operationId of world.jira.latecomers) {
    const things = world.jira.things.filter((thing) => thing.operationId === operationId);
    if (things.length < 2) continue;
    await detect(world, operationId, things);
    const row = (await world.load()).rows.find((one) => one.operationId === operationId);
    expect(row?.problem?.code).toBe('write_duplicate');
  }
}

/** How Jira and the ledger must agree once everything is at rest and heard of. */
async function assertOnce(world: LedgerWorld): Promise<void> {
  const { jira } = world;
  const made = Map.groupBy(jira.things, ({ operationId }) => operationId);
  for (const [operationId, things] of made) {
    const write = await ledgerOf(world, operationId);
    const late = jira.latecomers.has(operationId);
    // Uncertain and given up are a person's to answer; what came after its look-ups may be unknown still.
    const ends = ['confirmed', 'uncertain', 'failed', ...(late ? ['planned'] : [])];
    expect(ends).toContain(write?.state);
    if (!late) expect(things).toHaveLength(1);
  }
  for (const { state, operationId } of (await world.load()).rows)
    if (state === 'done') expect(made.get(operationId)?.length ?? 0).toBeGreaterThan(0);
}

describe('W2 and T8 plans, rows, the ledger and stops under any order of events', () => {
  it.each([1, 2] as const)(
    `keep what the architecture says of them, with %s to approve (READYGATE_SEED=${seed})`,
    async (reviewers) => {
      const commands = fc.commands(ledgerCommands, { maxCommands: 100, size: 'max' });
      await fc.assert(
        fc.asyncProperty(commands, async (order) => {
          const world = await createLedgerWorld({ database, admin }, reviewers);
          await fc.asyncModelRun(() => ({ model: {}, real: world }), order);
          await comeToRest(world);
          showComing(world);
          while (world.jira.lateAnswers.length > 0) await hearLate(world);
          await assertInvariants(world);
          await assertOnce(world);
          await assertTold(world);
        }),
        { seed, numRuns: runs },
      );
    },
    600_000,
  );

  it('leave an audit chain that holds', async () => {
    expect((await verifyChain(database.pools.readonly, tenantA)).ok).toBe(true);
  });
});
