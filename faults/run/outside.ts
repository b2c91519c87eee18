import { request } from 'undici';
import { createPerson, type Person } from '../../dev/person.ts';
import { localInstallation } from '../../dev/world/product.ts';
import { decider, type Ground } from './ground.ts';

/** Milliseconds for which somebody sees nothing of a project: a few look-ups long. */
const darkness = 3000;

/** A decider in front of the app, with one token of Jira that can be revoked. */
export function deciderWith({ world }: Ground, accountId: string, userToken: string): Person {
  const { forge, simulator, tenantId } = world;
  return createPerson({
    apiOrigin: () => world.apiOrigin,
    signToken: (issueId) =>
      forge.signInvocationToken({
        cloudId: tenantId,
        accountId,
        installationId: localInstallation,
        moduleKey: 'readygate-issue',
        ...(issueId === null ? {} : { issue: { id: issueId } }),
      }),
    appToken: () => simulator.tokens.app(tenantId),
    userToken: () => userToken,
  });
}

/** Tells the API that an issue changed, as Forge's trigger does. */
export async function tellOfChange({ world }: Ground, issueId: string): Promise<void> {
  const token = await world.forge.signInvocationToken({
    cloudId: world.tenantId,
    installationId: localInstallation,
    moduleKey: 'readygate-issue-events',
  });
  const { statusCode, body } = await request(new URL('/forge/events/issue', world.apiOrigin), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ eventType: 'avi:jira:updated:issue', issue: { id: issueId } }),
  });
  await body.dump();
  if (statusCode !== 200) throw new Error(`the event was answered ${statusCode}`);
}

/** The decider sees nothing of a project for a while. */
export function hideFromDecider({ world, site }: Ground, project: string): void {
  const { acting } = world.simulator;
  const permissions = [...(site().grants[project]?.[decider] ?? [])];
  const grant = { cloudId: world.tenantId, project, accountId: decider };
  acting.setPermissions({ ...grant, permissions: [] });
  acting.setPermissions({ ...grant, permissions, after: darkness });
}
