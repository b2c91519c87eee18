import { join } from 'node:path';
import { createPool } from '../../db/pools.ts';
import { startProcess } from '../../dev/process.ts';
import { prepareDatabase } from '../../dev/world/database.ts';
import { freePort } from '../../dev/world/product.ts';
import { createReplay } from '../refine/bare/replay.ts';
import { writeSettings } from '../refine/bare/settings.ts';
import { record, strip } from '../refine/bare-side.ts';
import { baseOf } from '../refine/recording/template.ts';
import { adminUrlOf, type Undo } from '../refine/side.ts';
import type { DoorGround } from './ground.ts';
import { type Decidable, type DoorSide, personAt } from './sides.ts';

/** What is sent as a decision: nothing looks at it, but it is as long as one of the product. */
const decision = {
  seal: `sha256:${'0'.repeat(64)}`,
  rows: Array.from({ length: 5 }, () => ({
    rowId: '00000000-0000-4000-8000-000000000000',
    digest: `sha256:${'0'.repeat(64)}`,
    verdict: 'approve' as const,
  })),
};

/**
 * Fastify, jose and what the product sent to PostgreSQL and Jira for a start and a decision, recorded once and
 * sent again with other ids: no schema, no right, no row security, no chain, no encryption.
 */
export async function startBareDoor(
  ground: DoorGround,
  issues: readonly [string, string],
  undo: Undo,
): Promise<DoorSide> {
  const { directory, adminUrl, jira, jwksUrl } = ground;
  const urls = await prepareDatabase(adminUrl);
  const recording = await record({ jira }, urls, issues);
  await strip(adminUrlOf(adminUrl, urls.owner));
  const port = await freePort();
  const settings = join(directory, 'bare-door.settings');
  writeSettings(settings, {
    recording,
    databaseUrl: urls.app,
    dispatcherUrl: urls.dispatcher,
    jiraOrigin: jira.origin,
    tokens: jira.tokens,
    temporalAddress: '',
    namespace: '',
    port,
  });
  const main = new URL('./bare-api.ts', import.meta.url).pathname;
  const api = await startProcess({
    name: 'bare door',
    args: [main, settings, jwksUrl],
    env: {},
    logFile: join(directory, 'bare-door.log'),
  });
  undo.push(() => api.stop());
  const pool = createPool(urls.app, { max: 4 });
  undo.push(() => pool.end());
  const replay = createReplay({ pool, jiraOrigin: jira.origin, tokens: jira.tokens });
  const drafting = ['analyseIssue', 'draftPlan'].flatMap(
    (name) => recording.steps.find((step) => step.name === name) ?? [],
  );
  return {
    api,
    port,
    person: personAt(ground, port),
    async plant(refinementId, issue): Promise<Decidable> {
      for (const step of drafting)
        await replay(step, { base: baseOf(refinementId), issue, created: [] });
      // All ids of a refinement begin alike, and the bare door looks at no more.
      return { planId: refinementId, decision };
    },
  };
}
