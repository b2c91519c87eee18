import { createPerson } from '../../dev/person.ts';
import { databaseVariables, prepareDatabase } from '../../dev/world/database.ts';
import { createNamespace } from '../../dev/world/namespace.ts';
import {
  freePort,
  localTenant,
  localVariables,
  proposeEverywhere,
  startCommand,
} from '../../dev/world/product.ts';
import { adminUrlOf, clientOf, type Ground, profiling, type Side, type Undo } from './side.ts';
import { createWatch } from './watch.ts';

export interface ProductOptions extends Ground {
  jwksUrl: string;
  /** Further options of the worker's Node. */
  workerOptions?: string;
}

/** The product as it is operated: `readygate api` and `readygate worker`. */
export async function startProductSide(
  options: ProductOptions,
  undo: Undo,
): Promise<Side & { databaseUrl: string }> {
  const { directory, adminUrl, temporalAddress, jira, jwksUrl, profile, invocation } = options;
  const { workerOptions } = options;
  const urls = await prepareDatabase(adminUrl);
  const namespace = await createNamespace(temporalAddress, false);
  const port = await freePort();
  const env = {
    ...databaseVariables(urls),
    ...localVariables({ temporalAddress, namespace, simulatorOrigin: jira.origin, jwksUrl, port }),
    ...profiling(profile, 'product'),
  };
  const api = await startCommand({ command: 'api', args: [], env, directory });
  undo.push(() => api.stop());
  const person = createPerson({
    apiOrigin: () => `http://127.0.0.1:${port}`,
    signToken: invocation,
    appToken: () => jira.tokens.app,
    userToken: () => jira.tokens.user,
  });
  // The first call makes the tenant known, whatever it is answered.
  await person.readiness(jira.issues[0] ?? '');
  await proposeEverywhere({ env, tenantId: localTenant, projectIds: [jira.projectId] });
  const worker = await startCommand({
    command: 'worker',
    args: [],
    env: workerOptions ? { ...env, NODE_OPTIONS: workerOptions } : env,
    directory,
  });
  undo.push(() => worker.stop());
  const watch = createWatch(adminUrlOf(adminUrl, urls.app));
  undo.push(() => watch.close());
  const client = await clientOf(temporalAddress, namespace, undo);
  return { api, worker, person, watch, client, databaseUrl: urls.app };
}
