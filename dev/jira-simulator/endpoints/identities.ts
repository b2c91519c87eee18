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

/** Jira compares the beginnings of the words of a name. */
export const getUsers: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/user/search',
  operationId: 'findUsers',
  scope: 'read:jira-user',
  query: ['query', 'accountId', 'startAt', 'maxResults'],
  handle(call) {
    const words = wordsOf(call);
    const found = call.site.people.filter(({ displayName }) =>
      [displayName, ...displayName.split(' ')].some((part) => part.toLowerCase().startsWith(words)),
    );
    const users = found.slice(0, mostOf(call, 50)).map((person) => userShape(call, person));
    return { status: 200, body: users, identities: users.length };
  },
};

export const getGroupsPicker: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/groups/picker',
  operationId: 'findGroups',
  scope: 'read:jira-user',
  query: ['query', 'maxResults', 'caseInsensitive'],
  handle(call) {
    const words = wordsOf(call);
    const found = call.site.groups.filter(({ name }) => name.toLowerCase().includes(words));
    const groups = found
      .slice(0, mostOf(call, 20))
      .map(({ id, name }) => ({ name, html: name, groupId: id, labels: [] }));
    const header = `Showing ${groups.length} of ${found.length} matching groups`;
    const body = { header, total: found.length, groups };
    return { status: 200, body, identities: groups.length };
  },
};

const wordsOf = ({ query }: Call) => (query.get('query') ?? '').trim().toLowerCase();

function mostOf({ query }: Call, fallback: number): number {
  const wanted = { name: 'maxResults', fallback, min: 1, max: 1000 };
  return numberParameter(query.get('maxResults'), wanted);
}

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
