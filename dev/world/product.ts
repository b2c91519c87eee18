import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { request } from 'undici';
import { readConfig } from '../../bin/config.ts';
import { openDatabase } from '../../bin/database.ts';
import { saveModelSettings } from '../../db/model-settings.ts';
import { setModelProject } from '../../db/model-switches.ts';
import { setMode } from '../../db/project-modes.ts';
import { defaultModelSettings } from '../../domain/model/settings.ts';
import type { ForgeStandIn } from '../forge/stand-in.ts';
import type { JiraSimulator } from '../jira-simulator/index.ts';
import { otherCloudId } from '../jira-simulator/state/catalogue.ts';
import { createPerson, type Person } from '../person.ts';
import { type ManagedProcess, startProcess } from '../process.ts';

export const localTenant = '11111111-2222-4333-8444-555555555555';
export const localApp = 'ari:cloud:ecosystem::app/7b6f3c1e-2d4a-4c8b-9e5f-0a1b2c3d4e5f';
export const localInstallation = '5f0c2f1e-6a7b-4c3d-8e9f-102132435465';
/** Another customer's site, where the app is installed and nothing is set yet. */
export const otherTenant = otherCloudId;
const otherInstallation = '6a1d3e2f-7b8c-4d5e-9f01-213243546576';

/** The installation of the app on a site. */
export function installationOf(tenantId: string): string {
  return tenantId === otherTenant ? otherInstallation : localInstallation;
}

export interface LocalSetup {
  temporalAddress: string;
  namespace: string;
  simulatorOrigin: string;
  jwksUrl: string;
  port: number;
}

/** The variables of API and worker in the local world, besides those of the database. */
export function localVariables(setup: LocalSetup): Record<string, string> {
  return {
    TEMPORAL_ADDRESS: setup.temporalAddress,
    TEMPORAL_NAMESPACE: setup.namespace,
    READYGATE_PORT: String(setup.port),
    READYGATE_OPS_PORT: '0',
    READYGATE_FORGE_APP_ID: localApp,
    READYGATE_FORGE_JWKS_URL: setup.jwksUrl,
    READYGATE_FORGE_ENVIRONMENT: 'DEVELOPMENT',
    READYGATE_JIRA_HOSTS: setup.simulatorOrigin,
    READYGATE_KEYS: `local:${randomBytes(32).toString('base64')}`,
    READYGATE_LICENSING: 'off',
    // One person calls for many in benches, and as fast as a machine can.
    READYGATE_RATE_PERSON_READS: '1000/100000',
    READYGATE_RATE_PERSON_COMMANDS: '1000/100000',
    READYGATE_RATE_SITE_READS: '1000/100000',
    READYGATE_RATE_SITE_COMMANDS: '1000/100000',
    // The simulator has no limits of its own unless somebody turns them on.
    READYGATE_JIRA_POINTS_PER_HOUR: '1000000000',
    READYGATE_JIRA_BURST: 'GET:100000,POST:100000,PUT:100000,DELETE:100000',
    READYGATE_JIRA_ISSUE_WRITES: '100000/1',
  };
}

export interface CommandOptions {
  command: 'api' | 'worker';
  args: string[];
  env: Record<string, string>;
  directory: string;
}

/** Starts a command of `readygate` as a process of its own and waits until it serves. */
export function startCommand({
  command,
  args,
  env,
  directory,
}: CommandOptions): Promise<ManagedProcess> {
  const cli = new URL('../../bin/cli.ts', import.meta.url).pathname;
  const logFile = join(directory, `${command}.log`);
  return startProcess({ name: command, args: [cli, command, ...args], env, logFile });
}

export interface CallerDeps {
  apiOrigin: string;
  forge: ForgeStandIn;
  simulator: JiraSimulator;
}

/** Somebody with an account on the simulated site, in front of the app. */
export function personOf({
  apiOrigin,
  forge,
  simulator,
  accountId,
}: CallerDeps & { accountId: string }): Person {
  return createPerson({
    apiOrigin: () => apiOrigin,
    signToken: (issueId) =>
      forge.signInvocationToken({
        cloudId: localTenant,
        accountId,
        installationId: localInstallation,
        moduleKey: 'readygate-issue',
        ...(issueId === null ? {} : { issue: { id: issueId } }),
      }),
    appToken: () => tokensOf(simulator, 'app'),
    userToken: () => tokensOf(simulator, accountId),
  });
}

const minted = new WeakMap<JiraSimulator, Map<string, string>>();

/** Forge caches tokens: the same one comes with many calls. */
function tokensOf(simulator: JiraSimulator, who: string): string {
  const known = minted.get(simulator) ?? new Map<string, string>();
  minted.set(simulator, known);
  const token =
    known.get(who) ??
    (who === 'app' ? simulator.tokens.app(localTenant) : simulator.tokens.user(localTenant, who));
  known.set(who, token);
  return token;
}

/** Tells the API of the installation, as Forge's lifecycle event does. */
export async function install(
  { apiOrigin, forge, simulator }: CallerDeps,
  tenantId = localTenant,
): Promise<void> {
  const installationId = installationOf(tenantId);
  const token = await forge.signInvocationToken({
    cloudId: tenantId,
    installationId,
    moduleKey: 'readygate-lifecycle',
    moduleType: 'core:endpoint',
  });
  const reply = await request(new URL('/forge/events/lifecycle', apiOrigin), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-forge-oauth-system': simulator.tokens.app(tenantId),
    },
    body: JSON.stringify({ eventType: 'avi:forge:installed:app', id: installationId }),
  });
  const text = await reply.body.text();
  if (reply.statusCode >= 300)
    throw new Error(`the API refused the installation: ${reply.statusCode} ${text}`);
}

/** A port that nothing listens on now: the preferred one, if it is free. */
export async function freePort(preferred = 0): Promise<number> {
  return await tryPort(preferred).catch(() => tryPort(0));
}

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const free = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(free));
    });
  });
}

export interface ModeSetup {
  env: Record<string, string>;
  tenantId: string;
  projectIds: readonly string[];
}

/** Lets a model see every project, as administrators do in the settings. */
export async function turnModelOn({ env, tenantId, projectIds }: ModeSetup): Promise<void> {
  const database = await openDatabase(readConfig(env), () => new Date());
  const by = { at: new Date(), accountId: 'acc-otto' };
  try {
    await database.withTenant(tenantId, async (tx) => {
      await saveModelSettings(tx, { version: 0, ...defaultModelSettings, on: true }, by);
      for (const projectId of projectIds)
        await setModelProject(tx, { projectId, on: true, version: 0 }, by);
    });
  } finally {
    await database.close();
  }
}

/** Puts every project into mode `propose`, as an operator does by `readygate tenant mode`. */
export async function proposeEverywhere({ env, tenantId, projectIds }: ModeSetup): Promise<void> {
  const config = readConfig(env);
  const database = await openDatabase(config, () => new Date());
  try {
    await database.withTenant(tenantId, async (tx) => {
      for (const projectId of projectIds)
        await setMode(tx, { projectId, mode: 'propose', at: new Date() });
    });
  } finally {
    await database.close();
  }
}
