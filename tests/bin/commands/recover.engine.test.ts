import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { untilRefinement } from '../../../dev/demo/once.ts';
import { expectStatus } from '../../../dev/person.ts';
import { addCommentOperation } from '../../../domain/operations/add-comment.ts';
import { markerProperty } from '../../../domain/operations/label.ts';
import type { PlanView } from '../../../domain/views.ts';
import { type Backup, backUp } from '../../helpers/backup.ts';
import { type Engine, startEngine } from '../../helpers/engine/engine.ts';
import { plantPlan } from '../../helpers/engine/plant-plan.ts';
import { subtaskRow } from '../../helpers/engine/plant-subtask.ts';
import {
  auditOf,
  closed,
  decideAll,
  eventually,
  proposed,
  writtenUnder,
} from '../../helpers/engine/steps.ts';
import { databaseVariables, runCli } from '../../helpers/run-cli.ts';

let engine: Engine;
let backup: Backup;
/** A time before the last backup. */
let since: string;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterEach(() => backup?.drop());
afterAll(() => engine?.close());

const recover = async (...args: string[]) => {
  const env = { ...databaseVariables(engine.database.urls), READYGATE_SEND_SECONDS: '0.5' };
  const { exitCode, stdout, stderr } = await runCli(['recover', '--format', 'json', ...args], env);
  expect([exitCode, stderr]).toEqual([0, '']);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
};
const stopProduct = async () => {
  await engine.stopWorkers();
  await engine.stopDispatcher();
};
const startProduct = async () => {
  engine.startDispatcher();
  await engine.startWorkers();
};
const backUpNow = async () => {
  since = engine.clock.now().toISOString();
  await stopProduct();
  backup = await backUp(engine.database);
  await startProduct();
};
const restore = async () => {
  await stopProduct();
  await backup.restore();
};
const isHeld = async () =>
  (
    await engine.database.asAdministrator(
      'select 1 from tenants where recovering_since is not null',
    )
  ).length > 0;

/** Subtasks and a comment whose approval depends on nothing that they change: only a look-up finds them. */
async function plantRows(key: string): Promise<{ refinementId: string; plan: PlanView }> {
  const issueId = engine.issueId(key);
  const origin = 'Proposed by Readygate and approved by a person.';
  const comment = addCommentOperation({
    issueId,
    lines: ['Which carrier was it?'],
    audience: 'everyone',
    origin,
  });
  const planted = [
    subtaskRow(engine, key, 'Ask the carrier'),
    subtaskRow(engine, key, 'Tell the customer'),
    { operation: comment, fields: [] },
  ];
  const { id, refinementId } = await plantPlan(engine, key, planted);
  return { refinementId, plan: expectStatus(await engine.person('acc-ada').plan(id), 200) };
}

/** The operations of everything on an issue that bears a marker. */
async function markedOn(key: string): Promise<string[]> {
  const issueId = engine.issueId(key);
  const { comments } = engine.simulator.state.sites[engine.tenantId]!.issues[issueId]!;
  const marked = comments.flatMap(({ properties }) => {
    const marker = properties[markerProperty] as { op: string } | undefined;
    return marker ? [marker.op] : [];
  });
  return [...(await writtenUnder(engine, issueId)), ...marked].toSorted();
}

const operationsOf = ({ rows }: PlanView) => rows.map(({ operationId }) => operationId).toSorted();

describe('W2 a database restored to a time before rows were written', () => {
  it('finds what it had released, and writes nothing twice', async () => {
    const ada = engine.person('acc-ada');
    const { refinementId, plan } = await plantRows('SHOP-12');
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    await backUpNow();
    await closed(ada, refinementId);
    expect(await markedOn('SHOP-12')).toEqual(operationsOf(plan));
    await restore();
    expect(await recover('--since', since)).toMatchObject({ refinements: 1, started: 1, rows: 3 });
    expect(await recover('--since', since)).toMatchObject({ refinements: 0, started: 0, rows: 0 });
    await startProduct();
    // Looking up is reading, and goes on while writing is held.
    expect((await closed(ada, refinementId)).outcome).toBe('applied');
    expect(await isHeld()).toBe(true);
    await recover('--resume');
    expect(await isHeld()).toBe(false);
    expect(await markedOn('SHOP-12')).toEqual(operationsOf(plan));
    const { rows } = expectStatus(await ada.plan(plan.id), 200);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['done']));
  }, 120_000);

  it('finds what it did not know to be approved, when somebody approves it again', async () => {
    const ada = engine.person('acc-ada');
    const { refinementId, plan } = await plantRows('SHOP-13');
    await backUpNow();
    expectStatus(await decideAll(ada, plan), 200);
    await closed(ada, refinementId);
    await restore();
    expect(await recover('--since', since)).toMatchObject({ started: 1, rows: 0 });
    await startProduct();
    await recover('--resume');
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinementId)).outcome).toBe('applied');
    expect(await markedOn('SHOP-13')).toEqual(operationsOf(plan));
  }, 120_000);

  it('proposes nothing that stands already', async () => {
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-20'));
    await backUpNow();
    expectStatus(await decideAll(ada, plan), 200);
    await closed(ada, refinement.id);
    await restore();
    await recover('--since', since);
    await startProduct();
    await recover('--resume');
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('cleared');
    expect(await markedOn('SHOP-20')).toEqual(operationsOf(plan));
  }, 120_000);

  it('writes what was never sent, once it may write again', async () => {
    const ada = engine.person('acc-ada');
    const { refinementId, plan } = await plantRows('SHOP-14');
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    await stopProduct();
    since = engine.clock.now().toISOString();
    backup = await backUp(engine.database);
    await backup.restore();
    expect(await recover('--since', since)).toMatchObject({ rows: 3 });
    await startProduct();
    await eventually(
      () => auditOf(engine),
      (entries) => entries.some(({ data }) => data.result === 'not_executed'),
    );
    expect(await markedOn('SHOP-14')).toEqual([]);
    await recover('--resume');
    expect((await closed(ada, refinementId)).outcome).toBe('applied');
    expect(await markedOn('SHOP-14')).toEqual(operationsOf(plan));
  }, 120_000);

  it('asks for the approver where no token lives that could look', async () => {
    const { simulator } = engine;
    const ada = engine.person('acc-ada');
    const { refinementId, plan } = await plantRows('SHOP-21');
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    await stopProduct();
    for (const token of Object.keys(simulator.state.tokens))
      if (token.startsWith('sim-user')) simulator.tokens.revoke(token);
    await recover('--since', engine.clock.now().toISOString());
    await startProduct();
    const ben = engine.person('acc-ben');
    await untilRefinement(ben, refinementId, ({ step }) => step === 'waiting_for_token');
    await recover('--resume');
    // Any call of hers brings a token.
    expectStatus(await ada.refinement(refinementId), 200);
    expect((await closed(ben, refinementId)).outcome).toBe('applied');
    expect(await markedOn('SHOP-21')).toEqual(operationsOf(plan));
  }, 120_000);

  it('keeps its audit chain whole', async () => {
    const verified = await runCli(['audit', 'verify'], databaseVariables(engine.database.urls));
    expect([verified.exitCode, verified.stderr]).toEqual([0, '']);
    const actions = (await auditOf(engine)).map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['tenant.recovery_began', 'tenant.recovery_ended']),
    );
  });
});
