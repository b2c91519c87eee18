import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { ActivityDeps } from '../../activities/deps.ts';
import { appAccess } from '../../activities/reading.ts';
import { createStandingWriter } from '../../activities/writing/standing-writer.ts';
import { createJiraClient } from '../../clients/jira/client.ts';
import { findPublishSetting } from '../../db/publish-settings.ts';
import { setWritesStopped } from '../../db/write-stops.ts';
import type { PublishMode } from '../../domain/publishing/published.ts';
import { startApi, type TestApi } from './api.ts';
import { testNow } from './database.ts';
import { tenantA } from './plans.ts';
import { gateIn, judged, prepareSite, project, publishing, shownIn } from './publishing.ts';

/** A standing writer with a Jira of this file's own, in which nothing is published before each test. */
export function publishGround() {
  const ground = {} as { api: TestApi; deps: ActivityDeps };
  const ask = <Row>(text: string) => ground.api.database.asAdministrator<Row & object>(text);
  const at = () => ground.api.clock.now;

  beforeAll(async () => {
    const api = await startApi();
    const deps = {
      withTenant: api.database.withTenant,
      jira: createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 5 }),
      clock: () => api.clock.now,
      writing: { sendSeconds: 30, settleSeconds: 60, lookupGapSeconds: 30, origin: '' },
    } as unknown as ActivityDeps;
    Object.assign(ground, { api, deps });
  }, 60_000);
  afterAll(() => ground.api?.close());
  beforeEach(async () => {
    const { api } = ground;
    await ask(
      'truncate setting_changes, publish_settings, published_scores, standing_writes, writes, write_attempts, issues, tokens, outbox, deployment_switches cascade',
    );
    await ask(`update tenants set state = 'active', writes_stopped = false`);
    await ask(`update installations set state = 'active'`);
    api.clock.now = testNow;
    api.simulator.reset();
    prepareSite(api.simulator, tenantA, 3);
    const token = api.simulator.tokens.app(tenantA);
    const headers = { 'x-forge-oauth-system': token };
    await api.call('POST', '/forge/scheduled/token', { as: null, headers });
    await api.setMode('propose');
  });

  return {
    ground,
    ask,
    later(seconds: number): void {
      ground.api.clock.now = new Date(at().getTime() + seconds * 1000);
    },
    /** Steps until there is nothing left to do now. `meanwhile` happens after it began and before anything is sent. */
    async run(
      changed: Partial<ActivityDeps> = {},
      meanwhile: () => Promise<unknown> = async () => {},
    ): Promise<void> {
      const deps = { ...ground.deps, ...changed };
      const access = await appAccess(deps, tenantA);
      if (!access) throw new Error('there is no token');
      const writer = createStandingWriter(deps, tenantA, access);
      await writer.lookForField();
      await meanwhile();
      while ((await writer.step()).next === 'go_on');
    },
    judge: (scores: Record<string, number>, status?: 'ready') =>
      judged(ground.deps, tenantA, scores, at(), status),
    turn: (mode: PublishMode) => publishing(ground.deps, tenantA, mode, at()),
    shown: (...ids: string[]) => shownIn(ground.api.simulator, tenantA, ids),
    gate: (id: string) => gateIn(ground.api.simulator, tenantA, id),
    setting: () => ground.deps.withTenant(tenantA, (tx) => findPublishSetting(tx, project)),
    attempts: () =>
      ask<{ outcome: string | null }>('select outcome from write_attempts order by started_at'),
    stopWrites: (stopped: boolean) =>
      ground.deps.withTenant(tenantA, (tx) => setWritesStopped(tx, { stopped, at: testNow })),
  };
}
