import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { Person } from '../../dev/person.ts';
import type { ManagedProcess } from '../../dev/process.ts';
import { personOf } from '../../dev/world/product.ts';
import type { DecisionReply } from '../../domain/views.ts';
import { refineIssueId } from '../../workflows/refine-messages.ts';
import { eventually, verdictOn } from '../helpers/engine/steps.ts';
import { startTcpProxy, type TcpProxy } from '../helpers/tcp-proxy.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';
import {
  approveFive,
  auditOf,
  expectWrittenOnce,
  fiveRows,
  type Job,
} from '../helpers/world/written-once.ts';

let world: TestWorld;
let proxy: TcpProxy;

beforeAll(async () => {
  world = await startTestWorld();
  proxy = await startTcpProxy(world.engines.adminUrl);
}, 120_000);
afterAll(async () => {
  await world?.stop();
  await proxy?.close();
}, 60_000);

/** Ada in front of an API whose way to the database can be held. */
async function behindProxy(): Promise<{ api: ManagedProcess; ada: Person }> {
  const url = proxy.url(world.databaseUrls.app);
  const env = { READYGATE_DATABASE_URL: url, READYGATE_PORT: '0' };
  const api = await world.addProcess('api', env);
  const apiOrigin = `http://127.0.0.1:${api.ready.port}`;
  return { api, ada: personOf({ ...world, apiOrigin, accountId: 'acc-ada' }) };
}

const decisionsOn = ({ plan }: Job) =>
  world.asAdministrator('select 1 from decisions where plan_id = $1', [plan.id]);

/** The last statement of a decision's transaction, which travels with the commit. */
const lastWord = 'decision.recorded';

describe('A8 a decision survives the death of the API', () => {
  it('before it is committed: nothing is decided, and the same key decides', async () => {
    const { api, ada } = await behindProxy();
    const job = await fiveRows(ada, world.nextIssue());
    const decision = verdictOn(job.plan, 'approve');
    const held = proxy.hold('requests', lastWord);
    const lost = ada.decide(job.plan.id, decision, 'key-before-commit');
    await held;
    await api.kill();
    // What was held dies with its sender; released, it could still reach the server before the end does.
    proxy.drop();
    await expect(lost).rejects.toThrow();
    expect(await decisionsOn(job)).toHaveLength(0);
    await decideAgain(job, decision, 'key-before-commit');
  }, 90_000);

  it('after the commit and before the reply: the same key gives the answer of the first', async () => {
    const { api, ada } = await behindProxy();
    const job = await fiveRows(ada, world.nextIssue());
    const decision = verdictOn(job.plan, 'approve');
    const held = proxy.hold('replies', lastWord);
    const lost = ada.decide(job.plan.id, decision, 'key-after-commit');
    await held;
    await eventually(
      () => decisionsOn(job),
      (decisions) => decisions.length > 0,
    );
    await api.kill();
    proxy.release();
    await expect(lost).rejects.toThrow();
    await decideAgain(job, decision, 'key-after-commit');
  }, 90_000);
});

/** Ada presses the button again, twice, with the key of the lost call. */
async function decideAgain(
  job: Job,
  decision: ReturnType<typeof verdictOn>,
  key: string,
): Promise<void> {
  const ada = world.person('acc-ada');
  const first = await ada.decide(job.plan.id, decision, key);
  const second = await ada.decide(job.plan.id, decision, key);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.body).toEqual(first.body);
  const { rows } = (first.body as DecisionReply).plan;
  expect(rows.map(({ state }) => state)).toEqual(Array(5).fill('released'));
  await expectWrittenOnce(world, ada, job);
  expect(await decisionsOn(job)).toHaveLength(1);
  const { entries } = await auditOf(world);
  const recorded = entries.filter(
    ({ action, subject }) => action === lastWord && subject.id === job.plan.id,
  );
  expect(recorded).toHaveLength(1);
}

describe('a dispatcher that dies between the start and its mark', () => {
  it('has started the refinement once, and another takes the message as delivered', async () => {
    const url = proxy.url(world.databaseUrls.dispatcher);
    await world.worker.stop();
    const dying = await world.addProcess('worker', { READYGATE_DATABASE_URL_DISPATCHER: url });
    const ada = world.person('acc-ada');
    const held = proxy.hold('requests', 'update outbox set delivered_at');
    const job = approveFive(ada, world.nextIssue());
    await held;
    await dying.kill();
    proxy.drop();
    // Time passes: the lease of the dead one runs out.
    const passed = await world.asAdministrator<{ workflowId: string; outboxId: string }>(
      `update outbox set claimed_until = now() where delivered_at is null and claimed_until is not null
       returning workflow_id as "workflowId", outbox_id as "outboxId"`,
    );
    await world.worker.start();
    await expectWrittenOnce(world, ada, await job);
    const { refinement } = await job;
    const ref = { tenantId: world.tenantId, refinementId: refinement.id, generation: 1 };
    const workflowId = refineIssueId(ref);
    const left = passed.find((row) => row.workflowId === workflowId);
    const message = await world.asAdministrator(
      'select name, attempts, delivery from outbox where outbox_id = $1',
      [left?.outboxId],
    );
    expect(message).toEqual([{ name: 'refineIssue', attempts: 2, delivery: 'delivered' }]);
    expect(await runsOf(workflowId)).toBe(1);
  }, 90_000);
});

/** How many runs Temporal knows of a workflow id. */
async function runsOf(workflowId: string): Promise<number> {
  const connection = await Connection.connect({ address: world.engines.temporalAddress });
  try {
    const { workflow } = new Client({ connection, namespace: world.namespace });
    return (await workflow.count(`WorkflowId = '${workflowId}'`)).count;
  } finally {
    await connection.close();
  }
}
