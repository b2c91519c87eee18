import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../../dev/person.ts';
import { type RunningTemporal, startTemporal } from '../../tools/temporal/start.mjs';
import { sweepBacklogId } from '../../workflows/sweep-messages.ts';
import {
  answersRunId,
  askedInJira,
  clarificationOf,
  letAnswersPass,
} from '../helpers/engine/clarifying.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantProject } from '../helpers/engine/plant-finished.ts';
import { closed, decideAll, eventually, proposed, writtenUnder } from '../helpers/engine/steps.ts';
import { beginSweep, untilSwept } from '../helpers/sweeping/run.ts';

/** Events of a run after which this server suggests a new one; by default it is some thousands. */
const suggestedAfter = 40;

let temporal: RunningTemporal;
let engine: Engine;
const directory = mkdtempSync(join(tmpdir(), 'readygate-test-'));

beforeAll(async () => {
  temporal = await startTemporal({
    bin: process.env.READYGATE_TEMPORAL_BIN ?? '',
    logFile: join(directory, 'temporal.log'),
    dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': suggestedAfter },
  });
  engine = await startEngine({ temporalAddress: temporal.address });
}, 120_000);
afterAll(async () => {
  await engine?.close();
  await temporal?.stop();
  rmSync(directory, { recursive: true, force: true });
});

describe('a refinement that hears very much', () => {
  it('goes on in a new run with what it heard, and keeps its deadlines', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-12');
    const { refinement, plan } = await proposed(ada, issueId);
    const handle = engine.client.workflow.getHandle(engine.workflowId(refinement.id));
    const { runId } = await handle.describe();
    for (let sent = 0; sent < 2 * suggestedAfter; sent++) await handle.signal('woken');
    // What ends the wait: half a minute after a change the plan is looked at.
    await handle.signal('issueChanged');
    await engine.letPass(refinement.id, 60_000);
    await eventually(
      () => handle.describe(),
      (described) => described.runId !== runId && described.status.name === 'RUNNING',
    );
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, issueId)).toHaveLength(plan.rows.length);
  }, 90_000);
});

describe('R11 questions that hear very much', () => {
  it('go on in a new run with what they heard', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-39');
    const { id } = await askedInJira(ada, issueId);
    const workflowId = answersRunId(engine, id);
    const handle = engine.client.workflow.getHandle(workflowId);
    const first = await eventually(
      () => handle.describe().catch(() => null),
      (described) => described !== null,
    );
    for (let sent = 0; sent < 2 * suggestedAfter; sent++) await handle.signal('heard');
    // It looked when it began, and looks again after five minutes at the earliest.
    await letAnswersPass(engine, workflowId, 6 * 60_000);
    await eventually(
      () => handle.describe(),
      ({ runId, status }) => runId !== first?.runId && status.name === 'RUNNING',
    );
    expect(await clarificationOf(ada, issueId)).toMatchObject({ state: 'waiting' });
    const cancel = `/v1/clarifications/${id}/cancellation`;
    expectStatus(await ada.call('POST', cancel, { body: {} }), 200);
    expect(await engine.client.workflow.getHandle(workflowId).result()).toBe('cancelled');
  }, 90_000);
});

describe('S2 a sweep of very many pages', () => {
  it('goes on in a new run, and each issue is met once', async () => {
    const count = 900;
    const { projectId } = await plantProject(engine, 'MANY', count);
    const ref = await beginSweep(engine, { id: projectId, key: 'MANY' });
    const handle = engine.client.workflow.getHandle(sweepBacklogId(ref));
    expect((await untilSwept(engine, ref, 'completed'))?.used.issues).toBe(count);
    const last = await handle.describe();
    expect(last.runId).not.toBe(last.raw.workflowExecutionInfo?.firstRunId);
    // A page takes six events, and a run ends with the page after which the server suggests it.
    expect(last.historyLength).toBeLessThan(2 * suggestedAfter);
  }, 90_000);
});
