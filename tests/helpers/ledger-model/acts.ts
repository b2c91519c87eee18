import { MockActivityEnvironment } from '@temporalio/testing';
import { settleReply } from '../../../activities/writing/settle.ts';
import { settleFound } from '../../../activities/writing/settle-lookup.ts';
import { decideRows, dispatchRows, revokeRows } from '../../../api/commands/decide-rows.ts';
import { editPlanRow } from '../../../api/commands/edit-row.ts';
import { resolveRow } from '../../../api/commands/resolve-row.ts';
import { setStoppedEverywhere } from '../../../db/deployment-switches.ts';
import { setMode } from '../../../db/project-modes.ts';
import { findRefinement } from '../../../db/refinements.ts';
import type { TenantTx } from '../../../db/tenant-tx.ts';
import { setWritesStopped } from '../../../db/write-stops.ts';
import { findWrite } from '../../../db/writes.ts';
import { isReadygateError } from '../../../domain/errors.ts';
import type { PlanRow } from '../../../domain/plan.ts';
import { tenantA } from '../plans.ts';
import { Crash, type Fate } from './jira.ts';
import type { Hold, LedgerWorld, PersonName } from './world.ts';

/** What the product may answer; everything else is a fault of it. */
async function orRefused<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Crash || (isReadygateError(error) && error.code !== 'internal'))
      return null;
    throw error;
  }
}

export const inTenant = <Value>(
  { database }: LedgerWorld,
  work: (tx: TenantTx) => Promise<Value>,
) => orRefused(() => database.withTenant(tenantA, work));

async function rowAt(world: LedgerWorld, position: number): Promise<PlanRow> {
  const row = (await world.load()).rows[position];
  if (!row) throw new Error('a plan has three rows');
  return row;
}

/** What people said of a row, as the model keeps it. */
function said({ rows }: LedgerWorld, { id }: { id: string }) {
  const row = rows.get(id);
  if (!row) throw new Error('the model knows every row');
  return row;
}

export async function decide(
  world: LedgerWorld,
  person: PersonName,
  positions: readonly number[],
  verdict: 'approve' | 'reject' | 'later',
): Promise<void> {
  const { seal, rows } = await world.load();
  const named = rows.filter(({ position }) => positions.includes(position));
  const asked = { seal, rows: named.map(({ id, digest }) => ({ rowId: id, digest, verdict })) };
  const done = await inTenant(world, (tx) =>
    decideRows(tx, world.caller(person), world.planId, asked, world.now),
  );
  if (done && verdict === 'approve')
    for (const row of named) said(world, row).approvedBy.add(person);
}

export async function edit(
  world: LedgerWorld,
  person: PersonName,
  position: number,
  summary: string,
) {
  const { seal } = await world.load();
  const row = await rowAt(world, position);
  if (row.operation.kind !== 'createSubtask') return;
  const { operation } = row;
  const worded = { ...operation, fields: { ...operation.fields, summary } };
  const done = await inTenant(world, (tx) =>
    editPlanRow(
      tx,
      world.caller(person),
      world.planId,
      { seal, rowId: row.id, operation: worded },
      world.now,
    ),
  );
  if (!done) return;
  said(world, row).summary = summary;
  said(world, row).approvedBy.clear();
}

export async function revoke(
  world: LedgerWorld,
  person: PersonName,
  position: number,
): Promise<void> {
  const row = await rowAt(world, position);
  const done = await inTenant(world, (tx) =>
    revokeRows(tx, world.caller(person), world.planId, [row.id], world.now),
  );
  if (done) said(world, row).approvedBy.clear();
}

export async function dispatch(world: LedgerWorld, person: PersonName): Promise<void> {
  const { seal } = await world.load();
  await inTenant(world, (tx) =>
    dispatchRows(tx, world.caller(person), world.planId, seal, world.now),
  );
}

export type Choice = 'it_is' | 'write_again' | 'give_up' | 'reopen';

export async function resolve(
  world: LedgerWorld,
  person: PersonName,
  position: number,
  choice: Choice,
): Promise<void> {
  const row = await rowAt(world, position);
  const thing = world.jira.things.find(({ operationId }) => operationId === row.operationId);
  if (choice === 'it_is' && !thing) return;
  const written = choice === 'it_is' && thing ? { id: thing.id } : null;
  const done = await inTenant(world, (tx) =>
    resolveRow(
      tx,
      world.caller(person),
      world.planId,
      { rowId: row.id, choice, written },
      world.now,
    ),
  );
  if (!done) return;
  if (choice === 'reopen') said(world, row).approvedBy.clear();
  if (choice !== 'write_again') return;
  said(world, row).approvedBy.add(person);
  // Where nobody can look it up a person's word is taken: what they overlook must be told of.
  const { state } = await rowAt(world, position);
  if (thing && state === 'released') world.jira.latecomers.add(row.operationId);
}

/** What the workflow asks of an activity, under the generation that the refinement has. */
export async function asWorkflow<Step>(
  world: LedgerWorld,
  activity: (input: {
    tenantId: string;
    refinementId: string;
    generation: number;
    planId: string;
  }) => Promise<Step>,
): Promise<void> {
  const { refinementId, planId } = world;
  const found = await inTenant(world, (tx) => findRefinement(tx, refinementId));
  const input = { tenantId: tenantA, refinementId, generation: found?.generation ?? 1, planId };
  await orRefused(() => new MockActivityEnvironment().run(activity, input));
}

/** One row a step further, as `applyPlan` takes them. */
export async function write(
  world: LedgerWorld,
  fate: Fate,
  meanwhile: (world: LedgerWorld) => Promise<unknown> = async () => {},
): Promise<void> {
  const plan = await world.load();
  const row =
    plan.rows.find(({ state }) => state === 'sending') ??
    plan.rows.find(({ state }) => state === 'released');
  if (!row) return;
  const { jira } = world;
  const look = jira.onSent;
  jira.fate = fate;
  jira.onSent = async (sent) => {
    await look(sent);
    await meanwhile(world);
  };
  await orRefused(() => world.session.write(plan, row));
  jira.onSent = look;
  if (fate === 'crash_before' || fate === 'crash_after' || fate === 'answer_late')
    world.startSession();
}

/** An answer arrives that was given up long ago. */
export async function hearLate(world: LedgerWorld): Promise<void> {
  const late = world.jira.lateAnswers.shift();
  if (!late) return;
  const known = await world.load();
  const { operationId } = late.sent;
  const { rows: attempts } = await world.admin.query<{ attemptId: string; rowId: string }>(
    `select a.attempt_id as "attemptId", w.row_id as "rowId" from write_attempts a join writes w using (tenant_id, operation_id)
      where w.operation_id = $1 and a.jira_id is null order by a.started_at limit 1`,
    [operationId],
  );
  const [attempt] = attempts;
  const row = known.rows.find(({ id }) => id === attempt?.rowId);
  if (!attempt || !row) return;
  const permit = {
    kind: 'decision' as const,
    operationId,
    attemptId: attempt.attemptId,
    sentAt: world.now,
    deadlineAt: world.now,
    row,
    seal: known.seal,
  };
  await inTenant(world, (tx) =>
    settleReply(tx, { known, permit, reply: late.reply, stillPermitted: true, at: world.now }),
  );
}

/** What the daily detection does with the things of an operation. */
export async function detect(
  world: LedgerWorld,
  operationId: string,
  things: readonly { id: string }[],
): Promise<void> {
  const write = await ledgerOf(world, operationId);
  if (!write) return;
  const known = await world.load();
  const found = { known, rowId: write.rowId, operationId, at: world.now };
  await inTenant(world, (tx) => settleFound(tx, found, things));
}

export function advance(world: LedgerWorld, seconds: number): void {
  world.now = new Date(world.now.getTime() + seconds * 1000);
}

/** An effect that Jira showed nobody until now. */
export function showComing({ jira }: LedgerWorld): void {
  jira.things.push(...jira.coming.splice(0));
}

/** Whether the outcome of a row is known to the ledger, as a permit of it would ask. */
export function ledgerOf(world: LedgerWorld, operationId: string) {
  return inTenant(world, (tx) => findWrite(tx, operationId));
}

/** Stops writing in one of the ways there are, or lets it go on. */
export async function hold(world: LedgerWorld, held: Hold | null): Promise<void> {
  const { database, projectId, now: at } = world;
  await setStoppedEverywhere(database.pools.clock, 'writes', {
    stopped: held === 'deployment',
    at,
  });
  await database.withTenant(tenantA, async (tx) => {
    await setWritesStopped(tx, { stopped: held === 'tenant', at });
    const mode = held === 'off' || held === 'observe' ? held : 'propose';
    await setMode(tx, { projectId, mode, at });
  });
  world.held = held;
}
