import type { Call, Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { numberParameter } from '../http/strict.ts';
import { selfLink, userShape } from '../issues/shapes.ts';

/** Jira cuts pages where it likes. */
const largestPage = 50;

export const getUsersBulk: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/user/bulk',
  operationId: 'bulkGetUsers',
  scope: 'read:jira-user',
  query: ['startAt', 'maxResults', 'accountId'],
  handle(call) {
    const ids = call.query.getAll('accountId');
    if (ids.length === 0) throw refuse(400, ["The 'accountId' query parameter is required."]);
    const found = call.site.people.filter(({ accountId }) => ids.includes(accountId));
    return pageOf(call, 'user/bulk', found, (person) => userShape(call, person));
  },
};

export const getGroupsBulk: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/group/bulk',
  operationId: 'bulkGetGroups',
  scope: 'read:jira-user',
  query: ['startAt', 'maxResults', 'groupId'],
  handle(call) {
    const ids = call.query.getAll('groupId');
    const found = call.site.groups.filter(({ id }) => ids.length === 0 || ids.includes(id));
    return pageOf(call, 'group/bulk', found, ({ id, name }) => ({ name, groupId: id }));
  },
};

function pageOf<One>(
  call: Call,
  path: string,
  found: readonly One[],
  shape: (one: One) => Record<string, unknown>,
) {
  const bounds = { min: 0, max: 1e9 };
  const wanted = { name: 'maxResults', fallback: 10, ...bounds };
  const startAt = numberParameter(call.query.get('startAt'), {
    name: 'startAt',
    fallback: 0,
    ...bounds,
  });
  const asked = numberParameter(call.query.get('maxResults'), wanted);
  const maxResults = Math.min(largestPage, asked);
  const values = found.slice(startAt, startAt + maxResults).map(shape);
  const isLast = startAt + values.length >= found.length;
  const self = selfLink(call, path);
  const body = { self, maxResults, startAt, total: found.length, isLast, values };
  return { status: 200, body, identities: values.length };
}
