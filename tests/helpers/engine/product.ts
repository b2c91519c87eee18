import type { AddressInfo } from 'node:net';
import type { Client } from '@temporalio/client';
import type { ActivityDeps, WritingSettings } from '../../../activities/deps.ts';
import { buildApp } from '../../../api/app.ts';
import { loadPack, shippedPacks } from '../../../bin/packs.ts';
import { shippedProfiles } from '../../../bin/profiles.ts';
import { createRuns } from '../../../bin/temporal.ts';
import { createTokenVerifier } from '../../../clients/forge/verify-token.ts';
import { createJiraClient } from '../../../clients/jira/client.ts';
import { createJiraLimits } from '../../../clients/jira/limits/limits.ts';
import { createWebhookClient } from '../../../clients/webhook/webhook.ts';
import { createBudgetStore } from '../../../db/jira-budgets.ts';
import { localApp } from '../../../dev/world/product.ts';
import { defaultLimits, type LimitSettings } from '../../../domain/limits/settings.ts';
import type { TestDatabase } from '../database.ts';

const quick: WritingSettings = {
  sendSeconds: 3,
  settleSeconds: 0.2,
  lookupGapSeconds: 0.2,
  origin: 'Proposed by Readygate and approved by a person.',
};

export interface Around {
  database: TestDatabase;
  client: Client;
  clock: () => Date;
  jiraOrigin: string;
}

export function activityDeps(
  { database, client, clock, jiraOrigin }: Around,
  options: {
    writing?: Partial<WritingSettings>;
    model?: ActivityDeps['model'];
    jiraLimits?: Partial<LimitSettings>;
  },
): ActivityDeps {
  const limits = createJiraLimits({
    settings: { ...defaultLimits, ...options.jiraLimits },
    store: createBudgetStore(database.pools.app),
    clock,
  });
  return {
    withTenant: database.withTenant,
    jira: createJiraClient({ allowedOrigins: [jiraOrigin], timeoutSeconds: 10, limits }),
    model: options.model ?? null,
    webhook: createWebhookClient({ timeoutSeconds: 2, privateHosts: ['127.0.0.1'] }),
    pack: loadPack('starter'),
    clock,
    writing: { ...quick, ...options.writing },
    clockPool: database.pools.clock,
    // Tests let days pass without a call.
    silentAfterHours: 10_000,
    runs: createRuns(client),
  };
}

export interface ServeOptions extends Around {
  deps: ActivityDeps;
  jwksUrl: string;
  log: (event: string, data?: Record<string, unknown>) => void;
}

/** The API on a free port. */
export async function serveApi({
  deps,
  clock,
  jiraOrigin,
  jwksUrl,
  log,
}: ServeOptions): Promise<{ origin: string; close(): Promise<void> }> {
  const app = await buildApp({
    withTenant: deps.withTenant,
    jira: deps.jira,
    verifyToken: createTokenVerifier({
      appId: localApp,
      environment: 'DEVELOPMENT',
      jiraHosts: [jiraOrigin],
      jwksUrl,
      clock,
    }),
    clock,
    log,
    model: { offered: null, work: new Map(), countTokens: async () => 0 },
    securityContact: null,
    packs: shippedPacks(),
    profiles: shippedProfiles(),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => app.close() };
}
