import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../../dev/person.ts';
import { type RunningTemporal, startTemporal } from '../../tools/temporal/start.mjs';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { closed, decideAll, eventually, proposed, writtenUnder } from '../helpers/engine/steps.ts';

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
