import type { AddressInfo } from 'node:net';
import { createActivities } from '../../../activities/index.ts';
import { buildApp } from '../../../api/app.ts';
import type { Config } from '../../../bin/config.ts';
import { loadPack, shippedPacks } from '../../../bin/packs.ts';
import { shippedProfiles } from '../../../bin/profiles.ts';
import type { Invocation } from '../../../clients/forge/invocation.ts';
import { createJiraClient } from '../../../clients/jira/client.ts';
import { createWebhookClient } from '../../../clients/webhook/webhook.ts';
import { recordInstallation } from '../../../db/installations.ts';
import { createPool } from '../../../db/pools.ts';
import { setMode } from '../../../db/project-modes.ts';
import { createTenantKeys } from '../../../db/tenant-keys.ts';
import type { WithTenant } from '../../../db/tenant-tx.ts';
import { createTenantRunner } from '../../../db/with-tenant.ts';
import {
  endedMessage,
  heardMessage,
  startClarifyIssue,
} from '../../../workflows/clarify-messages.ts';
import { startNotifyPeople } from '../../../workflows/notify-people.ts';
import { cancelledMessage, startRefineIssue } from '../../../workflows/refine-messages.ts';
import { startSweepBacklog, sweepChangedMessage } from '../../../workflows/sweep-messages.ts';
import { recordingPool } from './pool.ts';
import type { Tape } from './tape.ts';

export interface InProcessOptions {
  config: Config;
  /** Where Jira is called. */
  jiraOrigin: string;
  invocation: Invocation & { accountId: string };
  projectId: string;
  tape: Tape;
}

const clock = () => new Date();
const many = { perSecond: 100_000, atOnce: 100_000 };

/** API and activities of the product in this process; their transactions are kept on the tape. */
export async function startInProcess(options: InProcessOptions, undo: (() => Promise<unknown>)[]) {
  const { config, jiraOrigin, invocation, tape } = options;
  const pools = {
    app: createPool(config.database('app')),
    keys: createPool(config.database('app'), { max: 2 }),
    clock: createPool(config.database('clock'), { max: 1 }),
  };
  undo.push(() => Promise.all(Object.values(pools).map((pool) => pool.end())));
  const keys = createTenantKeys({ pool: pools.keys, ring: config.keys(), clock });
  await admitTenant(createTenantRunner({ pool: pools.app, keys }), options);
  const withTenant = createTenantRunner({ pool: recordingPool(pools.app, tape), keys });
  const jira = createJiraClient({ allowedOrigins: [jiraOrigin], timeoutSeconds: 10 });
  const app = await buildApp({
    withTenant,
    jira,
    clock,
    verifyToken: async () => invocation,
    log: () => {},
    // Taken from, and never empty, as in the API that is measured.
    rates: { person: { reads: many, commands: many }, site: { reads: many, commands: many } },
    securityContact: null,
    packs: shippedPacks(),
    profiles: shippedProfiles(),
    model: { offered: null, work: new Map(), countTokens: async () => 0 },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  undo.push(() => app.close());
  const activities = createActivities({
    withTenant,
    jira,
    clock,
    model: null,
    webhook: createWebhookClient({ timeoutSeconds: 10, privateHosts: [] }),
    pack: loadPack('starter'),
    writing: config.writing(),
    clockPool: pools.clock,
    silentAfterHours: 24,
    runs: {
      isOpen: async () => true,
      start: startRefineIssue,
      cancelled: cancelledMessage,
      notify: startNotifyPeople,
      sweeps: {
        isOpen: async () => true,
        start: startSweepBacklog,
        changed: sweepChangedMessage,
      },
      answers: {
        isOpen: async () => true,
        start: startClarifyIssue,
        heard: heardMessage,
        ended: endedMessage,
      },
    },
  });
  const { port } = app.server.address() as AddressInfo;
  return { apiOrigin: `http://127.0.0.1:${port}`, activities };
}

async function admitTenant(
  withTenant: WithTenant,
  { invocation, projectId }: InProcessOptions,
): Promise<void> {
  await withTenant(invocation.tenantId, async (tx) => {
    const at = clock();
    await recordInstallation(tx, { ...invocation, at });
    await setMode(tx, { projectId, mode: 'propose', at });
  });
}
