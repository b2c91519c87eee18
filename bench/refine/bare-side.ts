import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../../bin/config.ts';
import { createPerson } from '../../dev/person.ts';
import { startProcess } from '../../dev/process.ts';
import { type DatabaseUrls, databaseVariables, prepareDatabase } from '../../dev/world/database.ts';
import { createNamespace } from '../../dev/world/namespace.ts';
import { freePort, localInstallation, localTenant } from '../../dev/world/product.ts';
import { writeSettings } from './bare/settings.ts';
import { person as accountId } from './jira.ts';
import { recordRefinement } from './recording/record.ts';
import type { Recording } from './recording/step.ts';
import { adminUrlOf, clientOf, type Ground, profiling, type Side, type Undo } from './side.ts';
import { createWatch } from './watch.ts';

/**
 * A bare engine in the product's place. "The same requests and transactions, and nothing else" means:
 *
 * - All that one refinement of the product sends to PostgreSQL and to Jira is recorded and sent again
 *   with other ids: the same statements with values of the same size, the same round trips, the same
 *   requests, in the same order. So the bare side never falls behind the product's own traffic.
 * - What the product does to know what to send is left out: it is in the recording. No token is
 *   verified, no issue read or judged, nothing drafted, sealed, encrypted, compared or retried.
 * - What the product makes PostgreSQL do beyond storing is left out: row security, and the chain of
 *   audit entries with the lock on its head. The entries are inserted, because they are rows.
 * - The workflow has the product's shape and passes the same arguments and results; its messages are
 *   delivered by the product's dispatcher, since a claim and a mark are transactions too.
 */
export async function startBareSide(
  ground: Ground,
  issues: readonly [string, string],
  undo: Undo,
): Promise<Side> {
  const { directory, adminUrl, temporalAddress, jira, invocation, profile } = ground;
  const urls = await prepareDatabase(adminUrl);
  const recording = await record(ground, urls, issues);
  await strip(adminUrlOf(adminUrl, urls.owner));
  const namespace = await createNamespace(temporalAddress, false);
  const port = await freePort();
  const settings = join(directory, 'bare.settings');
  writeSettings(settings, {
    recording,
    databaseUrl: urls.app,
    dispatcherUrl: urls.dispatcher,
    jiraOrigin: jira.origin,
    tokens: jira.tokens,
    temporalAddress,
    namespace,
    port,
  });
  const start = async (name: 'api' | 'worker') => {
    const args = [new URL(`./bare/${name}.ts`, import.meta.url).pathname, settings];
    const logFile = join(directory, `bare-${name}.log`);
    const started = await startProcess({
      name: `bare ${name}`,
      args,
      env: profiling(profile, 'bare'),
      logFile,
    });
    undo.push(() => started.stop());
    return started;
  };
  const [api, worker] = [await start('api'), await start('worker')];
  const person = createPerson({
    apiOrigin: () => `http://127.0.0.1:${port}`,
    signToken: invocation,
    appToken: () => jira.tokens.app,
    userToken: () => jira.tokens.user,
  });
  const watch = createWatch(adminUrlOf(adminUrl, urls.app));
  undo.push(() => watch.close());
  const client = await clientOf(temporalAddress, namespace, undo);
  return { api, worker, person, watch, client };
}

/** Recorded while the database is still the product's. */
export function record(
  { jira }: Pick<Ground, 'jira'>,
  urls: DatabaseUrls,
  issues: readonly [string, string],
): Promise<Recording> {
  const config = readConfig({
    ...databaseVariables(urls),
    READYGATE_KEYS: `bench:${randomBytes(32).toString('base64')}`,
  });
  return recordRefinement({
    config,
    jiraOrigin: jira.origin,
    tenantId: localTenant,
    installationId: localInstallation,
    accountId,
    tokens: jira.tokens,
    projectId: jira.projectId,
    issues,
  });
}

/** Takes from a database of the product what a bare one does not have. */
export async function strip(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('set role readygate_owner');
    await client.query(readFileSync(new URL('./bare/strip.sql', import.meta.url), 'utf8'));
  } finally {
    await client.end();
  }
}
