import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleWorkflowCode, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { dataConverter } from '../../bin/temporal.ts';
import { silentLogger as logger } from '../../dev/silent-logger.ts';
import { refinementOutcomes } from '../../domain/refinement.ts';

const folder = join(import.meta.dirname, '../histories');
const histories = readdirSync(folder).flatMap((version) =>
  readdirSync(join(folder, version)).map((name) => join(version, name)),
);

interface RecordedHistory {
  events: {
    workflowExecutionCompletedEventAttributes?: { result: { payloads: [{ data: string }] } };
  }[];
}

let workflowBundle: Awaited<ReturnType<typeof bundleWorkflowCode>>;

beforeAll(async () => {
  Runtime.install({ logger });
  const workflowsPath = new URL('../../workflows/index.ts', import.meta.url).pathname;
  workflowBundle = await bundleWorkflowCode({ workflowsPath, logger, ...dataConverter });
}, 60_000);

const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
/** What a run ended with. */
const outcomeOf = ({ events }: RecordedHistory): unknown => {
  const data = events.at(-1)?.workflowExecutionCompletedEventAttributes?.result.payloads[0].data;
  return data === undefined ? null : JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
};
const replay = (history: unknown) =>
  Worker.runReplayHistory({ workflowBundle, dataConverter }, history);

// Runs wait for days: one that began under an older version goes on under this one.
describe('O4 recorded histories', () => {
  it.each(histories)('%s replays', async (name) => {
    await expect(replay(read(name))).resolves.toBeUndefined();
  });

  it('tell of every outcome', () => {
    const seen = new Set(histories.map((name) => outcomeOf(read(name))));
    expect(refinementOutcomes.filter((outcome) => !seen.has(outcome))).toEqual([]);
  });

  it('tell of an undo', () => {
    const undone = histories.filter((name) => name.endsWith('/undone.json')).map(read);
    expect(undone.map(outcomeOf)).toEqual(['applied']);
  });

  it('would not replay if a step came in another place', async () => {
    const [first] = histories;
    const changed = readFileSync(join(folder, first!), 'utf8').replaceAll(
      'analyseIssue',
      'draftPlan',
    );
    await expect(replay(JSON.parse(changed))).rejects.toThrow(DeterminismViolationError);
  });
});
