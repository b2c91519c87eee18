import type { Site } from '../state/model.ts';
import type { World } from '../state/world.ts';
import type { Caller, Endpoint } from './endpoint.ts';
import { gatewayUnauthorized } from './jira-error.ts';

const anonymous: Caller = { person: null, kind: 'anonymous' };

/**
 * Who a token speaks for. Without Authorization the request is anonymous, as in Jira; a token that
 * is unknown, expired, of another site or without the scope gets the gateway's 401.
 */
export function readCaller(
  world: World,
  site: Site,
  endpoint: Endpoint,
  authorization: string | undefined,
): Caller {
  if (authorization === undefined) return anonymous;
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1];
  const grant = token === undefined ? undefined : world.state.tokens[token];
  if (grant === undefined) throw gatewayUnauthorized('Unauthorized');
  if (grant.expiresAt <= world.now()) throw gatewayUnauthorized('Unauthorized; token expired');
  if (grant.cloudId !== site.cloudId || !grant.scopes.includes(endpoint.scope))
    throw gatewayUnauthorized('Unauthorized; scope does not match');
  const person = site.people.find(({ accountId }) => accountId === grant.accountId);
  if (person === undefined || !person.active) throw gatewayUnauthorized('Unauthorized');
  return { person, kind: grant.kind };
}
