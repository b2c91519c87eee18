import { readConfig } from '../../bin/config.ts';
import { databaseVariables, prepareDatabase } from '../../dev/world/database.ts';
import {
  freePort,
  localInstallation,
  localTenant,
  localVariables,
  startCommand,
} from '../../dev/world/product.ts';
import { person as accountId } from '../refine/jira.ts';
import { runActivities } from '../refine/recording/activities.ts';
import { startInProcess } from '../refine/recording/product.ts';
import { createTape } from '../refine/recording/tape.ts';
import type { Undo } from '../refine/side.ts';
import type { DoorGround } from './ground.ts';
import { approvalOf, type DoorSide, personAt } from './sides.ts';

/**
 * `readygate api` as it is operated. Plans are made by the product's activities in this process: no worker and
 * no engine take the machine's time.
 */
export async function startProductDoor(ground: DoorGround, undo: Undo): Promise<DoorSide> {
  const { directory, adminUrl, jira, jwksUrl } = ground;
  const urls = await prepareDatabase(adminUrl);
  const port = await freePort();
  const env = {
    ...databaseVariables(urls),
    ...localVariables({
      temporalAddress: '127.0.0.1:1',
      namespace: 'none',
      simulatorOrigin: jira.origin,
      jwksUrl,
      port,
    }),
  };
  const api = await startCommand({ command: 'api', args: [], env, directory });
  undo.push(() => api.stop());
  const person = personAt(ground, port);
  // Its first call makes the tenant known and brings the token of the app.
  await person.readiness(jira.issues[0] ?? '');
  const tape = createTape();
  const invocation = {
    tenantId: localTenant,
    installationId: localInstallation,
    environment: 'DEVELOPMENT' as const,
    apiBaseUrl: `${jira.origin}/ex/jira/${localTenant}`,
    accountId,
    moduleKey: 'readygate-issue',
    appVersion: '1.0.0',
    licence: null,
  };
  const { activities } = await startInProcess(
    {
      config: readConfig(env),
      jiraOrigin: jira.origin,
      invocation,
      projectId: jira.projectId,
      tape,
    },
    undo,
  );
  const until = runActivities(activities, localTenant, tape);
  return {
    api,
    port,
    person,
    async plant(refinementId) {
      await until(refinementId, 'decidable');
      tape.clear();
      return await approvalOf(person, refinementId);
    },
  };
}
