import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { ClaimedRow } from '../../db/outbox.ts';
import { createNamespace } from '../../dev/world/namespace.ts';
import { deliver } from '../../outbox/deliver.ts';
import { ensureSchedules } from '../../outbox/schedules.ts';
import { detectScheduleId } from '../../workflows/detect.ts';
import { reconcileScheduleId } from '../../workflows/reconcile.ts';
import { tenantA } from '../helpers/plans.ts';

let connection: Connection;
let client: Client;
beforeAll(async () => {
  const address = process.env.READYGATE_TEST_TEMPORAL ?? '';
  const namespace = await createNamespace(address, false);
  connection = await Connection.connect({ address });
  client = new Client({ connection, namespace });
});
afterAll(() => connection.close());

const row = (kind: 'start' | 'signal', name: string, workflowId: string): ClaimedRow => ({
  outboxId: '1',
  tenantId: tenantA,
  attempts: 1,
  workflowId,
  kind,
  name,
  args: [{ tenantId: tenantA }],
});
// No worker runs, so a run stays open until it is ended here.
const end = (workflowId: string) => client.workflow.getHandle(workflowId).terminate();

describe('delivering to a real Temporal', () => {
  it('starts a refinement once, also again and after its end', async () => {
    const start = row('start', 'refineIssue', 'refine/1');
    expect(await deliver(client, start)).toBe('delivered');
    const { runId } = await client.workflow.getHandle('refine/1').describe();
    expect(await deliver(client, start)).toBe('delivered');
    expect((await client.workflow.getHandle('refine/1').describe()).runId).toBe(runId);
    await end('refine/1');
    expect(await deliver(client, start)).toBe('already_started');
  });

  it('starts a judgement anew once the one before has ended', async () => {
    const start = row('start', 'judgeIssue', 'judge/1');
    expect(await deliver(client, start)).toBe('delivered');
    expect(await deliver(client, start)).toBe('running');
    await end('judge/1');
    expect(await deliver(client, start)).toBe('delivered');
  });

  it('leaves messages to the run that is there, and starts another one after its end', async () => {
    const start = row('start', 'notifyPeople', 'notify/1');
    expect(await deliver(client, start)).toBe('delivered');
    const runOf = async () => (await client.workflow.getHandle('notify/1').describe()).runId;
    const first = await runOf();
    expect(await deliver(client, start)).toBe('delivered');
    expect(await runOf()).toBe(first);
    await end('notify/1');
    expect(await deliver(client, start)).toBe('delivered');
    expect(await runOf()).not.toBe(first);
  });

  it('finds nobody to signal where no run is open', async () => {
    expect(await deliver(client, row('signal', 'decided', 'refine/none'))).toBe('not_found');
    await deliver(client, row('start', 'refineIssue', 'refine/2'));
    expect(await deliver(client, row('signal', 'decided', 'refine/2'))).toBe('delivered');
    await end('refine/2');
    expect(await deliver(client, row('signal', 'decided', 'refine/2'))).toBe('not_found');
  });

  it('gives up a Temporal that does not answer', async () => {
    const line = Connection.lazy({ address: '127.0.0.1:9' });
    const nowhere = new Client({ connection: line });
    await expect(deliver(nowhere, row('start', 'refineIssue', 'refine/3'))).rejects.toBeDefined();
    await line.close();
  }, 30_000);
});

describe('the schedules', () => {
  const handle = () => client.schedule.getHandle(reconcileScheduleId);

  it('look after refinements every five minutes, and after what was written once a day', async () => {
    await ensureSchedules(client);
    const made = await client.schedule.getHandle(detectScheduleId).describe();
    expect(made.spec.intervals?.[0]?.every).toBe(24 * 60 * 60_000);
    expect(made.action).toMatchObject({ workflowType: 'detect', taskQueue: 'sweep' });
  });

  it('are made once by several workers, and corrected where they differ', async () => {
    await Promise.all([1, 2, 3].map(() => ensureSchedules(client)));
    await handle().update((found) => ({
      ...found,
      spec: { intervals: [{ every: '1 day' }] },
      policies: { overlap: 'ALLOW_ALL' },
    }));
    await ensureSchedules(client);
    const { spec, policies, action, state } = await handle().describe();
    expect(spec.intervals?.[0]?.every).toBe(5 * 60_000);
    expect(policies.overlap).toBe('SKIP');
    expect(action).toMatchObject({ workflowType: 'reconcile', taskQueue: 'refine' });
    expect(state.paused).toBe(false);
  });

  it('stay paused where an operator paused them', async () => {
    await handle().pause();
    await ensureSchedules(client);
    expect((await handle().describe()).state.paused).toBe(true);
  });
});
